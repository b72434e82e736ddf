import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { idOf } from '../workflow/actor.ts'
import { domainOf } from '../workflow/domain.ts'
import type { Doc } from '../workflow/engine.ts'
import { on } from '../workflow/events.ts'
import { glance } from '../workflow/glance.ts'
import { findOne } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { signing, writersOf } from './hands.ts'
import type { NoticeKind } from './kinds.ts'
import { lastEntry } from './last-entry.ts'
import { notify, settle } from './notify.ts'
import { holdersOf, peopleById } from './people.ts'
import { asked, became } from './words.ts'

/** Collections that arrive as a stream and are read in the queue, not told one by one. */
const streams = ['mentions']
/** Waits somebody hears of in another way: a draft from whoever returned it. */
const saidOtherwise = ['submit']
/** Acts after which a wait is called by what it means. */
const kindOfWait: Record<string, NoticeKind> = { withdraw: 'withdrawal-proposed', 'cancel-schedule': 'failed' }
/** Acts that send a text back to its author. */
const sendingBack = ['return', 'cancel-schedule']
/** What an act on a record makes needless. */
const settledBy: Record<string, readonly NoticeKind[]> = {
  submit: ['returned'],
  discard: ['returned'],
  ratify: ['ratify-overdue'],
  withdraw: ['returned', 'failed', 'not-live', 'overdue', 'ratify-overdue', 'withdrawal-proposed'],
}
const ofWaits: NoticeKind[] = ['waits', 'overdue', 'reminded', 'withdrawal-proposed', 'ratify-overdue', 'failed']

const recordOf = (req: PayloadRequest, slug: string, id: string) =>
  findOne<Doc>({ req, slug, where: { id: { equals: id } } })

on('waits', 'notices', async ({ req, told: { slug, id, opened, closed } }) => {
  if (closed.length > 0)
    await settle(
      req,
      slug,
      id,
      ({ kind, act, unit }) => ofWaits.includes(kind) && closed.some((wait) => wait.act === act && wait.unit === unit),
    )
  const news = opened.filter(({ act }) => !streams.includes(slug) && !saidOtherwise.includes(act))
  const doc = news.length > 0 ? await recordOf(req, slug, id) : null
  if (!doc) return
  for (const wait of news) {
    const kind = kindOfWait[wait.act] ?? 'waits'
    await notify({
      req,
      matter: { kind, slug, subject: id, act: wait.act, unit: wait.unit, since: wait.since },
      doc,
      people: [
        ...(await holdersOf(req, wait)),
        ...(kind === 'failed' ? await peopleById(req, [idOf(doc.author)]) : []),
      ],
      text: asked(kind, slug, wait.act),
      detail: wait.reason,
    })
  }
})

on('changed', 'notices', async ({ req, told: { slug, id } }) => {
  if (slug !== 'statements') return
  const entry = await lastEntry(req, slug, id)
  if (!entry) return
  const { act, actor = null, actorName = '', unit, at, detail } = entry
  const done = settledBy[act]
  if (done) await settle(req, slug, id, ({ kind }) => done.includes(kind))
  if (!sendingBack.includes(act)) return
  const doc = await recordOf(req, slug, id)
  if (!doc) return
  const author = idOf(doc.author)
  const [from] = await unitsById(req, unit ? [unit] : [])
  const who = from
    ? { zh: `${actorName}（${from.name}）`, en: `${actorName} (${from.name})` }
    : { zh: actorName, en: actorName }
  await notify({
    req,
    matter: { kind: 'returned', slug, subject: id, act, unit: null, since: new Date(at).toISOString() },
    doc,
    people: author === actor ? [] : await peopleById(req, [author]),
    text: became(act),
    detail: { zh: `${who.zh}：${detail?.reason ?? ''}`, en: `${who.en}: ${detail?.reason ?? ''}` },
  })
})

const week = 7 * 24 * 3_600_000
/** Texts brought in from years past go live too; that is no news. */
const isHistory = async (req: PayloadRequest, { subject, act, edition, at }: Delivered): Promise<boolean> => {
  const [release] = await glance<{ releasedAt: string }>({
    req,
    slug: 'releases',
    where: { and: [{ subject: { equals: subject } }, { act: { equals: act } }, { edition: { equals: edition } }] },
    select: { releasedAt: true },
    limit: 1,
  })
  return release !== undefined && Date.parse(at) - Date.parse(release.releasedAt) > week
}
type Delivered = { subject: string; act: string; edition: number; at: string }

on('delivered', 'notices', async ({ req, told }) => {
  const { subject, act, edition, url } = told
  const slug = 'statements'
  const doc = (await isHistory(req, told)) ? null : await recordOf(req, slug, subject)
  if (!doc) return
  await settle(req, slug, subject, ({ kind, act: failed }) => kind === 'failed' && failed === act)
  await notify({
    req,
    matter: { kind: 'live', slug, subject, act, unit: null, since: String(edition) },
    doc,
    people: await writersOf(req, doc),
    text: became(act === 'withdraw' ? 'withdrawn' : 'live'),
    detail: { zh: url, en: url },
  })
})

on('undelivered', 'notices', async ({ req, told: { subject, act, edition, error } }) => {
  const slug = 'statements'
  const doc = await recordOf(req, slug, subject)
  if (!doc) return
  const signature = await lastEntry(req, slug, subject, signing)
  await notify({
    req,
    matter: { kind: 'failed', slug, subject, act, unit: null, since: String(edition) },
    doc,
    people: await peopleById(req, [idOf(doc.author), signature?.actor ?? null]),
    text: became('failed'),
    detail: { zh: error, en: error },
  })
})

on('reminded', 'notices', async ({ req, told: { slug, id, act, unit, by } }) => {
  const doc = await recordOf(req, slug, id)
  const waits = doc ? ((await domainOf(slug).waits?.({ req, doc })) ?? []) : []
  if (!doc) return
  const [from] = await peopleById(req, [by])
  for (const wait of waits.filter((candidate) => candidate.act === act && candidate.unit === unit))
    await notify({
      req,
      matter: { kind: 'reminded', slug, subject: id, act, unit, since: now().toISOString() },
      doc,
      people: await holdersOf(req, wait),
      text: asked('reminded', slug, act),
      detail: from ? { zh: `${from.name}请您尽快办理。`, en: `${from.name} asks you to hurry.` } : wait.reason,
    })
})

on('mentioned', 'notices', async ({ req, told: { slug, id, person, by, text } }) => {
  const doc = await recordOf(req, slug, id)
  if (!doc) return
  const [from] = await peopleById(req, [by])
  const said = text.replace(/\s+/g, ' ').slice(0, 200)
  await notify({
    req,
    matter: { kind: 'mentioned', slug, subject: id, act: by ?? '-', unit: null, since: now().toISOString() },
    doc,
    people: person === by ? [] : await peopleById(req, [person]),
    text: asked('mentioned', slug, ''),
    detail: { zh: `${from?.name ?? ''}：${said}`, en: `${from?.name ?? ''}: ${said}` },
  })
})
