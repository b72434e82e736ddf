import { storeError } from '../store-error.ts'
import type { Adapter } from './begin.ts'
import type { StoreClient } from './store-client.ts'

export type ForeignKey = { table: string; from: string; to: string; onDelete: string }

/** One trigger for each table and each way to break the rule. */
export function guardStatements(tables: readonly string[]): string[] {
  return tables.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (act) =>
        `CREATE TRIGGER IF NOT EXISTS ${quoted(`keep_${table}_${act.toLowerCase()}`)} BEFORE ${act} ON ${quoted(table)} ` +
        `BEGIN SELECT RAISE(ABORT, 'immutable: ${act} on ${table.replaceAll("'", "''")} is refused. ` +
        `What is written here stays as it is; add a new row that corrects it.'); END`,
    ),
  )
}

/**
 * The root tables and the tables that hold parts of their documents: arrays, blocks, locales, hasMany values and
 * relations. Payload ties a part to its document by `_parent_id` or `parent_id` with ON DELETE CASCADE. A relationship
 * field called `parent` has a `parent_id` as well, but with SET NULL. Names are not compared.
 */
export function familyOf(roots: readonly string[], foreignKeys: readonly ForeignKey[]): string[] {
  const family = new Set(roots)
  const ties = foreignKeys.filter(
    ({ from, onDelete }) => (from === '_parent_id' || from === 'parent_id') && onDelete.toUpperCase() === 'CASCADE',
  )
  // A set takes in what is added while it is walked: parts of parts.
  for (const member of family) for (const { table, to } of ties) if (to === member) family.add(table)
  return [...family]
}

/**
 * Puts the triggers on and never takes one off: a script started with a shorter list must not open what is closed.
 * A migration that may change such rows drops the trigger itself; it is back at the next start.
 */
export async function guard(given: { adapter: Adapter; client: StoreClient; slugs: readonly string[] }): Promise<void> {
  const { adapter, client, slugs } = given
  const existing = new Set(await names(client, 'table'))
  const roots = slugs.flatMap((slug) => tablesOf(adapter, slug)).filter((table) => existing.has(table))
  if (roots.length === 0) return

  const present = new Set(await names(client, 'trigger'))
  const missing = guardStatements(familyOf(roots, await foreignKeys(client))).filter(
    (statement) => !present.has(statement.split('"')[1] ?? ''),
  )
  if (missing.length > 0) await client.batch(missing)
}

function tablesOf(adapter: Adapter, slug: string): string[] {
  const name = slug.replaceAll('-', '_')
  const table = adapter.tableNameMap.get(name)
  if (!table) {
    throw storeError(
      'store-unknown-collection',
      `'${slug}' is listed as immutable but is not a collection. Correct the list.`,
    )
  }
  const versions = adapter.tableNameMap.get(`_${name}${adapter.versionsSuffix ?? '_v'}`)
  return versions ? [table, versions] : [table]
}

async function names(client: StoreClient, type: 'table' | 'trigger'): Promise<string[]> {
  const { rows } = await client.execute({ sql: 'SELECT name FROM sqlite_master WHERE type = ?', args: [type] })
  return rows.map((row) => String(row.name))
}

async function foreignKeys(client: StoreClient): Promise<ForeignKey[]> {
  const { rows } = await client.execute(
    `SELECT m.name AS child, f."from" AS "column", f."table" AS parent, f.on_delete AS on_delete
       FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
  )
  return rows.map((row) => ({
    table: String(row.child),
    from: String(row.column),
    to: String(row.parent),
    onDelete: String(row.on_delete),
  }))
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
