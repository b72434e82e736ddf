import { now } from '../calendar/clock.ts'
import type { Item, MicroblogAdapter } from './adapter.ts'
import { decode } from './decode.ts'
import { FeedFault } from './fault.ts'
import { type Got, get } from './get.ts'
import { readJsonFeed } from './read-json-feed.ts'
import { readXmlFeed } from './read-xml-feed.ts'

/** What the server said of its last whole answer, so that it can answer "unchanged". */
export type FeedCursor = { etag: string | null; lastModified: string | null }

type Options = { url: string; agent: string; allowsOwnNetwork: boolean; wait?: number }

/** Reads an account through its RSS, Atom or JSON Feed. Nothing can be posted this way. */
export const feedAdapter = ({ url, agent, allowsOwnNetwork, wait }: Options): MicroblogAdapter<FeedCursor> => ({
  capabilities: { reads: true },
  fetchSince: async (cursor) => {
    const got = await get({
      url,
      allowsOwnNetwork,
      ...(wait ? { wait } : {}),
      headers: {
        'user-agent': agent,
        accept: 'application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=.9, */*;q=.1',
        'accept-encoding': 'gzip, deflate, br',
        ...(cursor.etag ? { 'if-none-match': cursor.etag } : {}),
        ...(cursor.lastModified ? { 'if-modified-since': cursor.lastModified } : {}),
      },
    })
    if (got.status === 304) return { items: [], cursor, isWhole: true }
    if (got.status !== 200) throw refused(got)
    const { items, isWhole } = readFeed(got, now())
    const { etag = null, 'last-modified': lastModified = null } = got.headers
    return {
      items,
      isWhole,
      cursor: isWhole ? { etag, lastModified } : { etag: null, lastModified: null },
      ...(isWhole ? {} : { note: cutOff }),
    }
  },
})

const cutOff = {
  zh: '内容没有收全，读到的已存档，下次再读全部。',
  en: 'The answer was cut off. What was read is archived; the next look reads all of it.',
}

/** Posts of an answer, whatever kind of feed it is. */
export const readFeed = (
  { body, headers, url }: Pick<Got, 'body' | 'headers' | 'url'>,
  at: Date,
): {
  items: Item[]
  isWhole: boolean
} => {
  const type = headers['content-type'] ?? ''
  const text = decode(body, type).replace(/^\uFEFF/, '')
  const about = { base: url, now: at }
  if (/^\s*\{/.test(text)) return { items: readJsonFeed(text, about), isWhole: true }
  if (text.trim() === '') throw new FeedFault({ zh: '地址里没有内容。', en: 'There is nothing at this address.' })
  return { items: readXmlFeed(text, about), isWhole: endsWhole(text) }
}

/** The root that was opened is closed at the end; a feed cut off in the middle closes something else, or nothing. */
const endsWhole = (text: string) =>
  /<\/(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/i.test(text.slice(-4_000))

const said: Record<number, { zh: string; en: string }> = {
  401: { zh: '要求登录', en: 'asks for a sign-in' },
  403: { zh: '不允许读取', en: 'does not allow reading' },
  404: { zh: '没有这个地址', en: 'there is no such address' },
  410: { zh: '这个地址已经取消', en: 'the address is gone for good' },
  429: { zh: '嫌读得太勤', en: 'says it is asked too often' },
}

const refused = ({ status, headers }: Got): FeedFault => {
  const words = said[status] ?? (status >= 500 ? { zh: '对方出错', en: 'an error on their side' } : null)
  return new FeedFault(
    {
      zh: `服务器答复 ${status}${words ? `（${words.zh}）` : ''}。`,
      en: `The server answers ${status}${words ? ` (${words.en})` : ''}.`,
    },
    { retryAfter: retryAfter(headers['retry-after']) },
  )
}

const retryAfter = (given: string | undefined): number => {
  if (!given) return 0
  const wait = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now().getTime()
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}
