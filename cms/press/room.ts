import type { PayloadRequest, SelectType, Where } from 'payload'
import type { StatementRelease, TextRelease } from '../../content/schema/release.ts'
import { now } from '../calendar/clock.ts'
import { pageAddress } from '../page-address.ts'
import { codeOf, numberInWords } from '../papers/statement.ts'
import { readSettings } from '../settings.ts'
import { idOf } from '../workflow/actor.ts'
import { type Unit, unitsById } from '../workflow/units.ts'
import type { RoomQuery } from './room-input.ts'
import { expungedKey, type Known, plainWords, type Shelf, shelfOf } from './shelf.ts'
import type { Scheduled } from './texts.ts'

const perPage = 20
const lastChanges = 10
const mostScheduled = 100

type Delivery = { release: string; state: string; url?: string | null; liveAt?: string | null }
type Loaded = {
  releases: Map<string, StatementRelease>
  deliveries: Map<string, Delivery>
  /** Statements that went out in an emergency, and whether that was ratified. */
  ratified: Map<string, boolean>
}

/** Rows as they lie in the store: what is told of them is chosen below, field by field. */
const stored = async <T>(req: PayloadRequest, collection: string, where: Where, select?: SelectType): Promise<T[]> => {
  const { docs } = await req.payload.db.find<T & Record<string, unknown>>({
    collection,
    where,
    limit: 0,
    pagination: false,
    ...(select ? { select } : {}),
    req,
  })
  return docs
}

/** Everything the rows of one answer are drawn from, in three questions. */
const load = async (req: PayloadRequest, rows: readonly Known[]): Promise<Loaded> => {
  const ids = [...new Set(rows.map(({ id }) => id))]
  if (!ids.length) return { releases: new Map(), deliveries: new Map(), ratified: new Map() }
  const [found, deliveries] = await Promise.all([
    stored<{ id: string; release: StatementRelease }>(req, 'releases', { id: { in: ids } }),
    stored<Delivery>(req, 'deliveries', { release: { in: ids } }),
  ])
  const urgent = found.flatMap(({ release }) => ('emergency' in release && release.emergency ? [release.subject] : []))
  const statements = urgent.length
    ? await stored<{ id: string; emergency?: { ratifiedAt?: string } | null }>(
        req,
        'statements',
        { id: { in: urgent } },
        { emergency: true },
      )
    : []
  return {
    releases: new Map(found.map(({ id, release }) => [id, release])),
    deliveries: new Map(deliveries.map((delivery) => [delivery.release, delivery])),
    ratified: new Map(statements.map(({ id, emergency }) => [id, !emergency || Boolean(emergency.ratifiedAt)])),
  }
}

const noticeOf = (fields: Record<string, unknown> | null | undefined) => {
  const { startsAt, place, speakers, organiser, contact, registration } = fields ?? {}
  return { startsAt, place, speakers, organiser, contact, ...(registration ? { registration } : {}) }
}

const linksOf = (path: string) => ({
  pack: `/api/press-room/${path}/pack`,
  docx: `/api/press-room/${path}/docx`,
  print: `/api/press-room/${path}/print`,
})

const liveItem = (row: Known, shelf: Shelf, { releases, deliveries, ratified }: Loaded) => {
  const { id, subject, kind, title, section, year, number, edition, act, digest, releasedAt } = row
  const release = releases.get(id) as TextRelease
  const delivery = deliveries.get(id)
  return {
    id,
    statement: subject,
    kind,
    title,
    summary: release.statement.summary ?? null,
    unit: release.issuingUnit.name,
    section,
    year,
    number,
    numberText: numberInWords(row),
    edition,
    act,
    digest,
    code: codeOf(digest),
    publishedAt: shelf.first.get(subject) ?? releasedAt,
    releasedAt,
    /** `live` once the pages were fetched and agree. */
    state: delivery?.state ?? 'pending',
    url: delivery?.url ?? pageAddress(row),
    verifyUrl: `${readSettings().siteUrl}/verify/?code=${codeOf(digest)}`,
    files: release.files.length,
    ...(release.emergency ? { emergency: { ratified: ratified.get(subject) ?? false } } : {}),
    links: linksOf(id),
  }
}
export type LiveItem = ReturnType<typeof liveItem>

