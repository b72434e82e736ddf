import { createLocalReq, type Payload } from 'payload'
import { findOne, insert, inTransaction } from '../../cms/workflow/records.ts'
import { openDesk } from './desk.ts'
import { synthetic } from './synthetic-text.ts'

/** One transaction each. Other writers wait for it, so it must end well within their patience. */
const batch = 50
/** No fingerprint of a request: those are digests. */
const mark = 'seed-scale'

/** How many synthetic statements there are: each batch left a mark in its own transaction. */
export const syntheticCount = async (payload: Payload): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const last = await findOne<{ status: number }>({
    req,
    slug: 'idempotency',
    where: { fingerprint: { equals: mark } },
    sort: '-status',
  })
  return last?.status ?? 0
}

type Scale = { payload: Payload; from: number; to: number; onStep?: () => void }

/** Synthetic cases and statements `from` + 1 to `to`, each opened, written, reviewed, cleared and signed by the demo people. */
export const seedScale = async ({ payload, from, to, onStep }: Scale): Promise<void> => {
  for (let first = from + 1; first <= to; first += batch) {
    const last = Math.min(first + batch - 1, to)
    const req = await createLocalReq({}, payload)
    await inTransaction(req, async () => {
      const desk = openDesk({ payload, req })
      const monitor = await desk.as('monitor')
      for (let index = first; index <= last; index += 1) {
        const { case: matter, statement } = synthetic(index)
        const { id } = await monitor.create('cases', matter)
        const written = await desk.write({ ...statement, case: id })
        await desk.release({ id: written, by: statement.by, signer: index % 2 ? 'signer' : 'signer2' })
        onStep?.()
        await new Promise(setImmediate)
      }
      await insert({
        req,
        slug: 'idempotency',
        data: { key: `scale:${last}`, fingerprint: mark, status: last, answer: { first, last } },
      })
    })
  }
}
