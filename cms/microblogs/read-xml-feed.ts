import { createHash } from 'node:crypto'
import { parseFeed } from '@rowanmanning/feed-parser'
import type { Item } from './adapter.ts'
import { FeedFault } from './fault.ts'
import { feedTime } from './feed-time.ts'
import { addressesIn, textOf, tidy, webAddressOf } from './html-text.ts'

type Parsed = ReturnType<typeof parseFeed>['items'][number]
const unreadable = { zh: '不是能读的 RSS 或 Atom。', en: 'Not an RSS or Atom feed that can be read.' }

/** Posts of an RSS or Atom feed. Throws `FeedFault` where it is none. */
export const readXmlFeed = (xml: string, { base, now }: { base: string; now: Date }): Item[] => {
  // A feed needs no names of its own; with them a few lines become gigabytes.
  if (/<!ENTITY/i.test(xml.slice(0, 20_000))) throw new FeedFault(unreadable)
  try {
    const feed = parseFeed(xml)
    const site = webAddressOf(feed.url, base) ?? base
    return feed.items.flatMap((item) => itemOf(item, { base: site, now }) ?? [])
  } catch (error) {
    if (error instanceof FeedFault) throw error
    throw new FeedFault(unreadable)
  }
}

const itemOf = (item: Parsed, { base, now }: { base: string; now: Date }): Item | undefined => {
  const url = webAddressOf(item.url, base) ?? null
  const said = textOf(item.content ?? item.description ?? '', url ?? base)
  const text = withTitle(textOf(item.title ?? '').text, said.text)
  const image = webAddressOf(item.image?.url, base)
  const media = item.media.flatMap(({ url, type }) => (type === 'image' ? (webAddressOf(url, base) ?? []) : []))
  const published = rawTime(item, ['pubdate', 'published', 'issued', 'date', 'created'])
  if (!text && !url && said.images.length === 0) return undefined
  return {
    externalId: idOf(item.id ?? url ?? `${published}${text}`),
    url,
    publishedAt: feedTime(published ?? rawTime(item, ['updated', 'modified']), now),
    text,
    links: [...new Set([...said.links, ...addressesIn(text)])],
    images: [...new Set([...said.images, ...media, ...(image ? [image] : [])])],
  }
}

/** The time as it is written: the parser would read one without a zone in the zone of this machine. */
const rawTime = ({ element }: Parsed, names: string[]): string | undefined =>
  names.map((name) => element.findElementWithName(name)?.textContent.trim()).find(Boolean)

/** Feeds of microblogs repeat the beginning of the text as title; those of articles give the title beside the text. */
export const withTitle = (title: string, text: string): string => {
  const plain = (given: string) => given.replace(/[\s…]|\.{3}$/g, '')
  return !title || plain(text).startsWith(plain(title)) ? text || title : tidy(`${title}\n${text}`)
}

/** A name that is too long to keep is kept as its digest. */
export const idOf = (given: string): string =>
  given.length <= 500 ? given : createHash('sha256').update(given).digest('hex')
