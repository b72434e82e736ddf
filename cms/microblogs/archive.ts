import { createHash } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { clockActor, idOf } from '../workflow/actor.ts'
import { emit } from '../workflow/events.ts'
import { writeJournal } from '../workflow/journal.ts'
import { change, findAll, findOne, insert, inTransaction } from '../workflow/records.ts'
import type { Item } from './adapter.ts'
import { linkedTo } from './link.ts'
import type { Account, Post } from './post.ts'
import { releasePost } from './release.ts'
import { addressesAmong, statementAt } from './statement-address.ts'

const batch = 100

const keyOf = (account: Account, { externalId }: Item) =>
  `${account.id}:${createHash('sha256').update(externalId).digest('hex').slice(0, 32)}`

type Kept = Pick<Post, 'key' | 'text' | 'addresses'>

/** New, or said differently than what is kept. Pictures and the order of links may change without a word being changed. */
const isNews = (item: Item, kept: Kept | undefined) =>
  !kept || kept.text !== item.text || kept.addresses !== addressesAmong(item.links)

/** Items by age, so that editions are released in the order in which they were posted. One named twice counts once. */
const inOrder = (items: readonly Item[]): Item[] =>
  [...new Map(items.toReversed().map((item) => [item.externalId, item])).values()].sort((a, b) =>
    (a.publishedAt ?? '9').localeCompare(b.publishedAt ?? '9'),
  )

export type Archived = { added: number; edited: number; failed: { externalId: string; error: unknown }[] }

/**
 * Keeps what is new among the items of an account. Each post is one transaction with its release, so a stop in the middle
 * loses nothing, the next look does the rest, and nobody waits for a long feed.
 */
export const archive = async (payload: Payload, account: Account, items: readonly Item[], seenAt: Date) => {
  const done: Archived = { added: 0, edited: 0, failed: [] }
  const ordered = inOrder(items)
  for (let from = 0; from < ordered.length; from += batch) {
    const some = ordered.slice(from, from + batch)
    const known = await keptOf(
      await createLocalReq({}, payload),
      some.map((item) => keyOf(account, item)),
    )
    for (const item of some.filter((item) => isNews(item, known.get(keyOf(account, item)))))
      try {
        const req = await createLocalReq({}, payload)
        const became = await inTransaction(req, () => keep({ req, account, item, seenAt }))
        if (became) done[became] += 1
      } catch (error) {
        done.failed.push({ externalId: item.externalId, error })
      }
  }
  return done
}

const keptOf = async (req: PayloadRequest, keys: string[]): Promise<Map<string, Kept>> =>
  new Map(
    (await findAll<Kept>({ req, slug: 'microblog-posts', where: { key: { in: keys } } })).map((post) => [
      post.key,
      post,
    ]),
  )

type Keep = { req: PayloadRequest; account: Account; item: Item; seenAt: Date }

const keep = async ({ req, account, item, seenAt }: Keep): Promise<'added' | 'edited' | null> => {
  const kept = await findOne<Post>({ req, slug: 'microblog-posts', where: { key: { equals: keyOf(account, item) } } })
  if (kept && (!isNews(item, kept) || kept.state === 'withdrawn')) return null
  const addresses = addressesAmong(item.links)
  const said = {
    url: item.url,
    text: item.text,
    excerpt: excerptOf(item.text),
    links: item.links,
    images: item.images,
    addresses,
  }
  const unit = idOf(account.unit)
  const isOpen = !kept || (kept.state === 'unlinked' && !kept.decidedByHand)
  const statement = isOpen ? await statementAt(req, addresses) : null
  const found = statement ? linkedTo(statement, { by: 'address', at: seenAt, unit }) : {}
  const post = kept
    ? await change<Post>({
        req,
        slug: 'microblog-posts',
        id: kept.id,
        data: { ...said, ...found, edition: kept.edition + 1 },
      })
    : await insert<Post>({
        req,
        slug: 'microblog-posts',
        data: {
          account: account.id,
          key: keyOf(account, item),
          externalId: item.externalId,
          publishedAt: item.publishedAt ?? seenAt.toISOString(),
          dateUnknown: item.publishedAt === null,
          seenAt: seenAt.toISOString(),
          edition: 1,
          state: 'unlinked',
          decidedByHand: false,
          concerned: unit ? [unit] : [],
          ...said,
          ...found,
        },
      })
  await releasePost({ req, post, act: kept ? 'edit' : 'publish', role: 'system', at: seenAt })
  await writeJournal({
    req,
    actor: clockActor,
    role: 'system',
    slug: 'microblog-posts',
    subject: post.id,
    act: kept ? 'edit' : 'create',
    ...(kept ? { from: kept.state } : {}),
    to: post.state,
    edition: post.edition,
    ...(statement ? { detail: { statement: statement.id } } : {}),
  })
  await emit('changed', req, { slug: 'microblog-posts', id: post.id })
  return kept ? 'edited' : 'added'
}

const longest = 60

/** The beginning of a text, for lists. */
const excerptOf = (text: string): string => {
  const line = Array.from(text.replace(/\s+/g, ' '))
  if (line.length === 0) return '（没有文字）'
  return line.length > longest ? `${line.slice(0, longest).join('')}…` : line.join('')
}
