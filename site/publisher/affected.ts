import {
  changesPath,
  chunkPath,
  monthPath,
  pagePath,
  shardPath,
  topicMonthPath,
  topicPath,
  verifyPath,
} from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { chunkOf, chunks, shardOf, shards } from '../projection/archives.ts'
import type { Document } from '../projection/document.ts'
import { documents } from '../projection/document.ts'
import { all } from '../projection/query.ts'
import { postListsNaming } from './affected-posts.ts'

/** Pages every release may change: they show the newest or the most recently changed, or list what exists. */
const everywhere = {
  lists: ['/', '/archive/', '/topics/'],
  feeds: ['/feed.xml', '/feed.atom', '/feed.json', '/sitemap.xml', '/sitemap/pages.xml', '/withdrawn.json'],
}

/** The pages that show a document, in the order in which they are written: the page itself, lists, feeds. */
export const pagesShowing = (document: Document): string[] => [
  pagePath(document),
  ...(document.edition > 1 ? [changesPath(document)] : []),
  ...everywhere.lists,
  `/${document.section}/`,
  monthPath(document.month),
  ...chunks(document.month)
    .filter((chunk) => chunk === chunkOf(document.ordinal))
    .map((chunk) => chunkPath(document.month, chunk)),
  ...document.topics.flatMap((topic) => [topicPath(topic), topicMonthPath(topic, document.month)]),
  ...postListsNaming(document),
  ...newerWithRelated(document),
  ...verifyPages(document),
  `/${document.section}/feed.xml`,
  shardPath(document.month, shardOf(document.ordinal)),
  ...everywhere.feeds,
]

/** Pages of a month that come and go with its length. Compared before and after a release. */
export const pagesOfMonth = (month: string): string[] => [
  ...chunks(month).map((chunk) => chunkPath(month, chunk)),
  ...shards(month).map(({ shard }) => shardPath(month, shard)),
]

/** Union of what showed the document before and what shows it now. */
export const affected = ({ before, after }: { before: Snapshot; after: Snapshot }): string[] => {
  const came = after.monthPages.filter((path) => !before.monthPages.includes(path))
  const went = before.monthPages.filter((path) => !after.monthPages.includes(path))
  return [...new Set([...after.pages, ...before.pages, ...came, ...went])].sort((a, b) => rank(a) - rank(b))
}

/** What shows a document now; taken once before and once after it changes. `months`: where it lies or will lie. */
export type Snapshot = { pages: string[]; monthPages: string[] }
export const snapshot = (document: Document | undefined, month: string): Snapshot => ({
  pages: document ? pagesShowing(document) : [],
  monthPages: pagesOfMonth(month),
})

/** Detail pages first, lists next, feeds and tables last. A withdrawal is written the other way round. */
export const rank = (path: string) =>
  /\.(xml|atom|json|txt|css)$/.test(path)
    ? 2
    : /^\/(?!archive|microblog)[a-z]+\/\d{4}\/\d+\/(changes\/)?$/.test(path)
      ? 0
      : 1

/** Newer statements whose "related" list may hold this one: among the next few on each of its topics. */
const newerWithRelated = (document: Document): string[] =>
  document.topics.flatMap((topic) =>
    documents(
      `join document_topic as t on t.document = document.id where t.topic = ? and t.sequence > ? order by t.sequence limit ?`,
      topic,
      document.sequence,
      limits.related,
    )
      .filter((newer) => newer.topics[0] === topic)
      .map(pagePath),
  )

const verifyPages = ({ section, year, number, transcript }: Document): string[] =>
  all<{ code: string }>(
    `select code from edition where section = ? and year = ? and number = ? and transcript = ? and act <> 'withdraw'`,
    section,
    year,
    number,
    Number(transcript),
  ).map(({ code }) => verifyPath(code))
