import type { PayloadRequest, Where } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { languageOf } from '../language.ts'
import type { Actor } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import { kindLabels, laneLabel } from './labels.ts'
import type { AskedQuestion, QueueQuestion, Scope } from './question.ts'
import type { StoredWait } from './row.ts'
import { askedIn, inScope, isHead, mayOversee, onlyOversees } from './scope.ts'
import { type QueueItem, shown, soonWithin } from './shown.ts'
import { type Staff, staffOf } from './staff.ts'

export type Page = { docs: QueueItem[]; totalDocs: number; page: number; hasNextPage: boolean }
export type Counts = { all: number; late: number; soon: number; lanes: Record<string, number> }
/** `firstDue`: ISO instant of the most urgent wait of the scope; `laneLabels`: the acts of `counts.lanes` in words. */
export type Queue = Page & {
  scope: Scope
  scopes: Scope[]
  counts: Counts
  firstDue: string | null
  laneLabels: Record<string, string>
}

const collection = 'waits'
const late = (at: Date): Where => ({ rank: { less_than: at.toISOString() } })
const soon = (at: Date): Where => ({
  and: [
    { rank: { greater_than_equal: at.toISOString() } },
    { rank: { less_than_equal: `${new Date(at.getTime() + soonWithin).toISOString()}~` } },
  ],
})

const count = async (req: PayloadRequest, where: Where): Promise<number> =>
  (await req.payload.db.count({ collection, where, req })).totalDocs

const countsOf = async (req: PayloadRequest, where: Where, at: Date): Promise<Counts> => {
  const { values } = await req.payload.db.findDistinct({ collection, field: 'act', where, req })
  const acts = values.map(({ act }) => String(act))
  const lanes: Record<string, number> = {}
  for (const act of acts) lanes[act] = await count(req, { and: [where, { act: { equals: act } }] })
  return {
    all: Object.values(lanes).reduce((sum, number) => sum + number, 0),
    late: await count(req, { and: [where, late(at)] }),
    soon: await count(req, { and: [where, soon(at)] }),
    lanes,
  }
}

type Slice = { req: PayloadRequest; where: Where; total: number; page: number; limit: number; staff: Staff; at: Date }
const slice = async ({ req, where, total, page, limit, staff, at }: Slice): Promise<Page> => {
  const { docs } = await req.payload.db.find<StoredWait & Record<string, unknown>>({
    collection,
    where,
    // To the end: pages of what is equally urgent must not overlap.
    sort: ['rank', 'createdAt', 'id'],
    limit,
    page,
    pagination: false,
    req,
  })
  return {
    docs: docs.map((row) => shown(row, { staff, at, language: languageOf(req), kindLabel: kindLabels(req) })),
    totalDocs: total,
    page,
    hasNextPage: page * limit < total,
  }
}

const landingOf = (actor: Actor, staff: Staff): Scope => {
  if (isHead(actor, staff)) return 'unit'
  return onlyOversees(actor) ? 'all' : 'mine'
}

/**
 * What waits for the actor, most urgent first. Without a scope: the head of a unit sees the whole unit, who only oversees sees
 * everything, others their own.
 */
export const queueOf = async (req: PayloadRequest, actor: Actor, question: QueueQuestion): Promise<Queue> => {
  const at = now()
  const staff = await staffOf(req)
  const scope = question.scope ?? landingOf(actor, staff)
  if (scope === 'all' && !mayOversee(actor)) throw new Refused(refuse('role'))
  const where = inScope(scope, { actor, staff })
  const counts = await countsOf(req, where, at)
  const filters: Where[] = [
    ...(question.lane ? [{ act: { equals: question.lane } }] : []),
    ...(question.late ? [late(at)] : []),
    ...(question.soon ? [soon(at)] : []),
  ]
  const filtered: Where = { and: [where, ...filters] }
  const total = filters.length ? await count(req, filtered) : counts.all
  const [first] = await glance<StoredWait>({
    req,
    slug: collection,
    where,
    sort: 'rank',
    limit: 1,
    select: { dueAt: true },
  })
  const language = languageOf(req)
  return {
    scope,
    scopes: ['mine', ...(actor.unit ? ['unit' as const] : []), ...(mayOversee(actor) ? ['all' as const] : [])],
    counts,
    firstDue: first?.dueAt || null,
    laneLabels: Object.fromEntries(Object.keys(counts.lanes).map((act) => [act, laneLabel(act)[language]])),
    ...(await slice({ req, where: filtered, total, page: question.page, limit: question.limit, staff, at })),
  }
}

/** What the actor, or their unit, waits for others to do. */
export const askedOf = async (
  req: PayloadRequest,
  actor: Actor,
  { scope, page, limit }: AskedQuestion,
): Promise<Page> => {
  const where = askedIn(scope, actor)
  return slice({ req, where, total: await count(req, where), page, limit, staff: await staffOf(req), at: now() })
}
