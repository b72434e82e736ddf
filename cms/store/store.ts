import type { CollectionConfig, DatabaseAdapterObj } from 'payload'
import { withTextIds } from './mongodb/ids.ts'
import { mongodbStore } from './mongodb/store.ts'
import type { StoreMigration } from './sqlite/migrations.ts'
import { sqliteStore } from './sqlite/store.ts'
import { isMongodb } from './uri.ts'

type Wanted = {
  uri: string
  collections: CollectionConfig[]
  migrations: readonly StoreMigration[]
  migrationDir: string
  immutable: readonly string[]
  isProduction: boolean
  acceptsNoTransactions: boolean
}

/** The store that DATABASE_URI names, and the collections as that store takes them. */
export const storeFor = (wanted: Wanted): { db: DatabaseAdapterObj; collections: CollectionConfig[] } => {
  const { uri, collections, immutable, isProduction, acceptsNoTransactions } = wanted
  if (isMongodb(uri))
    return {
      db: mongodbStore({ uri, immutable, isProduction, acceptsNoTransactions }) as DatabaseAdapterObj,
      collections: withTextIds(collections),
    }
  const { migrations, migrationDir } = wanted
  return { db: sqliteStore({ file: uri, migrations, migrationDir, immutable }) as DatabaseAdapterObj, collections }
}
