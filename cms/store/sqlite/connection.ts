import { setTimeout as sleep } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { isBusy, storeError } from '../store-error.ts'

export type Client = SQLiteAdapter['client']
export type Statement = Parameters<Client['execute']>[0]
export type Result = Awaited<ReturnType<Client['execute']>>

export type Connection = {
  open: () => Promise<void>
  close: () => void
  /** Replaces the connection if it can no longer be trusted. Never call it inside a transaction. */
  renew: () => Promise<void>
  execute: (statement: Statement) => Promise<Result>
  /** Statements without a result. Whatever transaction is open afterwards is rolled back by libsql. */
  script: (sql: string) => Promise<void>
}

/**
 * One connection that is kept, so that its PRAGMAs hold for every statement sent through it.
 *
 * A prepared statement that met SQLITE_BUSY is never reset by libsql. SQLite counts it as running until the garbage
 * collector finds it, and meanwhile refuses every COMMIT on that connection ("SQL statements in progress") and lets
 * autocommitted writes succeed without keeping them. Such a connection is replaced before it is used again. Scripts
 * are not prepared and leave nothing behind.
 */
export function connection(options: { url: string; pragmas: readonly string[]; patience: Patience }): Connection {
  const sql = options.pragmas.map((pragma) => `PRAGMA ${pragma};`).join(' ')
  let client: Client | undefined
  let isSpoilt = false

  async function open() {
    const opened = drizzle({ connection: { url: options.url } }).$client
    await options.patience(() => opened.executeMultiple(sql))
    client = opened
    isSpoilt = false
  }

  function live(): Client {
    if (!client) throw storeError('store-closed', 'The database is closed. Call getPayload again to open it.')
    return client
  }

  return {
    open,
    close: () => {
      client?.close()
      client = undefined
    },
    renew: async () => {
      if (!isSpoilt) return
      live().close()
      await open()
    },
    execute: async (statement) => {
      try {
        return await live().execute(statement)
      } catch (error) {
        if (isBusy(error)) isSpoilt = true
        throw error
      }
    },
    script: async (script) => await live().executeMultiple(script),
  }
}

export type Patience = <T>(attempt: () => Promise<T>) => Promise<T>

/**
 * Tries again while another process holds the write lock. The wait is a timer and not SQLite's own, which would
 * freeze the event loop.
 */
export function patience({ patienceMs, onWait }: { patienceMs: number; onWait?: () => void }): Patience {
  return async (attempt) => {
    const startedAt = Date.now()
    for (let turn = 0; ; turn += 1) {
      try {
        return await attempt()
      } catch (error) {
        if (!isBusy(error)) throw error
        if (Date.now() - startedAt >= patienceMs) throw lockedOut(patienceMs)
      }
      onWait?.()
      await sleep(Math.random() * Math.min(25, 2 ** turn))
    }
  }
}

function lockedOut(patienceMs: number): Error {
  return storeError(
    'store-busy',
    `Another process has kept the database locked for ${patienceMs / 1000} s. ` +
      'Look for an import, a migration or a SQLite shell with an open transaction, end it and try again.',
  )
}
