import { sql } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import { familyOf, guardStatements } from '../../cms/store/sqlite/guards.ts'
import type { StoreMigration } from '../../cms/store/sqlite/migrations.ts'
import { newFile, opened } from './opened.ts'
import { migrationOf, sampleStatements } from './sample-schema.ts'

const guarded = [
  'releases',
  'releases_kinds',
  'releases_lines',
  'releases_lines_marks',
  'releases_lines_words',
  'releases_numbers',
  'releases_rels',
]

let migrations: StoreMigration[]

beforeAll(async () => {
  migrations = [migrationOf('first', await sampleStatements())]
})

async function released(payload: Payload) {
  const spoken = await payload.create({ collection: 'cases', data: { title: 'case' }, overrideAccess: true })
  const release = await payload.create({
    collection: 'releases',
    data: {
      title: 'release',
      case: spoken.id,
      about: [spoken.id],
      kinds: ['first'],
      numbers: [1],
      lines: [{ text: 'line', marks: ['a'], words: [{ word: 'word' }] }],
    },
    overrideAccess: true,
  })
  return { spoken, release }
}

async function guards(payload: Payload): Promise<string[]> {
  const { rows } = await payload.db.drizzle.run(
    sql`SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
  )
  return rows.map(({ name }) => String(name))
}

const refusal = (act: string, table: string) => ({
  cause: { message: expect.stringContaining(`immutable: ${act} on ${table} is refused.`) },
})

test('a document of an immutable collection cannot be changed or deleted through Payload', async () => {
  const payload = await opened({ file: newFile(), migrations, immutable: ['releases'] })
  const { release } = await released(payload)
  const which = { collection: 'releases', id: release.id, overrideAccess: true } as const

  await expect(payload.update({ ...which, data: { title: 'other' } })).rejects.toMatchObject(
    refusal('UPDATE', 'releases'),
  )
  await expect(payload.delete(which)).rejects.toMatchObject(refusal('DELETE', 'releases'))
  expect(await payload.findByID(which)).toMatchObject({ title: 'release', numbers: [1], kinds: ['first'] })
})

test('no row of it can, by raw SQL either, in whatever table it lies', async () => {
  const payload = await opened({ file: newFile(), migrations, immutable: ['releases'] })
  await released(payload)
  for (const table of guarded) {
    const count = async () => (await payload.db.drizzle.run(sql.raw(`SELECT count(*) FROM ${table}`))).rows[0]?.[0]
    expect(await count(), table).toBe(1)
    for (const statement of [
      `DELETE FROM ${table}`,
      `UPDATE ${table} SET id = id`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
    ]) {
      await expect(payload.db.drizzle.run(sql.raw(statement)), statement).rejects.toThrow()
    }
    expect(await count(), table).toBe(1)
  }
})

test('what an immutable document points at cannot be deleted under it', async () => {
  const payload = await opened({ file: newFile(), migrations, immutable: ['releases'] })
  const { spoken } = await released(payload)
  await expect(payload.delete({ collection: 'cases', id: spoken.id, overrideAccess: true })).rejects.toMatchObject({
    cause: { message: expect.stringContaining('immutable') },
  })
})

test('other collections stay open, whatever their names and fields are called', async () => {
  const payload = await opened({ file: newFile(), migrations, immutable: ['releases'] })
  const { release } = await released(payload)
  const data = { title: 'a', parent: release.id }
  const { id } = await payload.create({ collection: 'releases-other', data, overrideAccess: true })
  await payload.update({ collection: 'releases-other', id, data: { title: 'b' }, overrideAccess: true })
  await payload.delete({ collection: 'releases-other', id, overrideAccess: true })

  expect(await guards(payload)).toEqual(
    guarded.flatMap((table) => [`keep_${table}_delete`, `keep_${table}_update`]).sort(),
  )
})

test('a start with a shorter list takes no guard off', async () => {
  const file = newFile()
  await opened({ file, migrations, immutable: ['releases'] })
  expect(await guards(await opened({ file, migrations }))).toHaveLength(2 * guarded.length)
})

test('a slug that is no collection stops the start', async () => {
  const start = opened({ file: newFile(), migrations, immutable: ['release'] })
  await expect(start).rejects.toMatchObject({ code: 'store-unknown-collection' })
})

test('the family of a table is found by its ties, not by its name', () => {
  const tie = (table: string, from: string, to: string, onDelete: string) => ({ table, from, to, onDelete })
  const foreignKeys = [
    tie('releases_lines', '_parent_id', 'releases', 'CASCADE'),
    tie('releases_lines_words', '_parent_id', 'releases_lines', 'cascade'),
    tie('releases_rels', 'parent_id', 'releases', 'cascade'),
    tie('releases_rels', 'cases_id', 'cases', 'cascade'),
    tie('cases_rels', 'releases_id', 'releases', 'cascade'),
    tie('corrections', 'parent_id', 'releases', 'SET NULL'),
    tie('releases_other_lines', '_parent_id', 'releases_other', 'CASCADE'),
  ]
  expect(familyOf(['releases'], foreignKeys)).toEqual([
    'releases',
    'releases_lines',
    'releases_rels',
    'releases_lines_words',
  ])
})

test('each table gets a trigger for each act', () => {
  expect(guardStatements(['a', 'b'])).toHaveLength(4)
})
