import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { thisProcess } from '../store/owner.ts'
import { freshReq, giveLease, takeLease } from '../workflow/leases.ts'
import { inTransaction } from '../workflow/records.ts'

const last = new Map<string, Promise<unknown>>()

/**
 * Does work of one name after the other, over all instances on a store that several may share. Payload keeps the sessions
 * of a person in a list that it reads, lengthens and writes back: of two sign-ins at once one would be lost, and its token
 * worth nothing.
 */
export const inTurn = async <T>(payload: Payload, name: string, work: () => Promise<T>): Promise<T> => {
  const isShared = 'isShared' in payload.db && payload.db.isShared === true
  const mine = isShared ? () => underTheirLease(payload, name, work) : work
  const run = (last.get(name) ?? Promise.resolve()).then(mine, mine)
  const settled = run.catch(() => undefined)
  last.set(name, settled)
  try {
    return await run
  } finally {
    if (last.get(name) === settled) last.delete(name)
  }
}

/** Names come from whoever signs in: few leases serve them all, so that nobody can fill the store with them. */
const leasesInAll = 64
const leaseOf = (name: string) => `sign-in ${createHash('sha256').update(name).digest().readUInt8(0) % leasesInAll}`

const underTheirLease = async <T>(payload: Payload, of: string, work: () => Promise<T>): Promise<T> => {
  const asked = { name: leaseOf(of), owner: `${thisProcess}|${randomUUID()}` }
  const within = async <R>(
    what: (given: typeof asked & { req: Awaited<ReturnType<typeof freshReq>> }) => Promise<R>,
  ) => {
    const req = await freshReq(payload)
    return inTransaction(req, () => what({ ...asked, req }))
  }
  while (!(await within(takeLease))) await sleep(10 + Math.random() * 30)
  try {
    return await work()
  } finally {
    await within(giveLease)
  }
}
