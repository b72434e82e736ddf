import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'
import { createLocalReq, type Payload } from 'payload'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StoreMigration } from '../../cms/store/sqlite/migrations.ts'
import { newFile, opened } from './opened.ts'
import { writeProcess, written } from './processes.ts'
import { migrationOf, sampleStatements } from './sample-schema.ts'

let statements: string[]
let migrations: StoreMigration[]

beforeAll(async () => {
  statements = await sampleStatements()
  migrations = [migrationOf('first', statements)]
})

function createCase(payload: Payload, title: string) {
  return payload.create({ collection: 'cases', data: { title, tags: ['one', 'two'] }, overrideAccess: true })
}

function session(payload: Payload, id: string | number): MigrateUpArgs['db'] {
  return (payload.db.sessions?.[id] as unknown as { db: MigrateUpArgs['db'] } | undefined)?.db as MigrateUpArgs['db']
}

async function number(payload: Payload, query: string): Promise<number> {
  const { rows } = await payload.db.drizzle.run(sql.raw(query))
  return Number(rows[0]?.[0])
}

describe('writers', () => {
  test('1,000 writes at once in one process are all kept, whole', async () => {
    const payload = await opened({ file: newFile(), migrations })
    const results = await Promise.allSettled(Array.from({ length: 1000 }, (_, i) => createCase(payload, `case ${i}`)))

    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await number(payload, 'SELECT count(DISTINCT title) FROM cases')).toBe(1000)
    expect(await number(payload, 'SELECT count(*) FROM _cases_v')).toBe(1000)
    expect(await number(payload, 'SELECT count(*) FROM cases_texts')).toBe(2000)
  })

  test('two processes that start on an empty file and write at once lose nothing', async () => {
    const file = newFile()
    writeFileSync(`${file}.json`, JSON.stringify(statements))
    const processes = ['a', 'b'].map((prefix) => writeProcess(file, `${file}.json`, prefix, '300'))
    await Promise.all(processes.map(({ isOpen }) => isOpen))
    expect(await Promise.all(processes.map(written))).toEqual([[], []])

    const payload = await opened({ file, migrations })
    expect(await number(payload, 'SELECT count(DISTINCT title) FROM cases')).toBe(600)
    expect(await number(payload, 'SELECT count(*) FROM _cases_v')).toBe(600)
    expect(await number(payload, 'SELECT count(*) FROM payload_migrations')).toBe(1)
  })

  test('a write is refused, and says so, while another process keeps the lock', async () => {
    const file = newFile()
    const [first, second] = [await opened({ file, migrations }), await opened({ file, migrations, patienceMs: 200 })]
    const id = await first.db.beginTransaction()
    await expect(createCase(second, 'shut out')).rejects.toMatchObject({ code: 'store-busy' })
    await first.db.rollbackTransaction(id!)
    await createCase(second, 'let in')
    expect(await number(first, 'SELECT count(*) FROM cases')).toBe(1)
  })

  test('a process that writes without a pause leaves the others their turn', async () => {
    const file = newFile()
    const [loader, other] = [await opened({ file, migrations }), await opened({ file, migrations, patienceMs: 5000 })]
    let isDone = false
    const load = async () => {
      while (!isDone) {
        const id = (await loader.db.beginTransaction())!
        await sleep(300)
        await loader.db.commitTransaction(id)
      }
    }
    const loading = load()
    await Promise.all([1, 2, 3].map((turn) => createCase(other, `turn ${turn}`))).finally(() => {
      isDone = true
    })
    await loading
    expect(await number(loader, 'SELECT count(*) FROM cases')).toBe(3)
  })

  test('reads outside a transaction do not wait for it and do not see it', async () => {
    const payload = await opened({ file: newFile(), migrations })
    const req = await createLocalReq({}, payload)
    const id = (await payload.db.beginTransaction())!
    req.transactionID = id
    await payload.create({ collection: 'notes', data: { text: 'inside' }, req, overrideAccess: true })

    expect((await payload.count({ collection: 'notes', overrideAccess: true })).totalDocs).toBe(0)
    expect((await payload.count({ collection: 'notes', req, overrideAccess: true })).totalDocs).toBe(1)
    await payload.db.commitTransaction(id)
    expect((await payload.count({ collection: 'notes', overrideAccess: true })).totalDocs).toBe(1)
  })
})

