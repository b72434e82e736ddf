import type { PostRelease } from '../../content/schema/microblog-post.ts'
import type { Place } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { distinct } from './archives.ts'
import { all, one } from './query.ts'

/** One post of an account of the bureau as a list shows it. `statement`: the one it belongs to, while that has a page. */
export type Post = {
  subject: string
  edition: number
  digest: string
  live: boolean
  account: { name: string; platform: string }
  month: string
  publishedAt: string
  post: PostRelease['post']
  statement?: { place: Place; title: string; live: boolean }
}
export type Account = { name: string; platform: string; profileUrl?: string }

type Row = {
  subject: string
  edition: number
  digest: string
  live: number
  name: string
  platform: string
  month: string
  published_at: string
  post: string
  section: string | null
  year: number | null
  number: number | null
  title: string | null
  statement_live: number | null
}

// A notice and its transcript share one page; the first of them that is live names it.
const title = (column: string) =>
  `(select ${column} from document where document.section = post.section and document.year = post.year
    and document.number = post.number order by document.live desc, document.transcript limit 1)`

/** Posts by any condition; `tail` is SQL after `from post`. */
const posts = (tail: string, ...values: (string | number)[]): Post[] =>
  all<Row>(
    `select post.*, ${title('title')} as title, ${title('live')} as statement_live from post ${tail}`,
    ...values,
  ).map(postOf)

const postOf = ({ section, year, number, title, ...row }: Row): Post => ({
  subject: row.subject,
  edition: row.edition,
  digest: row.digest,
  live: row.live === 1,
  account: { name: row.name, platform: row.platform },
  month: row.month,
  publishedAt: row.published_at,
  post: JSON.parse(row.post) as Post['post'],
  ...(section && year && number && title
    ? { statement: { place: { section, year, number }, title, live: row.statement_live === 1 } }
    : {}),
})

export const postAt = (subject: string): Post | undefined => posts('where subject = ?', subject)[0]

export const latestPosts = (limit: number): Post[] =>
  posts('where live = 1 order by published_at desc, subject desc limit ?', limit)

/** Posts that belong to the statement at an address, newest first. */
export const postsAbout = ({ section, year, number }: Place): Post[] =>
  posts(
    'where section = ? and year = ? and number = ? and live = 1 order by published_at desc, subject desc limit ?',
    section,
    year,
    number,
    limits.statementPosts,
  )

/** Every post that belongs to it, for finding the pages it stands on. */
export const everyPostAbout = ({ section, year, number }: Place): Post[] =>
  posts('where section = ? and year = ? and number = ? and live = 1', section, year, number)

/** Months of which there is, or once was, a page. */
export const givenPostMonths = (): string[] => distinct({ column: 'month', from: 'post', where: '1', values: [] })

/** Months in which something was posted, newest first. */
export const postMonths = (): string[] =>
  distinct({ column: 'month', from: 'post', where: 'live = 1', values: [] }).reverse()

export const monthPosts = (month: string): Post[] =>
  posts('where live = 1 and month = ? order by published_at desc, subject desc limit ?', month, limits.posts)

/**
 * Pages of a month too long for one, last first. Counted from the oldest post, so that a new one changes the last alone; one
 * that was taken off the site counts on, so that no page goes.
 */
export const postChunks = (month: string): number[] => {
  const pages = lastChunk(month)
  return pages > 1 ? Array.from({ length: pages }, (_, index) => pages - index) : []
}

export const lastChunk = (month: string): number => Math.ceil(countOf(month) / limits.posts)

/** Page of the month on which a post stands, or would stand. */
export const chunkOfPost = ({ month, publishedAt, subject }: Pick<Post, 'month' | 'publishedAt' | 'subject'>) => {
  const older = one<{ older: number }>(
    'select count(*) as older from post where live = 1 and month = ? and (published_at, subject) < (?, ?)',
    month,
    publishedAt,
    subject,
  )?.older
  return Math.floor((older ?? 0) / limits.posts) + 1
}

export const chunkPosts = (month: string, chunk: number): Post[] =>
  posts(
    'where live = 1 and month = ? order by published_at, subject limit ? offset ?',
    month,
    limits.posts,
    (chunk - 1) * limits.posts,
  ).reverse()

/** Accounts that have posted, under the name of their newest post. */
export const accounts = (): Account[] =>
  distinct({ column: 'account', from: 'post', where: 'live = 1', values: [] }).flatMap((account) => {
    const row = one<{ name: string; platform: string; profile_url: string | null }>(
      'select name, platform, profile_url from post where live = 1 and account = ? order by sequence desc limit 1',
      account,
    )
    return row
      ? [{ name: row.name, platform: row.platform, ...(row.profile_url ? { profileUrl: row.profile_url } : {}) }]
      : []
  })

const countOf = (month: string): number =>
  one<{ count: number }>('select count(*) as count from post where month = ?', month)?.count ?? 0
