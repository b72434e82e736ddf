import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { now } from '../calendar/clock.ts'
import type { MailWish } from '../mail-wishes.ts'
import { idOf } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import { inTransaction } from '../workflow/records.ts'
import { unread } from './endpoints.ts'
import type { Notice } from './kinds.ts'
import { digestOf, type Message, messageOf, senderOf } from './message.ts'
import { maySee, type Person, peopleById } from './people.ts'

const batch = 50
const giveUpAfter = 24 * 3_600_000
const longestPause = 3_600_000
const minute = 60_000

/** Faults of the way to the server, not of one mail: the next look goes on where this one stopped. */
const isUnreachable = (error: unknown): boolean =>
  ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'EAUTH', 'EPROTOCOL'].includes(
    String((error as { code?: string }).code),
  )

const pending: Where[] = [{ mail: { equals: 'pending' } }, { mailedAt: { exists: false } }]
const fresh = (payload: Payload): Promise<PayloadRequest> => createLocalReq({}, payload)

const write = async (payload: Payload, rows: readonly Notice[], data: (row: Notice) => Partial<Notice>) => {
  const req = await fresh(payload)
  await inTransaction(req, async () => {
    for (const row of rows) await req.payload.db.updateOne({ collection: 'notices', id: row.id, data: data(row), req })
  })
}

/**
 * Takes these notices for sending, so that nothing sends them a second time: a mail of which it is not known whether it
 * went out is not sent again. Returns those that were still to be sent.
 */
const claim = async (payload: Payload, ids: readonly string[]): Promise<Notice[]> => {
  const req = await fresh(payload)
  return inTransaction(req, async () => {
    const where: Where = { and: [{ id: { in: [...ids] } }, ...pending] }
    const rows = await glance<Notice>({ req, slug: 'notices', where })
    const mailedAt = now().toISOString()
    for (const { id, attempts } of rows)
      await req.payload.db.updateOne({ collection: 'notices', id, data: { mailedAt, attempts: attempts + 1 }, req })
    return rows.map((row) => ({ ...row, attempts: row.attempts + 1 }))
  })
}

type Send = {
  payload: Payload
  rows: readonly Notice[]
  to: Person
  message: Message
  done: 'sent' | 'digested'
  since: number
}

/** Sends one mail for these notices. Returns false where the server cannot be reached. */
const send = async ({ payload, rows, to, message, done, since }: Send): Promise<boolean> => {
  const taken = await claim(
    payload,
    rows.map(({ id }) => id),
  )
  const [first] = taken
  if (!first) return true
  try {
    const from = await senderOf(payload)
    const [, host = 'localhost'] = from.replace(/>$/, '').split('@')
    await payload.sendEmail({
      ...message,
      from,
      to: to.email,
      messageId: `<${done}-${first.id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    await write(payload, taken, () => ({ mail: done, mailError: null, retryAt: null }))
    return true
  } catch (error) {
    const at = now().getTime()
    const mailError = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    await write(payload, taken, ({ attempts }) => ({
      mailedAt: null,
      mailError,
      ...(at - since >= giveUpAfter
        ? { mail: 'failed' as const, retryAt: null }
        : { retryAt: new Date(at + Math.min(minute * 2 ** (attempts - 1), longestPause)).toISOString() }),
    }))
    payload.logger.warn({ msg: `mail was not sent: ${mailError}` })
    return !isUnreachable(error)
  }
}

const unwanted = (payload: Payload, rows: readonly Notice[]) => write(payload, rows, () => ({ mail: 'none' }))

/** People who do not want one mail a matter, by what they want instead. */
const wishers = async (req: PayloadRequest, wish: MailWish): Promise<string[]> =>
  (await glance<{ id: string }>({ req, slug: 'users', where: { notify: { equals: wish } }, select: { id: true } })).map(
    ({ id }) => id,
  )

const dueNow = (): Where => ({
  or: [{ retryAt: { exists: false } }, { retryAt: { less_than_equal: now().toISOString() } }],
})

/** Sends what is to be sent one by one, oldest first. */
export const sendEach = async (payload: Payload): Promise<void> => {
  const req = await fresh(payload)
  const digesting = await wishers(req, 'digest')
  const rows = await glance<Notice>({
    req,
    slug: 'notices',
    where: { and: [...pending, dueNow(), ...(digesting.length ? [{ person: { not_in: digesting } }] : [])] },
    sort: 'at',
    limit: batch,
  })
  const people = await peopleById(
    req,
    rows.map(({ person }) => idOf(person)),
  )
  for (const row of rows) {
    const to = people.find(({ id }) => id === idOf(row.person))
    if (!to || to.notify === 'none' || !(await maySee(req, to, row.slug, row.subject))) {
      await unwanted(payload, [row])
      continue
    }
    const reached = await send({
      payload,
      rows: [row],
      to,
      message: messageOf(row),
      done: 'sent',
      since: Date.parse(row.at),
    })
    if (!reached) return
  }
}

const day = 24 * 3_600_000
const shanghai = 8 * 3_600_000
const digestTime = 8.5 * 3_600_000

/** The latest 08:30 in Shanghai, at or before `at`. */
export const lastDigest = (at: Date): Date => {
  const local = at.getTime() + shanghai - digestTime
  return new Date(Math.floor(local / day) * day + digestTime - shanghai)
}

/** One mail a person with everything open, to whoever was told something new before 08:30. After a downtime: at restart. */
export const sendDigests = async (payload: Payload): Promise<void> => {
  const req = await fresh(payload)
  const since = lastDigest(now())
  const news = await glance<Notice>({
    req,
    slug: 'notices',
    where: {
      and: [
        ...pending,
        dueNow(),
        { person: { in: await wishers(req, 'digest') } },
        { at: { less_than: since.toISOString() } },
      ],
    },
    select: { person: true },
  })
  for (const to of await peopleById(
    req,
    news.map(({ person }) => idOf(person)),
  )) {
    const reached = await sendDigest({ payload, req, to, since: since.getTime() })
    if (!reached) return
  }
}

type SendDigest = { payload: Payload; req: PayloadRequest; to: Person; since: number }
const sendDigest = async ({ payload, req, to, since }: SendDigest): Promise<boolean> => {
  const own: Where = { person: { equals: to.id } }
  const rows = await glance<Notice>({ req, slug: 'notices', where: { and: [own, ...pending] } })
  const open = await glance<Notice>({ req, slug: 'notices', where: { and: [own, ...unread] }, sort: '-at', limit: 200 })
  const lines: Notice[] = []
  for (const notice of open) if (await maySee(req, to, notice.slug, notice.subject)) lines.push(notice)
  if (lines.length === 0) {
    await unwanted(payload, rows)
    return true
  }
  return send({ payload, rows, to, message: digestOf(lines), done: 'digested', since })
}

/** What was being sent when the server stopped: nobody knows whether it arrived, so it is not sent again, and says so. */
export const closeInterrupted = async (payload: Payload): Promise<void> => {
  const req = await fresh(payload)
  const where: Where = { and: [{ mail: { equals: 'pending' } }, { mailedAt: { exists: true } }] }
  const rows = await glance<Notice>({ req, slug: 'notices', where })
  await write(payload, rows, () => ({ mail: 'failed', mailError: 'interrupted while it was being sent' }))
}
