import { createHash } from 'node:crypto'
import { postLimits } from '../../content/schema/microblog-post.ts'
import type { Item } from './adapter.ts'
import { feedTime } from './feed-time.ts'
import { addressesIn, textOf, tidy, webAddressOf } from './html-text.ts'

/** What any reader finds in a feed, before it is made safe. `title` and `said` may be HTML; times are as they were written. */
export type Entry = {
  id?: string | null | undefined
  url?: string | null | undefined
  title?: string | null | undefined
  said?: string | null | undefined
  published?: string | undefined
  updated?: string | undefined
  images?: readonly (string | null | undefined)[]
}

export type About = { base: string; now: Date }

/** A post, or undefined where an entry says nothing at all. */
export const itemOf = (entry: Entry, { base, now }: About): Item | undefined => {
  const url = webAddressOf(entry.url, base) ?? null
  const said = textOf(entry.said ?? '', url ?? base)
  const text = withTitle(textOf(entry.title ?? '').text, said.text)
  const images = (entry.images ?? []).flatMap((address) => webAddressOf(address, base) ?? [])
  if (!text && !url && said.images.length === 0) return undefined
  return {
    externalId: idOf(entry.id ?? url ?? `${entry.published}${text}`),
    url,
    publishedAt: feedTime(entry.published ?? entry.updated, now),
    text,
    links: [...new Set([...said.links, ...addressesIn(text)])].slice(0, postLimits.links),
    images: [...new Set([...said.images, ...images])],
  }
}

/** Feeds of microblogs repeat the beginning of the text as title; those of articles give the title beside the text. */
export const withTitle = (title: string, text: string): string => {
  const plain = (given: string) => given.replace(/[\s…]|\.{3}$/g, '')
  return !title || plain(text).startsWith(plain(title)) ? text || title : tidy(`${title}\n${text}`)
}

/** A name that is too long to keep is kept as its digest. */
export const idOf = (given: string): string =>
  given.length <= 500 ? given : createHash('sha256').update(given).digest('hex')
