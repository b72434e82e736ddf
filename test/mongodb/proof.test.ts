import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { storeFacts } from '../../cms/store/facts.ts'
import { ensureIndexes } from '../../cms/store/mongodb/indexes.ts'
import { type Proof, prove, refuseUnproven } from '../../cms/store/mongodb/proof.ts'
import type { MongodbAdapter } from '../../cms/store/mongodb/store.ts'
import { driver, emptyDatabase, opened, server } from './opened.ts'

const proven: Proof = {
  product: 'MongoDB',
  version: '8.0.4',
  replicaSet: 'rs0',
  transactions: true,
  changeStreams: true,
  clockOffMs: 12,
  insertOnly: true,
}
const reasons = (more: Partial<Proof>, isProduction: boolean, acceptsNoTransactions = false): string => {
  try {
    refuseUnproven({ ...proven, ...more }, { isProduction, acceptsNoTransactions })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

const withoutTransactions = { transactions: false, transactionsRefused: 'no replica set' }

test('a server is refused for what it was seen not to do, all reasons at once, each with its mend', () => {
  expect(reasons({}, true)).toBe('')
  expect(reasons(withoutTransactions, true)).toMatch(/replica set.*replicaSet=rs0/)
  expect(reasons(withoutTransactions, true, true)).toMatch(/transactions do not work/)
  expect(reasons(withoutTransactions, false)).toMatch(/MONGODB_WITHOUT_TRANSACTIONS=accept/)
  expect(reasons(withoutTransactions, false, true)).toBe('')
  expect(reasons({ clockOffMs: -4_000 }, false)).toMatch(/4\.0 s off.*NTP/)
  expect(reasons({ version: '4.4.1', clockOffMs: 9_000 }, true)).toMatch(/version 4\.4\.1.*9\.0 s off/)
})

/** What FerretDB 1.24.2 cannot do of what is used here or might be. A replica set of MongoDB lacks none of it. */
const lacking = {
  transactions: false,
  changeStreams: false,
  lookup: false,
  partialIndexes: false,
  expiringIndexes: false,
  collation: false,
  roles: false,
  dotsInNames: false,
  listsInLists: false,
  atomicIncrements: false,
  partOfAnUpdate: false,
}

test('what the server lacks is exactly what is written down', async () => {
  const client = await new MongoClient(server).connect()
  const db = client.db('huiying_probe')
  const place = db.collection<{ _id: string; n?: number }>('probe')
  await place.insertOne({ _id: 'one', n: 0 })
  const works = async (work: () => Promise<unknown>) => (await work().catch(() => false)) !== false
  try {
    const proof = await prove({ client, db, immutable: [] })
    const seen = {
      transactions: proof.transactions,
      changeStreams: proof.changeStreams,
      lookup: await works(() =>
        place.aggregate([{ $lookup: { from: 'probe', localField: 'n', foreignField: '_id', as: 'x' } }]).toArray(),
      ),
      partialIndexes: await works(() => place.createIndex({ n: 1 }, { partialFilterExpression: { n: { $gt: 1 } } })),
      expiringIndexes: await works(() => place.createIndex({ at: 1 }, { expireAfterSeconds: 60 })),
      collation: await works(() => place.find({}).collation({ locale: 'zh' }).toArray()),
      roles: await works(() => db.command({ rolesInfo: 1 })),
      dotsInNames: await works(() => place.insertOne({ _id: 'dots', x: { 'a.b': 1 } } as never)),
      listsInLists: await works(() => place.insertOne({ _id: 'lists', x: [[1]] } as never)),
      partOfAnUpdate: await works(() =>
        place.findOneAndUpdate({ _id: 'one' }, { $set: { m: 1 } }, { projection: { n: 1 } }),
      ),
      atomicIncrements: await works(async () => {
        await Promise.all(Array.from({ length: 300 }, () => place.updateOne({ _id: 'one' }, { $inc: { n: 1 } })))
        return (await place.findOne({ _id: 'one' }))?.n === 300
      }),
    }
    const isFerretdb = proof.product === 'FerretDB'
    expect(seen).toEqual(isFerretdb ? lacking : Object.fromEntries(Object.keys(lacking).map((name) => [name, true])))
    console.log(
      `${proof.product} ${proof.version}: lacks ${
        Object.entries(seen)
          .filter(([, has]) => !has)
          .map(([name]) => name)
          .join(', ') || 'nothing'
      }`,
    )
  } finally {
    await db.dropDatabase()
    await client.close()
  }
})

test('at the start the store says what it saw, and has its unique indexes', async () => {
  const uri = await emptyDatabase()
  const payload = await opened(uri)
  const { proof } = payload.db as unknown as MongodbAdapter
  const { kind, transactions, warnings } = storeFacts(payload)
  expect([kind, transactions]).toEqual([proof?.product, proof?.transactions])
  expect(warnings.some((warning) => warning.startsWith('no transactions'))).toBe(!transactions)
  expect(proof?.uniqueIndexes).toBeGreaterThanOrEqual(1)
  expect(Math.abs(proof?.clockOffMs ?? 1e9)).toBeLessThan(2_000)
  const indexes = await (await driver(uri)).collection('notes').indexes()
  expect(indexes.filter(({ unique, key }) => unique && key.text)).toHaveLength(1)
})

test('without acceptance a server that has no transactions is refused at the start', async () => {
  const uri = await emptyDatabase()
  const { transactions } = await (async () => {
    const client = await new MongoClient(server).connect()
    const proof = await prove({ client, db: client.db('huiying_probe'), immutable: [] })
    await client.close()
    return proof
  })()
  const start = opened(uri, { acceptsNoTransactions: false })
  if (transactions) await expect(start).resolves.toBeTruthy()
  else await expect(start).rejects.toThrow(/replica set/)
})

test('duplicates in the way of a unique index are refused by name, with what to do', async () => {
  const uri = await emptyDatabase()
  await (await driver(uri)).collection<{ _id: string; text: string }>('notes').insertMany([
    { _id: '1', text: 'twice' },
    { _id: '2', text: 'twice' },
  ])
  await expect(opened(uri)).rejects.toThrow(/'notes'.*remove the wrong ones/)
})

test('a unique index that the server does not have is noticed', async () => {
  const model = {
    collection: { name: 'numbers', indexes: async () => [{ key: { number: 1 } }] },
    createCollection: async () => {},
    createIndexes: async () => {},
    schema: { indexes: () => [[{ number: 1 }, { unique: true }]] },
  }
  await expect(ensureIndexes([model as never])).rejects.toThrow(/'numbers' has no unique index/)
})
