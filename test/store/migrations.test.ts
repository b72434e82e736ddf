import { sql } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { beforeAll, expect, test } from 'vitest'
import type { StoreMigration } from '../../cms/store/sqlite/migrations.ts'
import { newFile, opened } from './opened.ts'
import { migrationOf, sampleStatements } from './sample-schema.ts'

let first: StoreMigration

beforeAll(async () => {
  first = migrationOf('first', await sampleStatements())
})

async function column(payload: Payload, query: string): Promise<unknown[]> {
  const { rows } = await payload.db.drizzle.run(sql.raw(query))
  return rows.map((row) => row[0])
}

const ran = (payload: Payload) => column(payload, "SELECT name || ' ' || batch FROM payload_migrations ORDER BY name")

test('each start runs what is new, once', async () => {
  const file = newFile()
  expect(await ran(await opened({ file, migrations: [first] }))).toEqual(['first 1'])
  const second = migrationOf('second', ['CREATE TABLE extra (id text)'])
  expect(await ran(await opened({ file, migrations: [first, second] }))).toEqual(['first 1', 'second 2'])
  expect(await ran(await opened({ file, migrations: [first, second] }))).toEqual(['first 1', 'second 2'])
})

test('an empty list on an empty file starts', async () => {
  const payload = await opened({ file: newFile(), immutable: ['releases'] })
  expect(await column(payload, "SELECT name FROM sqlite_master WHERE name = 'cases'")).toEqual([])
})

test('several that start at once on an empty file all start, and one of them migrates', async () => {
  const file = newFile()
  const started = await Promise.all([1, 2, 3].map(() => opened({ file, migrations: [first], immutable: ['releases'] })))
  for (const payload of started) expect(await ran(payload)).toEqual(['first 1'])
})

test('one that fails stops the start and leaves nothing behind', async () => {
  const file = newFile()
  const broken = migrationOf('second', ['CREATE TABLE extra (id text)', 'CREATE TABLE extra (id text)'])
  await expect(opened({ file, migrations: [first, broken] })).rejects.toThrow()
  const payload = await opened({ file, migrations: [first, migrationOf('second', ['CREATE TABLE extra (id text)'])] })
  expect(await ran(payload)).toEqual(['first 1', 'second 2'])
})

test('rebuilding a table, the way drizzle writes it, keeps the rows that hang on it', async () => {
  const file = newFile()
  const before = await opened({ file, migrations: [first] })
  await before.create({ collection: 'cases', data: { title: 'kept', tags: ['one', 'two'] }, overrideAccess: true })
  const rebuild = migrationOf('second', [
    'PRAGMA foreign_keys=OFF',
    'CREATE TABLE __new_cases (id text PRIMARY KEY NOT NULL, title text, updated_at text, created_at text)',
    'INSERT INTO __new_cases SELECT id, title, updated_at, created_at FROM cases',
    'DROP TABLE cases',
    'ALTER TABLE __new_cases RENAME TO cases',
    'PRAGMA foreign_keys=ON',
  ])
  const payload = await opened({ file, migrations: [first, rebuild] })
  expect((await payload.find({ collection: 'cases', overrideAccess: true })).docs).toMatchObject([
    { title: 'kept', tags: ['one', 'two'] },
  ])
  const orphan = "INSERT INTO cases_texts (parent_id, path, text, 'order') VALUES ('nobody', 'tags', 'x', 1)"
  await expect(payload.db.drizzle.run(sql.raw(orphan))).rejects.toThrow()
})

test('one that leaves rows pointing at nothing is rolled back', async () => {
  const file = newFile()
  const before = await opened({ file, migrations: [first] })
  await before.create({ collection: 'cases', data: { title: 'kept', tags: ['one'] }, overrideAccess: true })
  const careless = migrationOf('second', ['DELETE FROM cases'])
  await expect(opened({ file, migrations: [first, careless] })).rejects.toMatchObject({
    code: 'store-broken-reference',
  })
  expect(await ran(before)).toEqual(['first 1'])
  expect(await column(before, 'SELECT title FROM cases')).toEqual(['kept'])
})

test('a database made by schema push is refused', async () => {
  const file = newFile()
  const payload = await opened({ file, migrations: [first] })
  await payload.db.drizzle.run(sql`UPDATE payload_migrations SET name = 'dev', batch = -1`)
  await expect(opened({ file, migrations: [first] })).rejects.toMatchObject({ code: 'store-pushed' })
})
