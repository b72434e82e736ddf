import { randomUUID } from 'node:crypto'
import { MongoClient } from 'mongodb'

/** The database of a test on a server that speaks MongoDB's protocol. */
export type Database = {
  uri: string
  drop: () => Promise<void>
  /** Removes every document but those of the collections named, and of the store itself. */
  empty: (but: readonly string[]) => Promise<void>
}

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
  return { uri, drop: () => dropDatabase(uri), empty: (but) => emptyDatabase(uri, but) }
}

const emptyDatabase = async (uri: string, but: readonly string[]): Promise<void> => {
  const client = await new MongoClient(uri).connect()
  for (const { name } of await client.db().listCollections().toArray())
    if (!name.startsWith('huiying_') && !but.includes(name)) await client.db().collection(name).deleteMany({})
  await client.close()
}

export const dropDatabase = async (uri: string): Promise<void> => {
  const client = await new MongoClient(uri).connect()
  await client.db().dropDatabase()
  await client.close()
}

const nameOf = (uri: string): string => new URL(uri).pathname.slice(1)
