export type Place = { section: string; year: number; number: number }

/** Permanent address of a page. */
export const pagePath = ({ section, year, number }: Place) => `/${section}/${year}/${number}/`
/** The same with the anchor of the transcript, which shares the page of its notice. */
export const entryPath = (place: Place & { transcript: boolean }) =>
  pagePath(place) + (place.transcript ? '#transcript' : '')
/** Every edition of a page with what changed in it. */
export const changesPath = (place: Place) => `${pagePath(place)}changes/`
/** Beside the page of an address that moved: the present address, for a web server to answer 301. */
const mark = '.moved'
export const markPath = (path: string) => path + mark
export const isMark = (path: string) => path.endsWith(mark)
/** The page that a mark is of. */
export const markedPath = (path: string) => path.slice(0, -mark.length)
/** A page that may move, and its mark. */
export const withMark = (path: string) => [path, markPath(path)]
/** 〔2026〕12号. */
export const numberText = ({ year, number }: { year: number; number: number }) => `〔${year}〕${number}号`

export const topicPath = (topic: string) => `/topics/${encodeURIComponent(topic)}/`
export const topicMonthPath = (topic: string, month: string) => `${topicPath(topic)}${month.replace('-', '/')}/`
export const monthPath = (month: string) => `/archive/${month.replace('-', '/')}/`
export const chunkPath = (month: string, chunk: number) => `${monthPath(month)}p${chunk}/`
/** Months of posts, and the fixed pages of a month too long for one. */
export const postMonthPath = (month: string) => `/microblog/${month.replace('-', '/')}/`
export const postChunkPath = (month: string, chunk: number) => `${postMonthPath(month)}p${chunk}/`
export const shardPath = (month: string, shard: number) => `/sitemap/${month}-${shard}.xml`
/** Editions are listed by the first digits of their code: at 100,000 pages about 25 a file, in at most 4,096 files. */
export const verifyDigits = 3
export const verifyPath = (code: string) => `/verify/${code.slice(0, verifyDigits)}.json`
export const filePath = (sha256: string, name: string) => `/files/${sha256}/${encodeURIComponent(name)}`

/** First 12 hex digits of a digest, as a person types them. */
export const codeOf = (digest: string) => digest.slice(0, 12)
