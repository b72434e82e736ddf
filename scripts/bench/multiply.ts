import type { Payload } from 'payload'
import type { StoreClient } from '../../cms/store/sqlite/store-client.ts'

/**
 * What a matter consists of; the rows of its parts (`_parent_id`, `parent_id`) go with it. Not the versions of statements, which
 * are half of a database and are read one statement at a time: the copies have none.
 */
const roots = ['cases', 'statements', 'releases', 'deliveries', 'slips', 'journal', 'waits', 'notices']

type Column = { name: string; type: string }

/** Sequences of one copy lie within so many, after those of the copy before. */
export const sequencesEach = 10_000_000
/** Numbers of a section and year as well. */
const numbersEach = 10_000
const mostCopies = 255

/** By how many years a copy is older than the originals: copies lie in ten years, the last ones in the newest two. */
export const yearsBefore = (copy: number, copies: number): number => 2 * Math.floor((5 * (copies - copy)) / copies)

/**
 * Copies what is there until there are at least `wanted` statements: a bench needs the rows, not another hour of signing
 * them. Copies have ids, keys, numbers and sequences of their own and point at one another as the originals do; digests and
 * the chain of the journal are those of the originals. Never in a database anybody works with. Answers how many statements
 * there are, and how many copies were made of each.
 */
export const multiply = async (payload: Payload, wanted: number): Promise<{ statements: number; copies: number }> => {
  const { client } = payload.db as unknown as { client: StoreClient }
  const count = async () => Number((await client.execute('SELECT count(*) AS n FROM statements')).rows[0]?.n)
  const there = await count()
  const copies = Math.ceil(wanted / there) - 1
  if (copies < 1) return { statements: there, copies: 0 }
  if (copies > mostCopies)
    throw new Error(`${there} statements cannot become ${wanted}: fill in at least ${Math.ceil(wanted / mostCopies)}.`)
  const tables = await Promise.all((await familyIn(client)).map((table) => described(client, table)))
  await client.exclusively(async (writer) => {
    // What a crash leaves behind is thrown away anyway, and each copy leaves the log before the next one comes.
    await writer.script('PRAGMA synchronous = OFF; PRAGMA cache_size = -1048576')
    await writer.script(ofOriginals(tables))
    for (let copy = 1; copy <= copies; copy += 1) {
      await writer.script(copyOf(tables, copy, copies))
      await writer.script('PRAGMA wal_checkpoint(TRUNCATE)')
    }
    await writer.script('DROP TABLE temp.copied')
  })
  return { statements: await count(), copies }
}

const familyIn = async (client: StoreClient): Promise<string[]> => {
  const { rows } = await client.execute(
    `SELECT m.name AS child, f."from" AS "column", f."table" AS parent
       FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
  )
  const parts = rows
    .filter((row) => ['_parent_id', 'parent_id'].includes(String(row.column)) && roots.includes(String(row.parent)))
    .map((row) => String(row.child))
    .filter((child) => !child.startsWith('_'))
  return [...new Set([...roots, ...parts])]
}

const described = async (client: StoreClient, table: string) => {
  const { rows } = await client.execute({ sql: 'SELECT name, type FROM pragma_table_info(?)', args: [table] })
  const unique = await client.execute({
    sql: `SELECT c.name FROM pragma_index_list(?) i, pragma_index_info(i.name) c WHERE i."unique" = 1`,
    args: [table],
  })
  const { rows: last } = await client.execute(`SELECT max(rowid) AS last FROM "${table}"`)
  return {
    table,
    columns: rows.map(
      ({ name, type }): Column => ({ name: String(name), type: String(type).toLowerCase().replace(/\(.*/, '') }),
    ),
    unique: new Set(unique.rows.map(({ name }) => String(name))),
    last: Number(last[0]?.last ?? 0),
  }
}

type Described = Awaited<ReturnType<typeof described>>

const ofOriginals = (tables: readonly Described[]): string =>
  [
    'CREATE TEMP TABLE copied (id TEXT PRIMARY KEY) WITHOUT ROWID',
    ...tables
      .filter(({ columns }) => columns.some(({ name, type }) => name === 'id' && type === 'text'))
      .map(({ table }) => `INSERT INTO temp.copied SELECT id FROM "${table}"`),
  ].join(';\n')

const copyOf = (tables: readonly Described[], copy: number, copies: number): string =>
  [
    'BEGIN IMMEDIATE',
    'PRAGMA defer_foreign_keys = ON',
    ...tables.map((table) => copyRows(table, copy, copies)),
    'COMMIT',
  ].join(';\n')

const numbered = ['statements', 'releases']

const copyRows = ({ table, columns, unique, last }: Described, copy: number, copies: number): string => {
  const taken = columns.filter(({ name, type }) => name !== 'id' || type === 'text')
  const places: Record<string, string> = numbered.includes(table)
    ? { number: `"number" + ${copy * numbersEach}`, year: `"year" - ${yearsBefore(copy, copies)}` }
    : {}
  const values = taken.map((column) => places[column.name] ?? copied(column, unique.has(column.name), copy))
  return `INSERT INTO "${table}" (${taken.map(({ name }) => `"${name}"`)}) SELECT ${values} FROM "${table}" WHERE rowid <= ${last}`
}

const copied = ({ name, type }: Column, isUnique: boolean, copy: number): string => {
  const column = `"${name}"`
  if (name === 'sequence') return `${column} + ${copy * sequencesEach}`
  if (type !== 'text') return column
  // Ids are random UUIDs, version 4: with another version they are ids that nobody has.
  const own = `substr(${column}, 1, 11) || '${copy.toString(16).padStart(2, '0')}-5' || substr(${column}, 16)`
  if (name === 'id') return own
  const other = isUnique ? `${column} || ':${copy}'` : column
  return `CASE WHEN ${column} IN (SELECT id FROM temp.copied) THEN ${own} ELSE ${other} END`
}
