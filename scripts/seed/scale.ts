import { createLocalReq, type Payload } from 'payload'
import { now } from '../../cms/calendar/clock.ts'
import { findOne, insert, inTransaction } from '../../cms/workflow/records.ts'
import { type Desk, openDesk } from './desk.ts'
import { inStoryTime } from './story-time.ts'
import { synthetic } from './synthetic-text.ts'
import { whenFrom } from './when.ts'

/** One transaction each. Other writers wait for it, so it must end well within their patience. */
const batch = 50
/** No fingerprint of a request: those are digests. */
const mark = 'seed-scale'
const day = 86_400_000
const span = 730 * day

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

/** How far a synthetic matter gets: written, given to the gates, signed; `heard`: signed, beside another that is only heard. */
type End = 'heard' | 'draft' | 'review' | 'clear' | 'sign' | 'released'
const acts = ['submit', 'review', 'clear', 'sign'] as const
const gates = ['review', 'clear', 'sign'] as const
/** Of the last fifth, one in ten is unanswered, one in twenty a draft, one in twenty at a gate: 2 %, 1 % and 1 % of all. */
const open: Record<number, (index: number) => End> = {
  3: () => 'heard',
  17: () => 'heard',
  13: () => 'draft',
  7: (index) => gates[Math.floor(index / 20) % gates.length] as End,
}
export const endOf = (index: number, to: number): End => (index > to * 0.8 && open[index % 20]?.(index)) || 'released'

type Tell = { desk: Desk; index: number; end: End; begin: number; slot: number; moveTo: (at: number) => void }

/** One matter within its own slot of time, so that the journal never goes back. */
const tell = async ({ desk, index, end, begin, slot, moveTo }: Tell): Promise<void> => {
  const at = (part: number) => moveTo(begin + part * slot)
  const { case: matter, statement } = synthetic(index, begin)
  at(0)
  const monitor = await desk.as('monitor')
  // One more, which nobody answers: there are as many statements as were asked for, and a few more cases.
  if (end === 'heard') await monitor.create('cases', matter)
  const { id } = await monitor.create('cases', matter)
  at(0.3)
  const written = await desk.write({ ...statement, case: id })
  if (end === 'draft') return
  const people = { submit: statement.by, review: 'reviewer', clear: 'secrecy', sign: index % 2 ? 'signer' : 'signer2' }
  for (const [step, act] of acts.entries()) {
    if (act === end) return
    at(0.5 + step / 10)
    await desk.act(people[act], written, act, act === 'clear' ? { declaration: true } : {})
  }
}

type Scale = { payload: Payload; from: number; to: number; onStep?: () => void }

/** Synthetic cases and statements `from` + 1 to `to`, spread over the last two years, each through the hands of the demo people. */
export const seedScale = ({ payload, from, to, onStep }: Scale): Promise<void> => {
  const start = now().getTime() - span
  const step = span / to
  return inStoryTime(payload, async (moveTo) => {
    for (let first = from + 1; first <= to; first += batch) {
      const last = Math.min(first + batch - 1, to)
      const req = await createLocalReq({}, payload)
      await inTransaction(req, async () => {
        const desk = openDesk({ payload, req, when: whenFrom(start + span) })
        for (let index = first; index <= last; index += 1) {
          const begin = start + (index - 1) * step
          await tell({ desk, index, end: endOf(index, to), begin, slot: Math.min(step, day), moveTo })
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
  })
}
