import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'

export type Adapter = BaseDatabaseAdapter & SQLiteAdapter

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
