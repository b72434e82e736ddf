import {
  changesPath,
  chunkPath,
  monthPath,
  pagePath,
  postChunkPath,
  postMonthPath,
  shardPath,
  topicMonthPath,
  topicPath,
  verifyPath,
} from '../format/address.ts'
import { chunks, months, sitemapShards, topicMonths, topics } from '../projection/archives.ts'
import { postChunks, postMonths } from '../projection/posts.ts'
import { changedPlaces, places, sectionNames } from '../projection/queries.ts'
import { verifyCodes } from '../projection/verified.ts'
import { inOrder } from './affected.ts'

/** Every path of the site, in the order of writing. */
export const allPaths = (): string[] => inOrder([...places().map(pagePath), ...listPaths()])

/** All but the pages of statements. */
export const listPaths = (): string[] => [
  ...changedPlaces().map(changesPath),
  '/',
  ...sectionNames.flatMap((section) => [`/${section}/`, `/${section}/feed.xml`]),
  ...['/microblog/', '/archive/', '/topics/', '/search/', '/verify/', '/about/', '/404/'],
  ...months().flatMap((month) => [monthPath(month), ...chunks(month).map((chunk) => chunkPath(month, chunk))]),
  ...postMonths().flatMap((month) => [
    postMonthPath(month),
    ...postChunks(month).map((chunk) => postChunkPath(month, chunk)),
  ]),
  ...topics().flatMap((topic) => [
    topicPath(topic),
    ...topicMonths(topic).map((month) => topicMonthPath(topic, month)),
  ]),
  ...verifyCodes().map(verifyPath),
  ...['/feed.xml', '/feed.atom', '/feed.json', '/sitemap.xml', '/sitemap/pages.xml', '/robots.txt', '/bureau.css'],
  ...sitemapShards().map(({ month, shard }) => shardPath(month, shard)),
]
