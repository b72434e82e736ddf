import { type MongooseAdapter, mongooseAdapter } from '@payloadcms/db-mongodb'
import type { Db, MongoClient } from 'mongodb'
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'
import { inOwnTransaction } from '../own-transaction.ts'
import { storeError } from '../store-error.ts'
import { readsAsElsewhere } from './as-elsewhere.ts'
import { ensureIndexes } from './indexes.ts'
import { type Proof, prove, refuseUnproven } from './proof.ts'
import { transactions } from './transactions.ts'
import { type Turns, turns } from './turns.ts'
import { type UndoLog, undoLog } from './undo.ts'
import { watch } from './watched.ts'

export type MongodbStoreOptions = {
  /** `mongodb://…` or `mongodb+srv://…`; the database is `huiying` where none is named. */
  uri: string
  /** Slugs of the collections whose documents may be added but never changed or removed. */
  immutable?: readonly string[]
  isProduction?: boolean
  /** Outside production: run on a server without transactions, acts being taken back from an undo log. */
  acceptsNoTransactions?: boolean
  patienceMs?: number
  leaseMs?: number
}

export type MongodbAdapter = BaseDatabaseAdapter &
  MongooseAdapter & {
    /** What the server was seen to do when the store was opened. */
    proof?: Proof & { uniqueIndexes: number }
    /** Several back offices may work on this store at once. */
    isShared?: boolean
    /** Whether others see what an act has written before it has ended. */
    showsUnfinished?: boolean
  }

type AnyModel = Parameters<typeof ensureIndexes>[0][number]

/** Payload's MongoDB adapter with one writer at a time over all instances, and acts that are kept whole or not at all. */
export function mongodbStore(options: MongodbStoreOptions): DatabaseAdapterObj<MongooseAdapter> {
  const {
    uri,
    immutable = [],
    isProduction = false,
    acceptsNoTransactions = false,
    patienceMs = 30_000,
    leaseMs,
  } = options
  const stock = mongooseAdapter({
    url: uri,
    autoPluralization: false,
    transactionOptions: false,
    connectOptions: {
      ...(namesDatabase(uri) ? {} : { dbName: 'huiying' }),
      autoIndex: false,
      autoCreate: false,
      serverSelectionTimeoutMS: 10_000,
      readPreference: 'primary',
      readConcernLevel: 'majority',
      writeConcern: { w: 'majority', j: true },
    },
  })

  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args) as MongodbAdapter
      const { connect, destroy, init } = adapter
      adapter.isShared = true
      let opened: { client: MongoClient; turns: Turns; undo: UndoLog; hasTransactions: boolean } | undefined
      const now = () => {
        if (!opened) throw storeError('store-closed', 'The database is closed. Call getPayload again to open it.')
        return opened
      }

      const { isOpen } = transactions({
        adapter,
        turns: () => now().turns,
        undo: () => now().undo,
        client: () => (now().hasTransactions ? now().client : undefined),
      })
      const { beginTransaction } = adapter
      // Payload clears the marks of who is editing from within an act, but never inside its transaction.
      inOwnTransaction(adapter, { isOpen, isApart: (collection) => collection.startsWith('payload-') })
      readsAsElsewhere(adapter)

      adapter.init = async () => {
        await init?.call(adapter)
        for (const model of modelsOf(adapter)) {
          countsExactly(model)
          const { name } = model.collection
          watch(model.collection, {
            name,
            isImmutable: immutable.includes(name),
            remember: (...given) => now().undo.remember(...given),
          })
        }
      }

      adapter.connect = async (how) => {
        await connect?.call(adapter, how)
        // Payload turns transactions off where the address names no replica set.
        adapter.beginTransaction = beginTransaction
        const client = adapter.connection.getClient() as unknown as MongoClient
        const db = adapter.connection.db as unknown as Db
        try {
          const proof = await prove({ client, db, immutable })
          refuseUnproven(proof, { isProduction, acceptsNoTransactions })
          const undo = undoLog(db)
          opened = {
            client,
            undo,
            hasTransactions: proof.transactions,
            turns: turns({
              db,
              patienceMs,
              recover: undo.takeBack,
              forget: (before) => undo.forget({ fence: { $lt: before } }),
              ...(leaseMs ? { leaseMs } : {}),
            }),
          }
          await recovered(opened.turns)
          adapter.showsUnfinished = !proof.transactions
          adapter.proof = { ...proof, uniqueIndexes: await ensureIndexes(modelsOf(adapter)) }
        } catch (error) {
          opened = undefined
          await adapter.connection.close().catch(() => undefined)
          throw error
        }
      }

      adapter.destroy = async () => {
        // A write in flight is let finish.
        await opened?.turns.quiet().catch(() => undefined)
        opened = undefined
        await destroy?.call(adapter)
      }
      return adapter
    },
  }
}

const namesDatabase = (uri: string): boolean => /^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/.test(uri)

/** Payload asks for an estimate where nothing is filtered: after a crash it is wrong, and in a transaction it is refused. */
const countsExactly = (model: AnyModel): void => {
  const counting = model as unknown as Record<
    'countDocuments' | 'estimatedDocumentCount',
    (...given: unknown[]) => unknown
  >
  counting.estimatedDocumentCount = (options: unknown) =>
    counting.countDocuments({}, { ...(options as object), hint: { _id: 1 } })
}

const modelsOf = (adapter: MongodbAdapter): AnyModel[] => [
  ...new Map(
    [...Object.values(adapter.collections), ...Object.values(adapter.versions), adapter.globals]
      .filter(Boolean)
      .map((model) => [model.collection.name, model as unknown as AnyModel]),
  ).values(),
]

/** What a process left half done that died is taken back before anything is read. */
const recovered = async ({ take }: Turns): Promise<void> => {
  const turn = await take()
  try {
    await turn.keep()
  } finally {
    turn.leave()
  }
}
