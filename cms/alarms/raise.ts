import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { type Alarm, alarmKinds, namesKept } from '../../content/schema/alarm.ts'
import { now } from '../calendar/clock.ts'
import { publisherActor } from '../workflow/actor.ts'
import { emit } from '../workflow/events.ts'
import { writeJournal } from '../workflow/journal.ts'
import { change, findOne, insert } from '../workflow/records.ts'

type Kept = { id: string; state: string; count: number; toldAt: string }

/** How long the same alarm is counted and not told again. */
const quiet = 3_600_000
const slug = 'alarms'

/** The same: of one kind, about the same names; where there are none, in the same words. */
const fingerprintOf = ({ kind, names, detail }: Alarm): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, names.length > 0 ? [...names].sort() : detail.en]))
    .digest('hex')

const titleOf = ({ kind, names }: Alarm, more: number): string => {
  const [first] = names
  if (first === undefined) return alarmKinds[kind].zh
  const others = names.length - 1 + more
  return others > 0 ? `${first} +${others}` : first
}

/** Keeps an alarm of the publisher, inside the running transaction. The same one within an hour is counted, and told once. */
export const raiseAlarm = async (req: PayloadRequest, given: Alarm): Promise<{ id: string; count: number }> => {
  const names = given.names.slice(0, namesKept)
  const more = (given.more ?? 0) + given.names.length - names.length
  const fingerprint = fingerprintOf(given)
  const at = now()
  const known = await findOne<Kept>({ req, slug, where: { fingerprint: { equals: fingerprint } }, sort: '-toldAt' })
  const isRecent = known !== null && at.getTime() - Date.parse(known.toldAt) < quiet
  const { detail, kind } = given
  if (known && (isRecent || known.state === 'open')) {
    const count = known.count + 1
    const toldAt = isRecent ? known.toldAt : at.toISOString()
    await change({ req, slug, id: known.id, data: { count, lastAt: given.at, toldAt, detail } })
    if (!isRecent) await tell(req, { id: known.id, given, at: toldAt, count })
    return { id: known.id, count }
  }
  const { id } = await insert<Kept>({
    req,
    slug,
    data: {
      kind,
      names,
      more,
      detail,
      fingerprint,
      title: titleOf({ ...given, names }, more),
      state: 'open',
      at: given.at,
      lastAt: given.at,
      toldAt: at.toISOString(),
      count: 1,
    },
  })
  await tell(req, { id, given, at: at.toISOString(), count: 1 })
  return { id, count: 1 }
}

type Tell = { id: string; given: Alarm; at: string; count: number }

const tell = async (req: PayloadRequest, { id, given, at, count }: Tell): Promise<void> => {
  const { kind, names, detail } = given
  await writeJournal({
    req,
    actor: publisherActor,
    role: 'system',
    slug,
    subject: id,
    act: 'raise',
    to: 'open',
    detail: { kind, names: names.slice(0, namesKept), said: detail.zh, count },
  })
  await emit('alarmed', req, { id, kind, detail, at })
}
