import type { ClientSession, Db, MongoClient } from 'mongodb'
import { storeError } from '../store-error.ts'

/** What the server was seen to do at start. */
export type Proof = {
  /** `MongoDB`, or what else speaks its protocol. */
  product: string
  version: string
  replicaSet: string | null
  /** A transaction over two documents was rolled back and left nothing. */
  transactions: boolean
  /** Why not. */
  transactionsRefused?: string
  changeStreams: boolean
  /** The server's clock less ours, milliseconds. */
  clockOffMs: number
  /** Whether this user may only add to the immutable collections; null where the server checks no rights. */
  insertOnly: boolean | null
}

const place = 'huiying_proof'
const oldest = 5
const clockLimitMs = 2_000

/** Tries the server, rather than believing what it says of itself. Leaves nothing behind. */
export const prove = async (given: { client: MongoClient; db: Db; immutable: readonly string[] }): Promise<Proof> => {
  const { client, db, immutable } = given
  const asked = Date.now()
  const hello = await db.command({ hello: 1 })
  const answered = Date.now()
  const build = await db.command({ buildInfo: 1 })
  const transactions = await tried(() => rolledBack(client, db))
  return {
    product: 'ferretdb' in build || 'ferretdbVersion' in build ? 'FerretDB' : 'MongoDB',
    version: String(build.version),
    replicaSet: typeof hello.setName === 'string' ? hello.setName : null,
    transactions: transactions.works,
    ...(transactions.works ? {} : { transactionsRefused: transactions.why }),
    changeStreams: (await tried(() => watched(db))).works,
    clockOffMs: hello.localTime instanceof Date ? Math.round(hello.localTime.getTime() - (asked + answered) / 2) : 0,
    insertOnly: await insertOnly(db, immutable),
  }
}

const tried = async (work: () => Promise<void>): Promise<{ works: true } | { works: false; why: string }> => {
  try {
    await work()
    return { works: true }
  } catch (error) {
    return { works: false, why: error instanceof Error ? error.message : String(error) }
  }
}

/** Two documents written in a transaction that is aborted: both are gone, or there are no transactions. */
const rolledBack = async (client: MongoClient, db: Db): Promise<void> => {
  const proofs = db.collection<{ _id: string }>(place)
  const mark = `${process.pid}-${Date.now()}`
  // A transaction does not make a collection everywhere.
  await proofs.insertOne({ _id: mark })
  await proofs.deleteOne({ _id: mark })
  const session: ClientSession = client.startSession()
  try {
    session.startTransaction({ writeConcern: { w: 'majority' } })
    await proofs.insertOne({ _id: `${mark}-1` }, { session })
    await proofs.insertOne({ _id: `${mark}-2` }, { session })
    await session.abortTransaction()
  } finally {
    await session.endSession().catch(() => undefined)
  }
  const left = await proofs.find({ _id: { $in: [`${mark}-1`, `${mark}-2`] } }).toArray()
  if (left.length === 0) return
  await proofs.deleteMany({ _id: { $in: left.map(({ _id }) => _id) } })
  throw new Error('A transaction was rolled back and what it wrote was still there.')
}

const watched = async (db: Db): Promise<void> => {
  const stream = db.collection(place).watch([], { maxAwaitTimeMS: 100 })
  try {
    await stream.tryNext()
  } finally {
    await stream.close()
  }
}

type Privilege = { resource?: { db?: string; collection?: string; anyResource?: boolean }; actions?: string[] }

const insertOnly = async (db: Db, immutable: readonly string[]): Promise<boolean | null> => {
  const status = await db.command({ connectionStatus: 1, showPrivileges: true }).catch(() => undefined)
  const auth = status?.authInfo as
    | { authenticatedUsers?: unknown[]; authenticatedUserPrivileges?: Privilege[] }
    | undefined
  if (!auth?.authenticatedUsers?.length || !auth.authenticatedUserPrivileges) return null
  const touches = ({ resource = {} }: Privilege, name: string) =>
    resource.anyResource === true ||
    ((resource.db === '' || resource.db === db.databaseName) &&
      (resource.collection === '' || resource.collection === name))
  return !auth.authenticatedUserPrivileges.some(
    (privilege) =>
      immutable.some((name) => touches(privilege, name)) &&
      privilege.actions?.some((action) => ['update', 'remove', 'dropCollection'].includes(action)),
  )
}

/**
 * Refuses a store that would lose or halve an act. Outside production a store without transactions may be accepted: acts
 * are then taken back from an undo log.
 *
 * Throws `store-unproven`, naming everything that is wrong and what to do.
 */
export const refuseUnproven = (
  proof: Proof,
  { isProduction, acceptsNoTransactions }: { isProduction: boolean; acceptsNoTransactions: boolean },
): void => {
  const wrong: string[] = []
  if (!proof.transactions && (isProduction || !acceptsNoTransactions))
    wrong.push(
      `transactions do not work (${proof.transactionsRefused}). Run MongoDB as a replica set, one member is enough ` +
        '(mongod --replSet rs0, then rs.initiate()), and write mongodb://…/huiying?replicaSet=rs0 in DATABASE_URI.' +
        (isProduction
          ? ''
          : ' To try a server without them, outside production, set MONGODB_WITHOUT_TRANSACTIONS=accept.'),
    )
  if (Number.parseInt(proof.version, 10) < oldest)
    wrong.push(`the server is version ${proof.version}. Use MongoDB ${oldest}.0 or newer.`)
  if (Math.abs(proof.clockOffMs) > clockLimitMs)
    wrong.push(
      `the server's clock is ${(proof.clockOffMs / 1000).toFixed(1)} s off ours. Let both keep time by NTP (chrony, systemd-timesyncd).`,
    )
  if (wrong.length > 0) throw storeError('store-unproven', `This store is refused: ${wrong.join(' Besides, ')}`)
}
