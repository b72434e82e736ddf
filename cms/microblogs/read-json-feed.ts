import { z } from 'zod'
import { postLimits } from '../../content/schema/microblog-post.ts'
import type { Item } from './adapter.ts'
import { type About, idOf, withTitle } from './entry.ts'
import { FeedFault } from './fault.ts'
import { feedTime } from './feed-time.ts'
import { addressesIn, textOf, tidy, webAddressOf } from './html-text.ts'

const text = z.string().nullish().catch(null)
const item = z.object({
  // Version 1 allowed numbers; readers are told to take them as text.
  id: z.union([z.string(), z.number().transform(String)]),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  date_published: text,
  date_modified: text,
  attachments: z
    .array(z.object({ url: z.string(), mime_type: z.string() }))
    .nullish()
    .catch(null),
})
const feed = z.object({
  version: z.string().regex(/^https?:\/\/jsonfeed\.org\/version\/1/),
  home_page_url: text,
  items: z.array(z.unknown()),
})

/** Posts of a JSON Feed 1.1 (and 1.0). An item without an id is left out, as the format says. Throws `FeedFault`. */
export const readJsonFeed = (json: string, { base, now }: About): Item[] => {
  const parsed = feed.safeParse(parse(json))
  if (!parsed.success) throw new FeedFault({ zh: '不是能读的 JSON Feed。', en: 'Not a JSON Feed that can be read.' })
  const site = webAddressOf(parsed.data.home_page_url, base) ?? base
  return parsed.data.items.flatMap((given) => {
    const read = item.safeParse(given)
    return read.success ? [itemOf(read.data, { base: site, now })] : []
  })
}

const itemOf = (given: z.infer<typeof item>, { base, now }: About): Item => {
  const url = webAddressOf(given.url, base) ?? webAddressOf(given.external_url, base) ?? null
  const said = given.content_html
    ? textOf(given.content_html, url ?? base)
    : { text: tidy(given.content_text ?? given.summary ?? ''), links: [], images: [] }
  const body = withTitle(tidy(given.title ?? ''), said.text)
  const pictures = (given.attachments ?? []).filter(({ mime_type }) => mime_type.startsWith('image/'))
  const images = [...said.images, given.image, ...pictures.map((picture) => picture.url)]
  return {
    externalId: idOf(given.id),
    url,
    publishedAt: feedTime(given.date_published ?? given.date_modified, now),
    text: body,
    links: [...new Set([...said.links, ...addressesIn(body)])].slice(0, postLimits.links),
    images: [...new Set(images.flatMap((address) => webAddressOf(address, base) ?? []))],
  }
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
