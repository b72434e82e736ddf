import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

export type Adapter = BaseDatabaseAdapter & SQLiteAdapter

const writeMethods = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const satisfies readonly (keyof BaseDatabaseAdapter)[]

type Write = (args: { req?: Partial<PayloadRequest> }) => Promise<unknown>

type Session = Adapter['sessions'][string]

const rolledBack = Symbol('rolled back')

/** Payload's own begin answers a failed COMMIT as if it had been kept; here the session's promises tell the truth. */
export function beginWith(adapter: Adapter): () => Promise<string> {
  return async () => {
    await adapter.initializing
    const id = randomUUID()
    return await new Promise<string>((ready, failed) => {
      const done = adapter.drizzle.transaction(
        (db) =>
          new Promise<void>((resolve, reject) => {
            adapter.sessions[id] = {
              db: db as unknown as Session['db'],
              resolve: () => {
                resolve()
                return done
              },
              reject: () => {
                reject(rolledBack)
                return done.catch((reason: unknown) => {
                  if (reason !== rolledBack) throw reason
                })
              },
            }
            ready(id)
          }),
      )
      done.catch(failed)
    })
  }
}

/** A document is several rows: a write that came without a transaction gets one. */
export function inOwnTransaction(adapter: Adapter): void {
  const methods = adapter as unknown as Record<(typeof writeMethods)[number], Write>
  for (const name of writeMethods) {
    const inner = methods[name]
    methods[name] = async (args) => {
      const given = await args.req?.transactionID
      if (given && adapter.sessions[given]) return await inner.call(adapter, args)

      const id = await adapter.beginTransaction()
      if (!id) throw new Error('No transaction was begun.')
      const transactionID = { value: id, writable: true, enumerable: true, configurable: true }
      try {
        const result = await inner.call(adapter, { ...args, req: Object.create(args.req ?? null, { transactionID }) })
        await adapter.commitTransaction(id)
        return result
      } finally {
        await adapter.rollbackTransaction(id)
      }
    }
  }
}
