import { pagePath, postChunkPath, postMonthPath } from '../format/address.ts'
import type { Document } from '../projection/document.ts'
import { chunkOfPost, everyPostAbout, lastChunk, type Post, postChunks } from '../projection/posts.ts'

/** Pages that show the newest posts, or list what exists. */
const everywhere = ['/microblog/', '/', '/sitemap/pages.xml']

/** What shows a post now, taken once before and once after it changes. `isHere`: it has a place in the lists. */
export type PostSnapshot = { pages: string[]; chunk?: number; last: number }

export const postSnapshot = (post: Post | undefined, month: string): PostSnapshot => ({
  pages: post ? pagesShowingPost(post) : [],
  ...(post?.live ? { chunk: chunkOfPost(post) } : {}),
  last: lastChunk(month),
})

/** Union of what showed the post before and what shows it now. One that came or went moves the later ones of its month. */
export const affectedByPost = ({
  month,
  before,
  after,
}: {
  month: string
  before: PostSnapshot
  after: PostSnapshot
}): string[] => {
  const isMoved = before.chunk === undefined || after.chunk === undefined
  // A month that becomes too long for one page, or is so no more, gains or loses all of its fixed pages.
  const isParted = before.last > 1 !== after.last > 1
  const from = isParted ? 1 : (before.chunk ?? after.chunk ?? 1)
  const to = isMoved ? Math.max(before.last, after.last) : from
  const chunks = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => postChunkPath(month, from + index))
  return [...new Set([...after.pages, ...before.pages, postMonthPath(month), ...chunks, ...everywhere])]
}

/** The detail page and lists that show a post. */
const pagesShowingPost = ({ month, statement }: Post): string[] => [
  ...(statement ? [pagePath(statement.place)] : []),
  postMonthPath(month),
]

/** Lists of posts that name a statement; they change with its title and when it is withdrawn. */
export const postListsNaming = (document: Document): string[] => {
  const found = everyPostAbout(document)
  return found.length === 0
    ? []
    : [
        '/microblog/',
        ...found.flatMap((post) => [
          postMonthPath(post.month),
          ...(postChunks(post.month).length > 0 ? [postChunkPath(post.month, chunkOfPost(post))] : []),
        ]),
      ]
}
