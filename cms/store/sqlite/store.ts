import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type SQLiteAdapter, type SQLiteAdapterArgs, sqliteAdapter } from '@payloadcms/db-sqlite'
import { notLike } from '@payloadcms/db-sqlite/drizzle'
import type { SQLiteColumn } from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import type { DatabaseAdapterObj } from 'payload'
import { inOwnTransaction } from '../own-transaction.ts'
import { beginWith } from './begin.ts'
import { guard } from './guards.ts'
import { migrateUp, type StoreMigration } from './migrations.ts'
import { hasStatistics, refreshStatistics, writesBetweenRefreshes, writesWorthARefresh } from './statistics.ts'
import { storeClient } from './store-client.ts'

export type SqliteStoreOptions = Pick<SQLiteAdapterArgs, 'afterSchemaInit' | 'beforeSchemaInit' | 'logger'> & {
  /** A path, or a `file:` URL. */
  file: string
  /** What `cms/migrations/index.ts` exports. */
  migrations?: readonly StoreMigration[]
  migrationDir?: string
  /** Slugs of the collections whose rows may be added but never changed or removed. */
  immutable?: readonly string[]
  /** How long a write waits for another that does not move. */
  patienceMs?: number
}

/** One process writes one transaction at a time, and a write that was acknowledged is on the disk. */
export function sqliteStore(options: SqliteStoreOptions): DatabaseAdapterObj<SQLiteAdapter> {
  const { file, migrations = [], immutable = [], patienceMs = 30_000, ...rest } = options
  const url = file.startsWith('file:') ? file : pathToFileURL(path.resolve(file)).href
  const stock = sqliteAdapter({
    ...rest,
    client: { url },
    idType: 'uuid',
    push: false,
    transactionOptions: { behavior: 'immediate' },
  })

  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args)
      const { connect, destroy } = adapter
      let unmeasured = 0
      const client = storeClient({
        url,
        patienceMs,
        onCommit: () => {
          unmeasured += 1
          if (unmeasured === writesBetweenRefreshes) void refresh()
        },
      })
      adapter.beginTransaction = beginWith(adapter)
      // Payload puts the wildcards around what `like` asks for, not around `not_like`.
      adapter.operators.not_like = (column, value) => notLike(column as SQLiteColumn, `%${String(value)}%`)
      inOwnTransaction(adapter, { isOpen: (id) => Boolean(adapter.sessions[id]) })

      async function refresh() {
        unmeasured = 0
        try {
          await refreshStatistics(client)
        } catch (err) {
          adapter.payload.logger.warn({ err, msg: 'SQLite statistics were not refreshed; lists may be slow.' })
        }
      }

      adapter.connect = async (how) => {
        mkdirSync(path.dirname(fileURLToPath(url)), { recursive: true })
        if (client.closed) await client.open()
        adapter.client = client
        try {
          await connect?.call(adapter, how)
          // `payload migrate` and its kin decide themselves what to run.
          if (how?.hotReload || process.env.PAYLOAD_MIGRATING === 'true') return
          const hasMigrated = await migrateUp({ adapter, client, migrations })
          await guard({ adapter, client, slugs: immutable })
          if (hasMigrated || !(await hasStatistics(client))) await refresh()
        } catch (error) {
          client.close()
          throw error
        }
      }

      adapter.destroy = async () => {
        if (!client.closed) {
          if (unmeasured >= writesWorthARefresh) await refresh()
          // A write in flight is let finish.
          await client.exclusively(() => Promise.resolve()).catch(() => undefined)
        }
        await destroy?.call(adapter)
        client.close()
      }
      return adapter
    },
  }
}
