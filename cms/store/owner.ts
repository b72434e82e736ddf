import { randomUUID } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Process numbers mean something within one namespace of one host; containers have namespaces of their own. */
const house = (): string => {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** A name for this process among all that share a store. */
export const thisProcess = `${house()}|${process.pid}|${randomUUID()}`

/** Whether the process of that name is known to have ended: only of those that run beside us it can be known. */
export const isGone = (owner: string): boolean => {
  const [where, pid] = owner.split('|')
  if (where !== house() || Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
