import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One publisher a home. A lock of a process that is no more is taken over. */
export const claimHome = (home: string): (() => void) => {
  const file = join(home, 'publisher/publisher.pid')
  mkdirSync(join(home, 'publisher'), { recursive: true })
  const other = holder(file)
  if (other && other !== process.pid && isRunning(other))
    throw new Error(
      `Another publisher (process ${other}) works on ${home}. Stop it first, or set HUIYING_HOME to another folder.`,
    )
  writeFileSync(file, String(process.pid))
  return () => {
    if (holder(file) === process.pid) rmSync(file, { force: true })
  }
}

const holder = (file: string) => {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
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
