import { setTimeout as sleep } from 'node:timers/promises'
import { sqliteCode, storeError } from '../store-error.ts'
import { type Hold, writeQueue } from '../write-queue.ts'
import { type Client, type Connection, connection, patience, type Result, type Statement } from './connection.ts'
import { openTransaction, type Transaction } from './transaction.ts'

export type StoreClient = Client & {
  open: () => Promise<void>
  /**
   * Runs work on the writing connection, outside any transaction, while nobody else in this process writes. Work runs
   * again if another process got in between.
   */
  exclusively: <T>(work: (writer: Connection) => Promise<T>) => Promise<T>
  /** Transactions begun by work do not check references. SQLite takes this order only between transactions. */
  withoutForeignKeys: <T>(work: () => Promise<T>) => Promise<T>
}

// Long enough to ride over another process's commit, short enough not to be felt: SQLite waits by freezing us.
const writerBusyMs = 25
const readerBusyMs = 5000

// A loader that began its next transaction at once would shut every other process out for as long as it loads.
const longHoldMs = 250
const restMs = 40

const cachePragmas = ['temp_store = MEMORY', 'cache_size = -65536']

/**
 * What the adapter takes for a libsql client. libsql gives its connection away with each transaction and opens a
 * new one, without the PRAGMAs; here one connection does all the writing and another all the reading, and reads never
 * wait for writes.
 */
export function storeClient(options: { url: string; patienceMs: number; onCommit?: () => void }): StoreClient {
  const { url, patienceMs, onCommit } = options
  const queue = writeQueue({ patienceMs })
  const patient = patience({ patienceMs })
  const reader = connection({
    url,
    patience: patient,
    pragmas: [`busy_timeout = ${readerBusyMs}`, 'query_only = ON', ...cachePragmas],
  })
  const writer = connection({
    url,
    patience: patient,
    pragmas: [
      `busy_timeout = ${writerBusyMs}`,
      'journal_mode = WAL',
      'journal_size_limit = 67108864',
      'synchronous = FULL',
      // Without it the rows that INSERT OR REPLACE removes go past the triggers that forbid removal.
      'recursive_triggers = ON',
      ...cachePragmas,
    ],
  })
  let isClosed = true
  let checksForeignKeys = true
  let restUntil = 0

  /** Passes when no other process holds the write lock: what is executed next on the writer hardly ever meets BUSY. */
  async function gate() {
    await writer.renew()
    await writer.script(`PRAGMA foreign_keys = ${checksForeignKeys ? 'ON' : 'OFF'}; BEGIN IMMEDIATE`)
  }

  async function whenFree<T>(hold: Hold, work: () => Promise<T>): Promise<T> {
    if (restUntil > Date.now()) await sleep(restUntil - Date.now())
    const result = await patience({ patienceMs, onWait: hold.touch })(async () => {
      await gate()
      return await work()
    })
    hold.touch()
    return result
  }

  async function exclusively<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const hold = await queue.acquire()
    try {
      return await whenFree(hold, () => work(writer))
    } finally {
      hold.release()
    }
  }

  async function transaction(): Promise<Transaction> {
    const hold = await queue.acquire()
    try {
      await whenFree(hold, () => writer.execute('BEGIN IMMEDIATE'))
    } catch (error) {
      hold.release()
      throw error
    }
    const beganAt = Date.now()
    return openTransaction(writer, (end) => {
      if (Date.now() - beganAt > longHoldMs) restUntil = Date.now() + restMs
      hold.release()
      if (end === 'COMMIT') onCommit?.()
    })
  }

  async function execute(statement: Statement): Promise<Result> {
    try {
      await reader.renew()
      return await reader.execute(statement)
    } catch (error) {
      // SQLite itself says which statement writes, and says so before anything has happened.
      if (sqliteCode(error) !== 'SQLITE_READONLY') throw error
    }
    return await exclusively((connection) => connection.execute(statement))
  }

  async function batch(statements: Statement[]): Promise<Result[]> {
    const open = await transaction()
    try {
      const results = await open.batch(statements)
      await open.commit()
      return results
    } finally {
      await open.rollback()
    }
  }

  async function withoutForeignKeys<T>(work: () => Promise<T>): Promise<T> {
    checksForeignKeys = false
    try {
      return await work()
    } finally {
      checksForeignKeys = true
    }
  }

  return {
    open: async () => {
      // The writer first: it makes the file and turns on WAL.
      await writer.open()
      await reader.open()
      isClosed = false
    },
    execute,
    batch,
    transaction,
    exclusively,
    withoutForeignKeys,
    migrate: (statements) => withoutForeignKeys(() => batch(statements)),
    executeMultiple: (sql) => exclusively((connection) => connection.script(sql)),
    sync: () => Promise.reject(storeError('store-unsupported', 'A file has no remote to sync with.')),
    close: () => {
      isClosed = true
      reader.close()
      writer.close()
    },
    get closed() {
      return isClosed
    },
    protocol: 'file',
  }
}
