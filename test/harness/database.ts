import { randomUUID } from 'node:crypto'
import { MongoClient } from 'mongodb'

/** The database of a test on a server that speaks MongoDB's protocol. */
export type Database = { uri: string; drop: () => Promise<void> }

const named = (server: string, name: string): string => {
  const uri = new URL(server)
  uri.pathname = `/${name}`
  return String(uri)
}

/** The template of a run has one name; every test file works on a copy of it. */
export const templateUri = (server: string): string => named(server, `huiying_template_${process.pid}`)

/** A new database with what is in `from`, or an empty one. */
export const newDatabase = async (server: string, from?: string): Promise<Database> => {
  const uri = named(server, `huiying_test_${randomUUID().slice(0, 8)}`)
  const client = await new MongoClient(server).connect()
  try {
    if (from) {
      const source = client.db(nameOf(from))
      for (const { name } of await source.listCollections().toArray()) {
        const documents = await source.collection(name).find({}).toArray()
        if (documents.length > 0) await client.db(nameOf(uri)).collection(name).insertMany(documents)
      }
    }
  } finally {
    await client.close()
  }
  return { uri, drop: () => dropDatabase(uri) }
}

export const dropDatabase = async (uri: string): Promise<void> => {
  const client = await new MongoClient(uri).connect()
  await client.db().dropDatabase()
  await client.close()
}

const nameOf = (uri: string): string => new URL(uri).pathname.slice(1)