describe('a transaction', () => {
  test('rolled back leaves nothing', async () => {
    const payload = await opened({ file: newFile(), migrations })
    const req = await createLocalReq({}, payload)
    const id = (await payload.db.beginTransaction())!
    req.transactionID = id
    await payload.create({ collection: 'cases', data: { title: 'gone', tags: ['x'] }, req, overrideAccess: true })
    await payload.db.rollbackTransaction(id)

    for (const table of ['cases', '_cases_v', 'cases_texts']) {
      expect(await number(payload, `SELECT count(*) FROM ${table}`)).toBe(0)
    }
    await createCase(payload, 'kept')
    expect(await number(payload, 'SELECT count(*) FROM cases')).toBe(1)
  })

  test('whose COMMIT fails rejects, keeps nothing and lets the next one through', async () => {
    const payload = await opened({ file: newFile(), migrations })
    await payload.db.drizzle.run(sql`
      CREATE TABLE strict (note text REFERENCES notes(id) DEFERRABLE INITIALLY DEFERRED)`)
    const id = (await payload.db.beginTransaction())!
    await session(payload, id).run(sql`INSERT INTO strict VALUES ('points at nothing')`)

    await expect(payload.db.commitTransaction(id)).rejects.toThrow('FOREIGN KEY constraint failed')
    expect(await number(payload, 'SELECT count(*) FROM strict')).toBe(0)
    await createCase(payload, 'next')
    expect(await number(payload, 'SELECT count(*) FROM cases')).toBe(1)
    await payload.db.drizzle.run(sql`DROP TABLE strict`)
  })

  test('that SQLite ended by itself takes nothing more', async () => {
    const payload = await opened({ file: newFile(), migrations })
    await payload.db.drizzle.run(sql`CREATE TABLE fragile (text text)`)
    await payload.db.drizzle.run(sql`
      CREATE TRIGGER fragile_insert BEFORE INSERT ON fragile WHEN NEW.text = 'bad'
      BEGIN SELECT RAISE(ROLLBACK, 'as a full disk would'); END`)
    const id = (await payload.db.beginTransaction())!
    const db = session(payload, id)
    await db.run(sql`INSERT INTO fragile VALUES ('first')`)
    await expect(db.run(sql`INSERT INTO fragile VALUES ('bad')`)).rejects.toThrow()
    await expect(db.run(sql`INSERT INTO fragile VALUES ('later')`)).rejects.toThrow()

    await expect(payload.db.commitTransaction(id)).rejects.toMatchObject({ code: 'store-rolled-back' })
    expect(await number(payload, 'SELECT count(*) FROM fragile')).toBe(0)
  })

  test('that has ended takes no late write', async () => {
    const payload = await opened({ file: newFile(), migrations })
    const id = (await payload.db.beginTransaction())!
    const db = session(payload, id)
    await payload.db.commitTransaction(id)
    await expect(db.run(sql`INSERT INTO notes (id, text) VALUES ('late', 'late')`)).rejects.toMatchObject({
      cause: { code: 'store-rolled-back' },
    })
  })

  test('writes through a connection that is durable and waits', async () => {
    const payload = await opened({ file: newFile(), migrations })
    for (let turn = 0; turn < 3; turn += 1) {
      const id = (await payload.db.beginTransaction())!
      const pragma = async (name: string) => {
        const { rows } = await session(payload, id).run(sql.raw(`PRAGMA ${name}`))
        return rows[0]?.[0]
      }
      expect(await pragma('synchronous')).toBe(2)
      expect(await pragma('busy_timeout')).toBe(25)
      expect(await pragma('journal_mode')).toBe('wal')
      expect(await pragma('foreign_keys')).toBe(1)
      expect(await pragma('recursive_triggers')).toBe(1)
      await payload.db.commitTransaction(id)
    }
  })

  test('that came without one is made for a bare write of the adapter', async () => {
    const payload = await opened({ file: newFile(), migrations })
    await payload.db.drizzle.run(sql`
      CREATE TRIGGER refuse_texts BEFORE INSERT ON cases_texts BEGIN SELECT RAISE(ABORT, 'no texts'); END`)
    const data = { title: 'half', tags: ['x'] }
    await expect(payload.db.create({ collection: 'cases', data })).rejects.toThrow()
    expect(await number(payload, 'SELECT count(*) FROM cases')).toBe(0)
  })
})

test('a hook that writes without req gets an error that names it, and the act leaves nothing', async () => {
  const payload = await opened({ file: newFile(), migrations, patienceMs: 200 })
  const write = payload.create({ collection: 'careless', data: { title: 'x' }, overrideAccess: true })
  const error = await write.then(
    () => undefined,
    (reason: Error) => reason,
  )
  expect(error).toMatchObject({ code: 'store-write-lock' })
  expect(error?.message).toContain('a hook wrote without passing `req`')
  expect(error?.stack).toContain('createOperation')
  expect(await number(payload, 'SELECT count(*) FROM careless')).toBe(0)
  await createCase(payload, 'next')
})
