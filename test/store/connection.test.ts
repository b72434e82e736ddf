import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { connection, patience } from '../../cms/store/sqlite/connection.ts'
import { newFile } from './opened.ts'

async function pair() {
  const url = pathToFileURL(newFile()).href
  const pragmas = ['busy_timeout = 1', 'journal_mode = WAL']
  const [one, other] = [1, 2].map(() => connection({ url, pragmas, patience: patience({ patienceMs: 1000 }) }))
  await one!.open()
  await other!.open()
  await one!.execute('CREATE TABLE words (word text)')
  return [one!, other!] as const
}

async function shutOutOnce() {
  const [one, other] = await pair()
  await one.execute('BEGIN IMMEDIATE')
  await expect(other.execute('BEGIN IMMEDIATE')).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  await one.script('COMMIT')
  return [one, other] as const
}

test('a connection that met a lock is renewed and keeps what it writes', async () => {
  const [one, other] = await shutOutOnce()
  await other.renew()
  await other.execute('BEGIN IMMEDIATE')
  await other.execute("INSERT INTO words VALUES ('kept')")
  await other.script('COMMIT')
  expect((await one.execute('SELECT word FROM words')).rows).toMatchObject([{ word: 'kept' }])
  expect((await other.execute('PRAGMA busy_timeout')).rows[0]?.[0]).toBe(1)
})

test('without being renewed it would not: the day this fails, libsql has mended it', async () => {
  const [, other] = await shutOutOnce()
  await other.execute('BEGIN IMMEDIATE')
  await other.execute("INSERT INTO words VALUES ('lost')")
  await expect(other.script('COMMIT')).rejects.toThrow('SQL statements in progress')
})

test('a script that met a lock leaves nothing behind', async () => {
  const [one, other] = await pair()
  await one.execute('BEGIN IMMEDIATE')
  await expect(other.script('BEGIN IMMEDIATE')).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  await one.script('COMMIT')
  await other.execute('BEGIN IMMEDIATE')
  await other.execute("INSERT INTO words VALUES ('kept')")
  await other.script('COMMIT')
  expect((await one.execute('SELECT word FROM words')).rows).toHaveLength(1)
})

test('a closed connection says so', async () => {
  const [one] = await pair()
  one.close()
  await expect(one.execute('SELECT 1')).rejects.toMatchObject({ code: 'store-closed' })
})
