import { createLocalReq, type Payload } from 'payload'
import { now } from '../calendar/clock.ts'
import type { Words } from '../language.ts'
import { readSettings } from '../settings.ts'
import { change, findAll, findOne } from '../workflow/records.ts'
import { archive } from './archive.ts'
import { type Again, FeedFault } from './fault.ts'
import { type FeedCursor, feedAdapter } from './feed-adapter.ts'
import type { Account } from './post.ts'

const minute = 60_000
/** How many accounts are read at the same time; a slow one holds no other up. */
const atOnce = 4
/** Waits grow, doubling, up to half a day. */
const longestWait = 12 * 60 * minute
const firstWait = 10_000

const adapterOf = ({ feedUrl }: Account) => {
  const { siteUrl, production } = readSettings()
  return feedAdapter({ url: feedUrl, agent: `Huiying (+${siteUrl})`, allowsOwnNetwork: !production })
}

/** Accounts whose time has come, those that waited longest first. After a downtime that is every one that was missed. */
export const dueAccounts = async (payload: Payload): Promise<Account[]> =>
  findAll<Account>({
    req: await createLocalReq({}, payload),
    slug: 'microblog-accounts',
    where: { and: [{ active: { equals: true } }, { nextCheckAt: { less_than_equal: now().toISOString() } }] },
    sort: 'nextCheckAt',
  })

const reading = new Set<string>()

/** Reads every account that is due and not being read already, a few at a time. Answers how many were read. */
export const readDue = async (payload: Payload): Promise<number> => {
  const due = (await dueAccounts(payload)).filter(({ id }) => !reading.has(id))
  for (const { id } of due) reading.add(id)
  const waiting = [...due]
  const work = async () => {
    for (let account = waiting.shift(); account; account = waiting.shift()) {
      const { id } = account
      await readAccount(payload, account).finally(() => reading.delete(id))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work)).finally(() => {
    for (const { id } of waiting) reading.delete(id)
  })
  return due.length
}

/** One look at an account: what is new is archived, and whatever came of it is written down on the account. */
export const readAccount = async (payload: Payload, account: Account): Promise<void> => {
  const at = now()
  const { etag = null, lastModified = null } = account
  const cursor: FeedCursor = { etag, lastModified }
  try {
    const found = await adapterOf(account).fetchSince(cursor)
    const { failed } = await archive(payload, account, found.items, at)
    for (const { externalId, error } of failed)
      payload.logger.error({ err: error, msg: `post ${externalId} of ${account.name} was not archived` })
    const note = failed.length ? notArchived(failed.length) : (found.note ?? null)
    // A post that could not be kept is asked for again: the server is not told that we have it.
    const next = failed.length ? { etag: null, lastModified: null } : found.cursor
    await remember(payload, account, {
      lastCheckedAt: at.toISOString(),
      lastGapMinutes: account.lastCheckedAt ? minutesBetween(account.lastCheckedAt, at) : null,
      lastError: note,
      failures: 0,
      etag: next.etag,
      lastModified: next.lastModified,
      nextCheckAt: new Date(at.getTime() + account.intervalMinutes * minute).toISOString(),
      lastTriedAt: at.toISOString(),
    })
  } catch (error) {
    const fault = error instanceof FeedFault ? error : null
    if (!fault) payload.logger.error({ err: error, msg: `${account.name} could not be read` })
    const failures = account.failures + 1
    await remember(payload, account, {
      lastTriedAt: at.toISOString(),
      lastError: fault?.words ?? broken,
      failures,
      nextCheckAt: new Date(at.getTime() + waitAfter(account, failures, fault?.again)).toISOString(),
    })
  }
}

/**
 * Milliseconds. Doubles with every failure in a row, from the interval on, or from ten seconds where no server answered at
 * all; never less than the server asked for (within a day).
 */
export const waitAfter = (
  { intervalMinutes }: Pick<Account, 'intervalMinutes'>,
  failures: number,
  { retryAfter = 0, isUnanswered = false }: Again = {},
): number => {
  const interval = intervalMinutes * minute
  const first = isUnanswered ? firstWait : interval
  const grown = Math.min(first * 2 ** Math.min(failures - 1, 20), Math.max(interval, longestWait))
  return Math.max(grown, Math.min(retryAfter, 24 * 60 * minute))
}

/** Written unless the account was given another address in the meantime: then what was found is of the old one. */
const remember = async (payload: Payload, account: Account, data: Record<string, unknown>): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const present = await findOne<Account>({ req, slug: 'microblog-accounts', where: { id: { equals: account.id } } })
  if (present?.feedUrl === account.feedUrl) await change({ req, slug: 'microblog-accounts', id: account.id, data })
}

const minutesBetween = (from: string, to: Date) => Math.round((to.getTime() - Date.parse(from)) / minute)

const notArchived = (count: number): Words => ({
  zh: `有 ${count} 条没能存档，下次再试；原因见日志。`,
  en: `${count} ${count === 1 ? 'post' : 'posts'} could not be archived and will be tried again; the log says why.`,
})
const broken: Words = { zh: '系统出错，没有读成；原因见日志。', en: 'An error of ours; the log says why.' }
