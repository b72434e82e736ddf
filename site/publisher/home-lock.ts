import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * One publisher a home on one host. The lock is one of the system on an open file: two that start at once cannot both have it,
 * and it ends with the process, however that ends. Between hosts the lease decides.
 */
export const claimHome = (home: string): (() => void) => {
  const file = join(home, 'publisher/publisher.lock')
  const claimed = claim(file)
  if (claimed) return claimed
  throw new Error(
    `Another publisher (process ${holder(file)}) works on ${home}. Stop it first, or set HUIYING_HOME to another folder.`,
  )
}

/** Waits until no other process holds the file, then holds it. For work that takes seconds. */
export const claimInTurn = async (file: string): Promise<() => void> => {
  for (;;) {
    const claimed = claim(file)
    if (claimed) return claimed
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const busy = 5

/** SQLite holds a lock of the system on the file as long as the transaction is open; nothing is written into it. */
const claim = (file: string): (() => void) | undefined => {
  mkdirSync(dirname(file), { recursive: true })
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0; begin immediate')
    // For people: the lock itself does not say whose it is.
    writeFileSync(`${file}.pid`, String(process.pid))
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === busy) return undefined
    throw error
  }
  return () => lock.close()
}

const holder = (file: string) => {
  try {
    return readFileSync(`${file}.pid`, 'utf8')
  } catch {
    return 'unknown'
  }
}