const scheduledItem = (doc: Scheduled, units: readonly Unit[], shelf: Shelf) => ({
  statement: doc.id,
  kind: doc.kind,
  title: doc.title,
  summary: doc.summary ?? null,
  unit: units.find(({ id }) => id === idOf(doc.issuingUnit))?.name ?? '',
  edition: doc.edition,
  act: doc.editionAct,
  digest: doc.digest,
  code: codeOf(doc.digest),
  numberText: doc.year && doc.number ? numberInWords({ year: doc.year, number: doc.number }) : null,
  scheduledAt: doc.scheduledAt,
  /** Its time has come and it is not out: a gate was found shut. */
  isOverdue: Date.parse(doc.scheduledAt) <= now().getTime(),
  /** The live release it will take the place of. */
  replaces: shelf.live.get(doc.id)?.id ?? null,
  links: linksOf(`statements/${doc.id}`),
})
export type ScheduledItem = ReturnType<typeof scheduledItem>

const change = (row: Known, { releases }: Loaded, shelf: Shelf) => {
  const { id, subject, kind, title, edition, act, releasedAt } = row
  const release = releases.get(id)
  const standing = shelf.live.get(subject)
  return {
    id,
    statement: subject,
    kind,
    title,
    numberText: numberInWords(row),
    edition,
    act,
    reason: release?.reason ?? null,
    releasedAt,
    url: pageAddress(row),
    /** The release to use now; null: there is none. */
    live: standing?.id ?? null,
  }
}

const matching = (shelf: Shelf, { q, kind }: RoomQuery): Known[] => {
  const asked = plainWords(q ?? '')
    .split(' ')
    .filter(Boolean)
  return [...shelf.live.values()]
    .filter((row) => (!kind || row.kind === kind) && asked.every((word) => row.words.includes(word)))
    .reverse()
}

const scheduledDocs = async (req: PayloadRequest): Promise<Scheduled[]> => {
  const { docs } = await req.payload.db.find<Scheduled & Record<string, unknown>>({
    collection: 'statements',
    where: { state: { equals: 'scheduled' } },
    sort: 'scheduledAt',
    limit: mostScheduled,
    pagination: false,
    // without the text: it is read when somebody asks for it
    select: {
      kind: true,
      title: true,
      summary: true,
      fields: true,
      issuingUnit: true,
      edition: true,
      editionAct: true,
      digest: true,
      scheduledAt: true,
      year: true,
      number: true,
    },
    req,
  })
  return docs
}

/** What a spokesperson may speak of now: releases that stand, and signed statements that wait for their time. */
export const roomOf = async (req: PayloadRequest, query: RoomQuery) => {
  const shelf = await shelfOf(req.payload)
  const at = now()
  const isComing = (startsAt: unknown) => Date.parse(String(startsAt)) > at.getTime()
  const found = matching(shelf, query)
  const rows = found.slice((query.page - 1) * perPage, query.page * perPage)
  const notices = [...shelf.live.values()].filter(({ startsAt }) => startsAt !== null && isComing(startsAt))
  const changes = shelf.changes
    .filter((row) => row.act === 'withdraw' || !shelf.expunged.has(expungedKey(row)))
    .slice(-lastChanges)
  const [loaded, docs] = await Promise.all([load(req, [...rows, ...notices, ...changes]), scheduledDocs(req)])
  const units = await unitsById(req, [...new Set(docs.map(({ issuingUnit }) => idOf(issuingUnit) ?? ''))])
  const scheduled = docs.map((doc) => scheduledItem(doc, units, shelf))
  const coming = [
    ...notices.map((row) => ({
      ...liveItem(row, shelf, loaded),
      ...noticeOf((loaded.releases.get(row.id) as TextRelease).statement.fields),
      stage: 'live' as const,
    })),
    ...docs.flatMap((doc, index) =>
      doc.kind === 'press-notice' && isComing(doc.fields?.startsAt)
        ? [{ ...(scheduled[index] as ScheduledItem), ...noticeOf(doc.fields), stage: 'scheduled' as const }]
        : [],
    ),
  ].sort((a, b) => Date.parse(String(a.startsAt)) - Date.parse(String(b.startsAt)))
  return {
    coming,
    live: rows.map((row) => liveItem(row, shelf, loaded)),
    scheduled,
    corrections: changes.reverse().map((row) => change(row, loaded, shelf)),
    page: query.page,
    pages: Math.max(1, Math.ceil(found.length / perPage)),
    total: found.length,
    generatedAt: at.toISOString(),
  }
}
export type Room = Awaited<ReturnType<typeof roomOf>>
