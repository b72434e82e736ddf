import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import type { Words } from '../language.ts'
import { readSettings } from '../settings.ts'
import { actorOf, idOf } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'
import { glance } from '../workflow/glance.ts'
import { type Matter, matterKey, type Notice, type NoticeKind, readMatterKey } from './kinds.ts'
import { mayRead, type Person } from './people.ts'

/** One line without control characters: a title goes into the head of a mail. */
const titleOf = ({ title, id }: Doc): string =>
  (typeof title === 'string' ? title : id)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

type Notify = {
  req: PayloadRequest
  matter: Matter
  doc: Doc
  people: readonly Person[]
  text: Words
  detail?: Words
}

/** Tells each of these people once, those who may see the record and did not do it themselves. */
export const notify = async ({ req, matter, doc, people, text, detail }: Notify): Promise<void> => {
  const { kind, slug, subject } = matter
  const self = actorOf(req.user)?.id
  const fit = people.filter((person) => person.id !== self && mayRead(person, slug, doc))
  if (fit.length === 0) return
  const key = matterKey(matter)
  const told = await noticesOf(req, slug, subject)
  const isTold = ({ id }: Person) =>
    told.some((notice) => idOf(notice.person) === id && (notice.matter === key || isSameWait(notice, matter)))
  const { smtpUrl } = readSettings()
  for (const person of fit.filter((candidate) => !isTold(candidate)))
    await req.payload.db.create({
      collection: 'notices',
      req,
      data: {
        person: person.id,
        matter: key,
        key: `${person.id}/${key}`,
        kind,
        slug,
        subject,
        title: titleOf(doc),
        text,
        ...(detail ? { detail } : {}),
        at: now().toISOString(),
        mail: smtpUrl && person.notify !== 'none' ? 'pending' : 'none',
        attempts: 0,
      },
    })
}

const noticesOf = (req: PayloadRequest, slug: string, subject: string): Promise<Notice[]> =>
  glance<Notice>({
    req,
    slug: 'notices',
    where: { and: [{ slug: { equals: slug } }, { subject: { equals: subject } }] },
    select: { person: true, matter: true, settledAt: true, mail: true, mailedAt: true },
  })

/** The same wait, still open: that it is derived anew is no news. */
const isSameWait = (notice: Notice, { kind, act, unit }: Matter): boolean => {
  if (notice.settledAt || (kind !== 'waits' && kind !== 'withdrawal-proposed')) return false
  const known = readMatterKey(notice.matter)
  return known.kind === kind && known.act === act && known.unit === unit
}

type Settled = (matter: { kind: NoticeKind; act: string; unit: string | null }) => boolean

/** What is done needs nobody any more: it no longer counts as unread, and a mail not yet sent is not sent. */
export const settle = async (req: PayloadRequest, slug: string, subject: string, isDone: Settled): Promise<void> => {
  const settledAt = now().toISOString()
  for (const { id, matter, mail, mailedAt, settledAt: already } of await noticesOf(req, slug, subject))
    if (!already && isDone(readMatterKey(matter)))
      await req.payload.db.updateOne({
        collection: 'notices',
        req,
        id,
        data: { settledAt, ...(mail === 'pending' && !mailedAt ? { mail: 'none' } : {}) },
      })
}
