import { MongoClient } from 'mongodb'
import { BasePayload, buildConfig, type Payload } from 'payload'
import { afterEach, inject } from 'vitest'
import { withTextIds } from '../../cms/store/mongodb/ids.ts'
import { type MongodbStoreOptions, mongodbStore } from '../../cms/store/mongodb/store.ts'
import { type Database, newDatabase } from '../harness/database.ts'
import { sampleCollections } from '../store/sample-config.ts'

const given = inject('mongodb')
if (!given) throw new Error('These tests need the second store: npm test -- --store mongodb')
export const { server } = given

const databases: Database[] = []
const running: Payload[] = []
const clients: MongoClient[] = []

export const emptyDatabase = async (): Promise<string> => {
  const database = await newDatabase(server)
  databases.push(database)
  return database.uri
}

/** The database past the product. */
export const driver = async (uri: string) => {
  const client = await new MongoClient(uri).connect()
  clients.push(client)
  return client.db()
}

export const opened = async (uri: string, more: Partial<MongodbStoreOptions> = {}): Promise<Payload> => {
  const config = await buildConfig({
    secret: 'sample',
    telemetry: false,
    typescript: { autoGenerate: false },
    admin: { importMap: { autoGenerate: false } },
    db: mongodbStore({ uri, acceptsNoTransactions: true, ...more }),
    collections: withTextIds(sampleCollections()),
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true })
  running.push(payload)
  return payload
}

afterEach(async () => {
  for (const payload of running.splice(0)) await payload.destroy()
  for (const client of clients.splice(0)) await client.close()
  for (const database of databases.splice(0)) await database.drop()
})
