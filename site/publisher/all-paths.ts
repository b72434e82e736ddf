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
  withMark,
} from '../format/address.ts'
import { formerPaths, withFormer } from '../format/section-address.ts'
import { chunks, givenMonths, sitemapShards } from '../projection/archives.ts'
import { movedTo } from '../projection/moved.ts'
import { givenPostMonths, postChunks } from '../projection/posts.ts'
import { changedPlaces, places, sectionNames } from '../projection/queries.ts'
import { givenTopicMonths, givenTopics } from '../projection/topics.ts'
import { verifyCodes } from '../projection/verified.ts'
import { inOrder } from './affected.ts'

const markedIfMoved = (path: string) => (movedTo(path) ? withMark(path) : [path])

/** Every path of the site, in the order of writing. */
export const allPaths = (): string[] => inOrder([...places().map(pagePath).flatMap(withFormer), ...listPaths()])

/** All but the pages of statements. */
export const listPaths = (): string[] => [
  ...changedPlaces()
    .map(changesPath)
    .flatMap((path) => [...markedIfMoved(path), ...formerPaths(path).flatMap(withMark)]),
  '/',
  ...sectionNames.flatMap((section) => [`/${section}/`, `/${section}/feed.xml`].flatMap(withFormer)),
  ...['/microblog/', '/archive/', '/topics/', '/search/', '/verify/', '/about/', '/404/'],
  ...givenMonths().flatMap((month) => [monthPath(month), ...chunks(month).map((chunk) => chunkPath(month, chunk))]),
  ...givenPostMonths().flatMap((month) => [
    postMonthPath(month),
    ...postChunks(month).map((chunk) => postChunkPath(month, chunk)),
  ]),
  ...givenTopics().flatMap((topic) => [
    ...markedIfMoved(topicPath(topic)),
    ...givenTopicMonths(topic).flatMap((month) => markedIfMoved(topicMonthPath(topic, month))),
  ]),
  ...verifyCodes().map(verifyPath),
  ...['/feed.xml', '/feed.atom', '/feed.json', '/sitemap.xml', '/sitemap/pages.xml', '/robots.txt', '/bureau.css'],
  ...sitemapShards().map(({ month, shard }) => shardPath(month, shard)),
]
