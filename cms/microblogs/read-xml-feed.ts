import { parseFeed } from '@rowanmanning/feed-parser'
import { parseFeed as parseLeniently } from 'feedsmith'
import type { Item } from './adapter.ts'
import { type About, type Entry, itemOf } from './entry.ts'
import { FeedFault } from './fault.ts'
import { webAddressOf } from './html-text.ts'

/** `address`: of the site the feed belongs to; what is relative is relative to it. */
type Feed = { address?: string | null | undefined; entries: Entry[] }
const unreadable = { zh: '不是能读的 RSS 或 Atom。', en: 'Not an RSS or Atom feed that can be read.' }

/** Posts of an RSS or Atom feed, by the first parser that makes sense of it. Throws `FeedFault` where none does. */
export const readXmlFeed = (xml: string, { base, now }: About): Item[] => {
  // A feed needs no names of its own; with them a few lines become gigabytes.
  if (/<!ENTITY/i.test(xml.slice(0, 20_000))) throw new FeedFault(unreadable)
  const feed = attempt(byFeedParser, xml) ?? attempt(byFeedsmith, xml)
  if (!feed) throw new FeedFault(unreadable)
  const site = webAddressOf(feed.address, base) ?? base
  return feed.entries.flatMap((entry) => itemOf(entry, { base: site, now }) ?? [])
}

const attempt = (parse: (xml: string) => Feed, xml: string): Feed | undefined => {
  try {
    return parse(xml)
  } catch {
    return undefined
  }
}

const byFeedParser = (xml: string): Feed => {
  const feed = parseFeed(xml)
  return {
    address: feed.url,
    entries: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      said: item.content ?? item.description,
      published: rawTime(item, ['pubdate', 'published', 'issued', 'date', 'created']),
      updated: rawTime(item, ['updated', 'modified']),
      images: [...item.media.filter(({ type }) => type === 'image').map(({ url }) => url), item.image?.url],
    })),
  }
}

type Parsed = ReturnType<typeof parseFeed>['items'][number]
/** The time as it is written: the parser would read one without a zone in the zone of this machine. */
const rawTime = ({ element }: Parsed, names: string[]): string | undefined =>
  names.map((name) => element.findElementWithName(name)?.textContent.trim()).find(Boolean)

/** Takes what the first will not: an RSS 1.0 feed without its channel, say. */
const byFeedsmith = (xml: string): Feed => {
  const parsed = parseLeniently(xml)
  switch (parsed.format) {
    case 'rss':
      return {
        address: parsed.feed.link,
        entries: (parsed.feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          url: item.link,
          title: item.title,
          said: item.content?.encoded ?? item.description,
          published: item.pubDate ?? item.dc?.dates?.[0],
        })),
      }
    case 'rdf':
      return {
        address: parsed.feed.link,
        entries: (parsed.feed.items ?? []).map((item) => ({
          id: item.rdf?.about,
          url: item.link ?? item.rdf?.about,
          title: item.title,
          said: item.content?.encoded ?? item.description,
          published: item.dc?.dates?.[0],
        })),
      }
    case 'atom':
      return {
        address: addressOf(parsed.feed.links),
        entries: (parsed.feed.entries ?? []).map((entry) => ({
          id: entry.id,
          url: addressOf(entry.links),
          title: entry.title,
          said: entry.content ?? entry.summary,
          published: entry.published,
          updated: entry.updated,
        })),
      }
    default:
      throw new FeedFault(unreadable)
  }
}

type Link = { href?: string | undefined; rel?: string | undefined }
const addressOf = (links: readonly Link[] = []) =>
  links.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
