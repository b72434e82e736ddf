import type { Payload } from 'payload'
import { expect, test } from 'vitest'
import type { MongodbAdapter } from '../../cms/store/mongodb/store.ts'
import { driver, emptyDatabase, opened } from './opened.ts'

const door = { overrideAccess: true } as const
const everything = async (uri: string) => {
  const db = await driver(uri)
  const found: Record<string, unknown[]> = {}
  for (const { name } of await db.listCollections().toArray())
    if (!name.startsWith('huiying_')) found[name] = await db.collection(name).find({}).sort({ _id: 1 }).toArray()
  return found
}

test('what was written in a transaction that is given up is gone, whatever kind of write it was', async () => {
  const uri = await emptyDatabase()
  const payload = await opened(uri)
  const kept = await payload.create({ collection: 'cases', data: { title: 'kept', tags: ['a'] }, ...door })
  const gone = await payload.create({ collection: 'notes', data: { text: 'to be removed' }, ...door })
  for (const text of ['one', 'two']) await payload.create({ collection: 'notes', data: { text }, ...door })
  const before = await everything(uri)

  const id = (await payload.db.beginTransaction()) as string
  const req = { transactionID: id, payload } as never
  await payload.create({ collection: 'cases', data: { title: 'new' }, req, ...door })
  await payload.update({ collection: 'cases', id: kept.id, data: { title: 'changed', tags: ['b', 'c'] }, req, ...door })
  await payload.update({ collection: 'cases', id: kept.id, data: { title: 'changed again' }, req, ...door })
  await payload.delete({ collection: 'notes', id: gone.id, req, ...door })
  await payload.db.deleteMany({ collection: 'notes', where: { text: { equals: 'one' } }, req })
  await payload.db.updateMany({ collection: 'notes', where: { text: { equals: 'two' } }, data: { text: 'three' }, req })
  await payload.db.upsert({
    collection: 'notes',
    where: { text: { equals: 'upserted' } },
    data: { text: 'upserted' },
    req,
  })
  await payload.create({
    collection: 'releases',
    data: { title: 'immutable, and taken back all the same' },
    req,
    ...door,
  })
  expect(await everything(uri)).not.toEqual(before)
  await payload.db.rollbackTransaction(id)
  expect(await everything(uri)).toEqual(before)
})

test('a transaction sees what it wrote, and is kept as a whole', async () => {
  const payload = await opened(await emptyDatabase())
  const id = (await payload.db.beginTransaction()) as string
  const req = { transactionID: id, payload } as never
  const one = await payload.create({ collection: 'cases', data: { title: 'first' }, req, ...door })
  expect((await payload.findByID({ collection: 'cases', id: one.id, req, ...door })).title).toBe('first')
  await Promise.all(
    ['a', 'b', 'c'].map((text) => payload.create({ collection: 'notes', data: { text }, req, ...door })),
  )
  await payload.db.commitTransaction(id)
  expect((await payload.count({ collection: 'notes', ...door })).totalDocs).toBe(3)
})

test('two hundred writes at once by two instances are all kept', async () => {
  const uri = await emptyDatabase()
  const instances = await Promise.all([opened(uri), opened(uri)])
  const create = (payload: Payload, index: number) =>
    payload.create({ collection: 'cases', data: { title: `case ${index}` }, ...door })
  const results = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) => create(instances[index % 2] as Payload, index)),
  )
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
  const db = await driver(uri)
  expect(new Set((await db.collection('cases').find({}).toArray()).map(({ title }) => title)).size).toBe(200)
  expect(await db.collection('_cases_versions').countDocuments()).toBe(200)
  expect(await db.collection('huiying_undo').countDocuments()).toBe(0)
})

test('what is unique is so for both instances, whoever comes first', async () => {
  const uri = await emptyDatabase()
  const instances = await Promise.all([opened(uri), opened(uri)])
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      (instances[index % 2] as Payload).create({ collection: 'notes', data: { text: 'the same' }, ...door }),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('immutable documents are added, and never changed or removed', async () => {
  const payload = await opened(await emptyDatabase(), { immutable: ['releases'] })
  const { id } = await payload.create({ collection: 'releases', data: { title: 'said' }, ...door })
  await expect(payload.update({ collection: 'releases', id, data: { title: 'unsaid' }, ...door })).rejects.toThrow(
    /immutable/,
  )
  await expect(payload.db.deleteMany({ collection: 'releases', where: { id: { exists: true } } })).rejects.toThrow(
    /immutable/,
  )
  expect((await payload.findByID({ collection: 'releases', id, ...door })).title).toBe('said')
})

test('a hook that writes without its request waits for itself, and is told so', async () => {
  const payload = await opened(await emptyDatabase(), { patienceMs: 500 })
  await expect(payload.create({ collection: 'careless', data: { title: 'x' }, ...door })).rejects.toThrow(/Pass `req`/)
})

test('everything is counted, not estimated: an estimate is refused inside a transaction of MongoDB', async () => {
  const payload = await opened(await emptyDatabase())
  const { collections } = payload.db as unknown as MongodbAdapter
  const asked: string[] = []
  for (const name of ['countDocuments', 'estimatedDocumentCount'] as const) {
    const collection = collections.notes?.collection as unknown as Record<string, (...given: unknown[]) => unknown>
    const inner = collection[name] as (...given: unknown[]) => unknown
    collection[name] = (...given) => {
      asked.push(name)
      return inner.apply(collection, given)
    }
  }
  for (const text of ['a', 'b', 'c']) await payload.create({ collection: 'notes', data: { text }, ...door })
  expect((await payload.count({ collection: 'notes', ...door })).totalDocs).toBe(3)
  expect((await payload.find({ collection: 'notes', limit: 2, ...door })).totalDocs).toBe(3)
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(asked).not.toContain('estimatedDocumentCount')
})

test('fields that were not given read as empty, lists as empty lists, as in the other store', async () => {
  const payload = await opened(await emptyDatabase())
  const { id } = await payload.create({ collection: 'releases', data: { title: 'bare' }, ...door })
  expect(await payload.findByID({ collection: 'releases', id, depth: 0, ...door })).toMatchObject({
    case: null,
    about: [],
    kinds: [],
    numbers: [],
    lines: [],
    createdAt: expect.stringMatching(/Z$/),
    updatedAt: expect.stringMatching(/Z$/),
  })
})
