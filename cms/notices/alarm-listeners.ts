import type { PayloadRequest, Where } from 'payload'
import { alarmKinds } from '../../content/schema/alarm.ts'
import { now } from '../calendar/clock.ts'
import type { Role } from '../roles.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { on } from '../workflow/events.ts'
import { glance } from '../workflow/glance.ts'
import { findOne } from '../workflow/records.ts'
import { signing, writersOf } from './hands.ts'
import type { NoticeKind } from './kinds.ts'
import { noticeKinds } from './kinds.ts'
import { lastEntry } from './last-entry.ts'
import { notify, settle } from './notify.ts'
import { peopleById, peopleOf } from './people.ts'

const late: NoticeKind[] = ['not-live', 'withdrawal-not-live']
/** Who works on texts in a unit. */
const desk: Role[] = ['editor', 'handler', 'liaison']
const hour = 3_600_000

type About = { recordKind: string; subject: string; delivery: string }

/** Where a person is led: the text or post itself, else what became of the release. */
const recordOf = async (req: PayloadRequest, { recordKind, subject, delivery }: About) => {
  const slug =
    recordKind === 'statement' ? 'statements' : recordKind === 'microblog-post' ? 'microblog-posts' : 'deliveries'
  const id = slug === 'deliveries' ? delivery : subject
  const doc = await findOne<Doc>({ req, slug, where: { id: { equals: id } } })
  return { slug, id, doc: doc && { ...doc, title: doc.title ?? doc.excerpt ?? '单位公开信息' } }
}

/** Signer, author, the people of the units concerned who work on texts, administrators; of a withdrawal, every signer. */
const concernedIn = async (req: PayloadRequest, slug: string, doc: Doc, isWithdrawal: boolean) => {
  const signature = slug === 'statements' ? await lastEntry(req, slug, doc.id, signing) : undefined
  return [
    ...(await peopleById(req, [idOf(doc.author), signature?.actor ?? null])),
    ...(await peopleOf(req, { roles: desk, units: idsOf(doc.concerned) })),
    ...(await peopleOf(req, { roles: ['admin', ...(isWithdrawal ? ['signer' as const] : [])] })),
  ].filter((person, index, all) => all.findIndex(({ id }) => id === person.id) === index)
}

/** Posts come in scores: of those, one an hour is told. */
const isToldOfPosts = async (req: PayloadRequest): Promise<boolean> => {
  const since = new Date(now().getTime() - hour).toISOString()
  const where: Where = {
    and: [{ slug: { equals: 'microblog-posts' } }, { kind: { in: late } }, { at: { greater_than: since } }],
  }
  return (await glance({ req, slug: 'notices', where, select: { kind: true }, limit: 1 })).length > 0
}

on('late', 'notices', async ({ req, told }) => {
  const { act, sequence, reason } = told
  const { slug, id, doc } = await recordOf(req, told)
  if (!doc || (slug === 'microblog-posts' && (await isToldOfPosts(req)))) return
  const isWithdrawal = act === 'withdraw'
  const kind = isWithdrawal ? 'withdrawal-not-live' : 'not-live'
  await settle(req, slug, id, (matter) => matter.kind === 'failed' && matter.act === act)
  await notify({
    req,
    matter: { kind, slug, subject: id, act, unit: null, since: String(sequence) },
    doc,
    people: await concernedIn(req, slug, doc, isWithdrawal),
    text: noticeKinds[kind],
    detail: reason,
  })
})

on('caughtUp', 'notices', async ({ req, told }) => {
  const { act, sequence, recordKind } = told
  const { slug, id, doc } = await recordOf(req, told)
  if (!doc) return
  const where: Where = {
    and: [{ slug: { equals: slug } }, { subject: { equals: id } }, { kind: { in: late } }],
  }
  const open = await glance<{ person: unknown; matter: string }>({
    req,
    slug: 'notices',
    where,
    select: { person: true, matter: true },
  })
  const heard = open.filter(({ matter }) => matter.endsWith(`/${sequence}`)).map(({ person }) => idOf(person))
  await settle(req, slug, id, (matter) => late.includes(matter.kind) && matter.act === act)
  // Those who wrote the text hear that it is live as always.
  const writers = recordKind === 'statement' ? (await writersOf(req, doc)).map((person) => person.id) : []
  await notify({
    req,
    matter: { kind: 'caught-up', slug, subject: id, act, unit: null, since: String(sequence) },
    doc,
    people: await peopleById(
      req,
      heard.filter((person) => person !== null && !writers.includes(person)),
    ),
    text: act === 'withdraw' ? { zh: '现已撤下', en: 'Now withdrawn for the public' } : noticeKinds['caught-up'],
  })
})

on('alarmed', 'notices', async ({ req, told: { id, kind, detail, at } }) => {
  const doc = await findOne<Doc>({ req, slug: 'alarms', where: { id: { equals: id } } })
  if (!doc) return
  await settle(req, 'alarms', id, () => true)
  const { zh, en } = alarmKinds[kind]
  await notify({
    req,
    matter: { kind: 'alarm', slug: 'alarms', subject: id, act: kind, unit: null, since: at },
    doc,
    people: await peopleOf(req, { roles: ['admin', 'security', 'auditor'] }),
    text: { zh: `${noticeKinds.alarm.zh}：${zh}`, en: `${noticeKinds.alarm.en}: ${en}` },
    detail,
  })
})

on('changed', 'alarm notices', async ({ req, told: { slug, id } }) => {
  if (slug !== 'alarms') return
  const doc = await findOne<Doc>({ req, slug, where: { id: { equals: id } } })
  if (doc?.state === 'acknowledged') await settle(req, slug, id, () => true)
})
