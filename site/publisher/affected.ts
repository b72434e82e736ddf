import {
  changesPath,
  chunkPath,
  markPath,
  monthPath,
  pagePath,
  shardPath,
  topicMonthPath,
  topicPath,
  verifyPath,
  withMark,
} from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { formerPaths, withFormer } from '../format/section-address.ts'
import { chunkOf, chunks, shardOf, shards } from '../projection/archives.ts'
import { type Document, documents } from '../projection/document.ts'
import { all, one } from '../projection/query.ts'
import { namesOf, wordsOf } from '../projection/topics.ts'
import { postListsNaming } from './affected-posts.ts'

/**
 * The dependency map. Whatever happens to a statement (published, corrected, given other topics, withdrawn), the pages of this
 * table are written again: those that showed it before, and those that show it now. Each is capped, so that none grows with
 * the archive.
 */
export const showing: Record<string, (document: Document) => string[]> = {
  'its own page': (document) => withFormer(pagePath(document)),
  'what changed from edition to edition': (document) =>
    document.edition === 1
      ? []
      : [...(document.live ? [] : [markPath(changesPath(document))]), ...withFormer(changesPath(document))],
  'home: newest, rebuttals, press conferences, changes': () => ['/'],
  'the newest of its section': ({ section }) => [`/${section}/`],
  'the newest of its month': ({ month }) => [monthPath(month)],
  'its place in a month too long for one page': ({ month, ordinal }) =>
    chunks(month)
      .filter((chunk) => chunk === chunkOf(ordinal))
      .map((chunk) => chunkPath(month, chunk)),
  'the newest of its topics': (document) => onTopics(document, topicPath),
  'its month in its topics': (document) => onTopics(document, (topic) => topicMonthPath(topic, document.month)),
  'newer statements that it is related to': (document) => newerWithRelated(document).map(pagePath),
  'lists of posts that name it': (document) => postListsNaming(document),
  'proof of its editions': (document) => codes(document).map(verifyPath),
  'feeds of the site and its section': ({ section }) => [
    '/feed.xml',
    '/feed.atom',
    '/feed.json',
    ...sectionFeeds(section),
  ],
  'its part of the site map': ({ month, ordinal }) => [shardPath(month, shardOf(ordinal))],
}

/** The feed of a section, and its copies at the addresses it had before. */
export const sectionFeeds = (section: string): string[] => {
  const path = `/${section}/feed.xml`
  return [path, ...formerPaths(path)]
}

/** Pages of the topics that list it, or did, under all of their names: those of former ones lead to the present one. */
const onTopics = ({ id, topics }: Document, pathOf: (topic: string) => string): string[] =>
  [...new Set([...topics, ...wordsOf(id)])].flatMap((topic) => {
    const names = namesOf(topic)
    return names.length > 1 ? names.flatMap((name) => withMark(pathOf(name))) : [pathOf(topic)]
  })

type Listing = {
  /** What a document brings into the list. */
  of: (document: Document) => string[]
  /** Whether another document brings it as well. */
  isShared: (key: string, id: number) => boolean
  pages: string[]
}

/** Pages that list what there is: written again only when something comes that was not there, or the last of it goes. */
export const listing: Record<string, Listing> = {
  months: {
    of: ({ live, month }) => (live ? [month] : []),
    isShared: (month, id) =>
      has('select 1 as found from document where live = 1 and month = ? and id <> ? limit 1', month, id),
    pages: ['/archive/'],
  },
  topics: {
    of: ({ topics }) => topics,
    isShared: (topic, id) =>
      has('select 1 as found from document_topic where topic = ? and document <> ? limit 1', topic, id),
    pages: ['/topics/', '/sitemap/pages.xml'],
  },
}

/** Pages of a month that come and go with its length; the site map names its own parts. */
export const pagesOfMonth = (month: string): string[] => [
  ...chunks(month).map((chunk) => chunkPath(month, chunk)),
  ...shards(month).map(({ shard }) => shardPath(month, shard)),
]
const siteMap = '/sitemap.xml'
const isPartOfSiteMap = (path: string) => path.startsWith('/sitemap/')

/** What shows a document now; taken once before and once after it changes. `month`: where it lies or will lie. */
export type Snapshot = { document: Document | undefined; pages: string[]; monthPages: string[] }
export const snapshot = (document: Document | undefined, month: string): Snapshot => ({
  document,
  pages: document ? Object.values(showing).flatMap((pages) => pages(document)) : [],
  monthPages: pagesOfMonth(month),
})

/** Pages to be written after a change, in the order of writing. */
export const affected = ({ before, after }: { before: Snapshot; after: Snapshot }): string[] => {
  const parts = cameOrWent(before.monthPages, after.monthPages)
  return inOrder([
    ...after.pages,
    ...before.pages,
    ...parts,
    ...(parts.some(isPartOfSiteMap) ? [siteMap] : []),
    ...Object.values(listing).flatMap((list) => (isListChanged(list, before, after) ? list.pages : [])),
  ])
}

const isListChanged = ({ of, isShared }: Listing, before: Snapshot, after: Snapshot): boolean => {
  const id = (after.document ?? before.document)?.id ?? 0
  const [was, is] = [before, after].map(({ document }) => (document ? of(document) : []))
  return cameOrWent(was ?? [], is ?? []).some((key) => !isShared(key, id))
}

const cameOrWent = (before: string[], after: string[]) => [
  ...after.filter((one) => !before.includes(one)),
  ...before.filter((one) => !after.includes(one)),
]

/** Pages of statements, then what most people and machines look at, then archives, then tables. A withdrawal is written the other way round. */
const order = [
  /^\/(?!archive|microblog)[a-z]+\/\d{4}\/\d+\/(changes\/)?$/,
  /^\/((?!archive|microblog|topics)[a-z]+\/)?$/,
  /\/feed\.(xml|atom|json)$/,
  /\/$/,
]
export const rank = (path: string): number => {
  const place = order.findIndex((sort) => sort.test(path))
  return place === -1 ? order.length : place
}

export const inOrder = (paths: string[]): string[] => [...new Set(paths)].sort((a, b) => rank(a) - rank(b))

const has = (sql: string, ...values: (string | number)[]) => one(sql, ...values) !== undefined

/** Newer statements whose "related" list may hold this one: among the next few on each of its topics. */
const newerWithRelated = (document: Document): Document[] =>
  document.topics.flatMap((topic) =>
    documents(
      `join document_topic as t on t.document = document.id where t.topic = ? and t.sequence > ? order by t.sequence limit ?`,
      topic,
      document.sequence,
      limits.related,
    ).filter((newer) => newer.topics[0] === topic),
  )

const codes = ({ section, year, number, transcript }: Document): string[] =>
  all<{ code: string }>(
    `select code from edition where section = ? and year = ? and number = ? and transcript = ? and act <> 'withdraw'`,
    section,
    year,
    number,
    Number(transcript),
  ).map(({ code }) => code)
