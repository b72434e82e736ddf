import { createHash } from 'node:crypto'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BSON, MongoClient } from 'mongodb'
import { afterAll } from 'vitest'
import type { Cms, Json } from './cms.ts'

type Where = Record<string, string>
type Reader = {
  /** The records of a collection, by the names its fields have in the store. */
  find: (collection: string, where: Where) => Promise<Json[]>
  /** Everything there is, but what goes on by itself: leases, and turns to write. */
  everything: () => Promise<string>
}

/** The database of a test, read past the product: to see what a request left there, or that it left nothing. */
export const openLedger = (cms: Cms) => {
  const { find, everything, column } = cms.database ? mongodbReader(cms.database) : sqliteReader(cms.home)
  return {
    find,
    everything,
    /** Changes with everything that is written, wherever. */
    commits: async () =>
      createHash('sha256')
        .update(await everything())
        .digest('hex'),
    /** A statement with everything that hangs on it. */
    of: async (id: string): Promise<Json> => ({
      statement: await find('statements', { [column.id]: id }),
      versions: (await find('_statements_v', { [column.parent]: id })).length,
      slips: await find('slips', { [column.statement]: id }),
      releases: await find('releases', { subject: id }),
      deliveries: await find('deliveries', { subject: id }),
      invitations: await find('invitations', { [column.statement]: id }),
      journal: await find('journal', { subject: id }),
    }),
  }
}

const sqliteReader = (home: string): Reader & { column: Record<'id' | 'parent' | 'statement', string> } => {
  const database = new DatabaseSync(path.join(home, 'huiying.db'), { readOnly: true })
  const related = (collection: string) => [collection, ...(collection === 'statements' ? [`${collection}_rels`] : [])]
  return {
    column: { id: 'id', parent: 'parent_id', statement: 'statement_id' },
    find: async (collection, where) =>
      related(collection).flatMap((table) => {
        const columns = Object.keys(where).map((name) => (table.endsWith('_rels') ? 'parent_id' : name))
        return database
          .prepare(
            `SELECT * FROM "${table}" WHERE ${['1', ...columns.map((name) => `"${name}" = ?`)].join(' AND ')} ORDER BY id`,
          )
          .all(...Object.values(where)) as Json[]
      }),
    everything: async () => {
      const tables = database.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      const names = (tables.all() as Json[]).map(({ name }) => String(name)).filter((name) => name !== 'leases')
      return JSON.stringify(names.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]))
    },
  }
}

const mongodbReader = (uri: string): Reader & { column: Record<'id' | 'parent' | 'statement', string> } => {
  const client = new MongoClient(uri)
  afterAll(() => client.close())
  const database = client.db()
  const named: Record<string, string> = { _statements_v: '_statements_versions' }
  return {
    column: { id: '_id', parent: 'parent', statement: 'statement' },
    find: async (collection, where) =>
      (await database
        .collection(named[collection] ?? collection)
        .find(where)
        .sort({ _id: 1 })
        .toArray()) as Json[],
    everything: async () => {
      const parts: unknown[] = []
      const names = (await database.listCollections().toArray()).map(({ name }) => name).sort()
      for (const name of names)
        if (!name.startsWith('huiying_') && name !== 'leases')
          parts.push([name, await database.collection(name).find({}).sort({ _id: 1 }).toArray()])
      return BSON.EJSON.stringify(parts)
    },
  }
}
