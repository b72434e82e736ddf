import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'

/** One publisher a home on one host: a lock of a process that is no more, or of another host, is taken over. Between hosts the lease decides. */
export const claimHome = (home: string): (() => void) => {
  const claimed = claim(join(home, 'publisher/publisher.pid'))
  if ('release' in claimed) return claimed.release
  throw new Error(
    `Another publisher (process ${claimed.heldBy}) works on ${home}. Stop it first, or set HUIYING_HOME to another folder.`,
  )
}

/** Waits until no other process holds the file, then holds it. For work that takes seconds. */
export const claimInTurn = async (file: string): Promise<() => void> => {
  for (;;) {
    const claimed = claim(file)
    if ('release' in claimed) return claimed.release
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const claim = (file: string): { release: () => void } | { heldBy: number } => {
  mkdirSync(dirname(file), { recursive: true })
  const other = holder(file)
  if (other && other !== process.pid && isRunning(other)) return { heldBy: other }
  rmSync(file, { force: true })
  try {
    writeFileSync(file, `${process.pid} ${hostname()}`, { flag: 'wx' })
  } catch {
    return { heldBy: holder(file) ?? 0 }
  }
  return {
    release: () => {
      if (holder(file) === process.pid) rmSync(file, { force: true })
    },
  }
}

const holder = (file: string) => {
  try {
    const [pid, host] = readFileSync(file, 'utf8').split(' ')
    return host === undefined || host === hostname() ? Number(pid) || undefined : undefined
  } catch {
    return undefined
  }
}

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
