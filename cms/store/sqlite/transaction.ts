import { storeError } from '../store-error.ts'
import type { Client, Connection } from './connection.ts'

export type Transaction = Awaited<ReturnType<Client['transaction']>>

/** The transaction the writer has just begun. Once it has ended it takes nothing more, whoever still holds it. */
export function openTransaction(writer: Connection, onEnd: (end: 'COMMIT' | 'ROLLBACK') => void): Transaction {
  let isOpen = true

  async function end(sql: 'COMMIT' | 'ROLLBACK') {
    isOpen = false
    let done: typeof sql = 'ROLLBACK'
    try {
      await writer.script(sql)
      done = sql
    } finally {
      onEnd(done)
    }
  }

  async function rollback() {
    if (isOpen) await end('ROLLBACK')
  }

  async function within<T>(work: () => Promise<T>): Promise<T> {
    if (!isOpen) throw ended()
    try {
      return await work()
    } catch (error) {
      // A full disk or an I/O error ends the transaction inside SQLite; what came next would be kept piecemeal.
      if (await hasEnded(writer)) await rollback().catch(() => undefined)
      throw error
    }
  }

  return {
    execute: (statement) => within(() => writer.execute(statement)),
    batch: (statements) =>
      within(async () => {
        const results = []
        for (const statement of statements) results.push(await writer.execute(statement))
        return results
      }),
    executeMultiple: () =>
      Promise.reject(storeError('store-unsupported', 'libsql ends a transaction after a script: send one statement.')),
    commit: async () => {
      if (!isOpen) throw ended()
      await end('COMMIT')
    },
    rollback,
    close: () => void rollback().catch(() => undefined),
    get closed() {
      return !isOpen
    },
  }
}

function ended(): Error {
  return storeError(
    'store-rolled-back',
    'This transaction has ended and takes no more. If it was not committed, nothing of it was kept: do the act again.',
  )
}

async function hasEnded(writer: Connection): Promise<boolean> {
  try {
    await writer.execute('BEGIN')
  } catch {
    return false
  }
  await writer.script('ROLLBACK')
  return true
}
