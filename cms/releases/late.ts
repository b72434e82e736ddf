import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Release } from '../../content/schema/release.ts'
import { now } from '../calendar/clock.ts'
import type { Words } from '../language.ts'
import { clockActor, publisherActor } from '../workflow/actor.ts'
import { emit } from '../workflow/events.ts'
import { glance } from '../workflow/glance.ts'
import { writeJournal } from '../workflow/journal.ts'
import { findOne, inTransaction } from '../workflow/records.ts'
import { whyNotLive } from './why-not-live.ts'

export type Delivery = {
  id: string
  release: string
  sequence: number
  state: string
  error?: string | null
  reason?: Words | null
  writtenAt?: string | null
  alarmedAt?: string | null
}

/** Within this a release is live, or everyone concerned is told. */
const liveWithin = 60_000
/** Released longer ago than this when it is brought in: texts of the past, of which nobody is told. */
const history = 10 * 60_000

/** By when a release must be live; null: nobody waits for it. */
export const dueLive = (releasedAt: string): string | null => {
  const released = Date.parse(releasedAt)
  return Date.now() - released > history ? null : new Date(released + liveWithin).toISOString()
}

const open = ['pending', 'written', 'failed']
const atOnce = 200

/** Tells of every release whose minute is over and that is not live, once. Needs no publisher: it may be what is missing. */
export const tellLate = async (payload: Payload): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const late = await glance<Delivery>({
    req,
    slug: 'deliveries',
    where: {
      and: [
        { state: { in: open } },
        { dueAt: { less_than_equal: now().toISOString() } },
        { alarmedAt: { exists: false } },
      ],
    },
    select: { release: true },
    sort: 'sequence',
    limit: atOnce,
  })
  let told = 0
  for (const { id } of late) if (await tellOne(await createLocalReq({}, payload), id)) told += 1
  return told
}

const tellOne = (req: PayloadRequest, id: string): Promise<boolean> =>
  inTransaction(req, async () => {
    const delivery = await findOne<Delivery>({ req, slug: 'deliveries', where: { id: { equals: id } } })
    if (!delivery || delivery.alarmedAt || !open.includes(delivery.state)) return false
    const row = await findOne<{ release: Release }>({
      req,
      slug: 'releases',
      where: { id: { equals: delivery.release } },
    })
    if (!row) return false
    const reason = await whyNotLive(req, delivery)
    const alarmedAt = now().toISOString()
    await req.payload.db.updateOne({ collection: 'deliveries', id, data: { alarmedAt }, req })
    const about = aboutOf(delivery, row.release)
    await writeJournal({
      req,
      actor: clockActor,
      role: 'system',
      slug: 'deliveries',
      subject: id,
      act: 'not-live',
      ...(about.edition ? { edition: about.edition } : {}),
      detail: { reason: reason.zh },
    })
    await emit('late', req, { ...about, reason })
    return true
  })

type CaughtUp = { req: PayloadRequest; delivery: Pick<Delivery, 'id' | 'sequence'>; release: Release; at: string }

/** A release that people were told of is live after all. */
export const caughtUp = async ({ req, delivery, release, at }: CaughtUp): Promise<void> => {
  const about = aboutOf(delivery, release)
  await writeJournal({
    req,
    actor: publisherActor,
    role: 'system',
    slug: 'deliveries',
    subject: delivery.id,
    act: 'caught-up',
    ...(about.edition ? { edition: about.edition } : {}),
  })
  await emit('caughtUp', req, { ...about, at })
}

type About = { delivery: string; sequence: number; recordKind: string; subject: string; act: string; edition?: number }

const aboutOf = ({ id, sequence }: Pick<Delivery, 'id' | 'sequence'>, release: Release): About => ({
  delivery: id,
  sequence,
  recordKind: release.recordKind,
  act: release.act,
  ...('subject' in release ? { subject: release.subject, edition: release.edition } : { subject: release.recordKind }),
})
