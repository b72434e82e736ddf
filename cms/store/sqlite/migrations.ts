import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'
import { createLocalReq } from 'payload'
import { storeError } from '../store-error.ts'
import type { Adapter } from './begin.ts'
import type { StoreClient } from './store-client.ts'

/** One entry of the list that `payload migrate:create` writes. */
export type StoreMigration = {
  name: string
  up: (args: MigrateUpArgs) => Promise<void>
  down: (args: MigrateDownArgs) => Promise<void>
}

type Db = MigrateUpArgs['db']

/**
 * Payload runs migrations at start only when NODE_ENV is production, and two processes that start together both try
 * and one exits. Here what has run is asked again inside the transaction that would run it.
 */
export async function migrateUp(given: {
  adapter: Adapter
  client: StoreClient
  migrations: readonly StoreMigration[]
}): Promise<boolean> {
  const { adapter, client, migrations } = given
  const before = await ranOn(adapter.drizzle)
  if (before.pushed && migrations.length > 0) throw pushed()
  const pending = migrations.filter(({ name }) => !before.names.has(name))
  if (pending.length === 0) return false

  // To change a table SQLite builds a new one and drops the old, and the drop would follow ON DELETE into its children.
  await client.withoutForeignKeys(async () => {
    const batch = before.batch + 1
    for (const migration of pending) await runOnce({ adapter, migration, batch })
  })
  return true
}

async function runOnce(given: { adapter: Adapter; migration: StoreMigration; batch: number }): Promise<void> {
  const { adapter, migration, batch } = given
  const { payload } = adapter
  const id = await adapter.beginTransaction()
  if (!id) throw new Error('No transaction was begun.')
  try {
    const db = adapter.sessions[id]?.db as unknown as Db
    if ((await ranOn(db)).names.has(migration.name)) return

    const req = await createLocalReq({}, payload)
    req.transactionID = id
    await migration.up({ db, payload, req })
    await payload.db.create({ collection: 'payload-migrations', data: { name: migration.name, batch }, req })
    await refuseBrokenReferences({ db, migration })
    await adapter.commitTransaction(id)
    payload.logger.info({ msg: `Migrated: ${migration.name}` })
  } finally {
    await adapter.rollbackTransaction(id)
  }
}

async function ranOn(db: Db): Promise<{ names: Set<string>; batch: number; pushed: boolean }> {
  const { rows: tables } = await db.run(sql`SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'`)
  if (tables.length === 0) return { names: new Set(), batch: 0, pushed: false }
  const { rows } = await db.run(sql`SELECT name, batch FROM payload_migrations`)
  return {
    names: new Set(rows.map((row) => String(row.name))),
    batch: Math.max(0, ...rows.map((row) => Number(row.batch))),
    pushed: rows.some((row) => Number(row.batch) === -1),
  }
}

async function refuseBrokenReferences({ db, migration }: { db: Db; migration: StoreMigration }): Promise<void> {
  const { rows } = await db.run(sql`PRAGMA foreign_key_check`)
  if (rows.length === 0) return
  const places = new Set(rows.map((row) => `${row.table} → ${row.parent}`))
  throw storeError(
    'store-broken-reference',
    `Migration ${migration.name} leaves ${rows.length} rows that point at nothing (${[...places].join(', ')}). ` +
      'It was rolled back. Let its up() move or remove those rows.',
  )
}

function pushed(): Error {
  return storeError(
    'store-pushed',
    "The tables of this database were made by Payload's schema push, not by migrations. " +
      'Start with an empty file and import the data again.',
  )
}
