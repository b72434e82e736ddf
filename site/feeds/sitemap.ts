import { sections } from '../../content/schema/kinds.ts'
import { pagePath, postMonthPath, shardPath, topicPath } from '../format/address.ts'
import { withOffset } from '../format/time.ts'
import { type Shard, shardEntries, sitemapShards, topics } from '../projection/archives.ts'
import { absolute } from '../projection/current.ts'
import { postMonths } from '../projection/posts.ts'

const open = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const urlset = (urls: { path: string; at?: string }[]) =>
  `${open}<urlset ${space}>\n${urls
    .map(
      ({ path, at }) =>
        `<url><loc>${xml(absolute(path))}</loc>${at ? `<lastmod>${withOffset(at)}</lastmod>` : ''}</url>\n`,
    )
    .join('')}</urlset>\n`

/** Statements of one month, each page once: notice and transcript share theirs. */
export const sitemapShard = (shard: Shard): string | undefined => {
  const newest = new Map<string, string>()
  for (const entry of shardEntries(shard)) {
    const path = pagePath(entry)
    const known = newest.get(path)
    newest.set(path, known && known > entry.updatedAt ? known : entry.updatedAt)
  }
  return newest.size > 0 ? urlset([...newest].map(([path, at]) => ({ path, at }))) : undefined
}

/** Pages that are not statements. */
export const sitemapPages = () =>
  urlset(
    [
      '/',
      ...Object.keys(sections).map((name) => `/${name}/`),
      '/microblog/',
      ...postMonths().map(postMonthPath),
      '/archive/',
      '/topics/',
      '/search/',
      '/verify/',
      '/about/',
      ...topics().map(topicPath),
    ].map((path) => ({ path })),
  )

export const sitemapIndex = () =>
  `${open}<sitemapindex ${space}>\n${[
    '/sitemap/pages.xml',
    ...sitemapShards().map(({ month, shard }) => shardPath(month, shard)),
  ]
    .map((path) => `<sitemap><loc>${xml(absolute(path))}</loc></sitemap>\n`)
    .join('')}</sitemapindex>\n`
