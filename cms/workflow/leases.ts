import { AsyncLocalStorage } from 'node:async_hooks'
import { type CollectionConfig, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { isGone, thisProcess } from '../store/owner.ts'

type Row = { id: string; name: string; owner: string; fence: number; until: number }
export type Lease = { name: string; fence: number }

/** How long a lease lasts that nobody renews: what one instance did, another goes on with within ten seconds. */
export const leaseMs = 9_000
const nobody = { create: () => false, read: () => false, update: () => false, delete: () => false }

/** Who may do what only one may do at a time, over all instances on the store. Milliseconds since 1970. */
export const leases: CollectionConfig = {
  slug: 'leases',
  access: nobody,
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  timestamps: false,
  fields: [
    { name: 'name', type: 'text', required: true, unique: true },
    { name: 'owner', type: 'text', required: true },
    { name: 'fence', type: 'number', required: true },
    { name: 'until', type: 'number', required: true },
  ],
}

const rowOf = async (req: PayloadRequest, name: string): Promise<Row | null> =>
  (await req.payload.db.findOne<Row>({ collection: 'leases', where: { name: { equals: name } }, req })) ?? null

/** Milliseconds since 1970; `isNew`: it has just come from another, or from nobody. */
type Taken = Lease & { until: number; isNew: boolean }
const freshFor = 0.7

/** Clocks of several machines agree to two seconds; a lease that ends later was given before a clock was put back. */
const clocksApart = 2_000
const isHeld = ({ owner, until }: Row): boolean =>
  until > Date.now() && until <= Date.now() + leaseMs + clocksApart && !isGone(owner)

type Take = { req: PayloadRequest; name: string; owner?: string }

/**
 * Takes a lease, or renews it, in the transaction of `req`. `fence` grows whenever it changes hands. Null while another
 * holds it.
 */
export const takeLease = async ({ req, name, owner = thisProcess }: Take): Promise<Taken | null> => {
  const { db } = req.payload
  const row = await rowOf(req, name)
  const until = Date.now() + leaseMs
  if (!row) {
    await db.create({ collection: 'leases', data: { name, owner, fence: 1, until }, req })
    return { name, fence: 1, until, isNew: true }
  }
  const isOurs = row.owner === owner
  // Asked more often than it has to be written.
  if (isOurs && row.until > Date.now() + leaseMs * freshFor && row.until <= Date.now() + leaseMs)
    return { name, fence: row.fence, until: row.until, isNew: false }
  if (!isOurs && isHeld(row)) return null
  const fence = isOurs ? row.fence : row.fence + 1
  await db.updateOne({ collection: 'leases', id: row.id, data: { owner, fence, until }, req })
  return { name, fence, until, isNew: !isOurs }
}

/** Gives a lease back before its time. */
export const giveLease = async ({ req, name, owner = thisProcess }: Take): Promise<void> => {
  const row = await rowOf(req, name)
  if (row?.owner === owner)
    await req.payload.db.updateOne({ collection: 'leases', id: row.id, data: { until: 0 }, req })
}

/** Whether `owner` holds the lease, or nobody does. */
export const mayUnder = async ({ req, name, owner = thisProcess }: Take): Promise<boolean> => {
  const row = await rowOf(req, name)
  return !row || row.owner === owner || !isHeld(row)
}

/** When it was last taken or renewed, to within a few seconds; null: never, or it was given back. */
export const lastHeld = async (req: PayloadRequest, name: string): Promise<Date | null> => {
  const row = await rowOf(req, name)
  return row && row.until > 0 ? new Date(row.until - leaseMs) : null
}

const working = new AsyncLocalStorage<Lease>()

/** Runs work whose transactions are kept only while the lease is still the same. */
export const underLease = <T>(lease: Lease, work: () => Promise<T>): Promise<T> => working.run(lease, work)

/** Called inside a transaction, at its end. Writers follow one another, so nobody takes the lease between this and the commit. */
export const refuseOutdated = async (req: PayloadRequest): Promise<void> => {
  const lease = working.getStore()
  if (!lease) return
  const row = await rowOf(req, lease.name)
  if (row?.fence === lease.fence && row.owner === thisProcess) return
  throw new Error(
    `This instance no longer has the lease '${lease.name}': another went on with it. Nothing of this was kept.`,
  )
}

export const freshReq = (payload: Payload): Promise<PayloadRequest> => createLocalReq({}, payload)
