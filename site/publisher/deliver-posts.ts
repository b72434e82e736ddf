import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import { postPath } from '../../content/schema/microblog-record.ts'
import { codeOf, pagePath, postChunkPath, postMonthPath } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { absolute, inScene, type Scene } from '../projection/current.ts'
import { chunkOfPost, latestPosts, monthPosts, postAt, postChunks, postsAbout } from '../projection/posts.ts'
import { cleaned, dirtyPages } from './apply.ts'
import { applyPosts } from './apply-posts.ts'
import type { Delivering, Outcome } from './deliver.ts'
import { writePath } from './live.ts'
import { fetchPages, type Pages } from './live-check.ts'
import { entryOf } from './log/entry.ts'
import { loggedSha256 } from './log/logged.ts'
import { readPost, writePost } from './post-record.ts'
import { Stopped } from './stopped.ts'

type Batch = Delivering & { batch: MicroblogRelease[]; settle: (outcome: Outcome) => Promise<void> }

/** Posts on record, in the log, in the projection, on their pages, checked: each step may have been done before. */
export const deliverPosts = async ({ batch, settle, live, contentDir, publicLog, cms, siteUrl, onStep }: Batch) => {
  const { database } = live.scene
  const written: MicroblogRelease[] = []
  const paths: string[] = []
  for (const release of batch)
    try {
      paths.push(await writePost({ contentDir, release }))
      written.push(release)
    } catch (error) {
      if (error instanceof Stopped) throw error
      await settle({ release, error: (error as Error).message })
    }
  if (written.length === 0) return
  onStep('posts recorded')
  await (await publicLog()).add(written.map((release) => entryOf({ contentDir, release, paths: [postPath(release)] })))
  onStep('posts logged')
  const recorded = paths.map((path) => {
    const read = readPost({ contentDir, path, logged: (one) => loggedSha256(database, one) })
    if (!read.ok) throw new Error(`${path}: ${read.error}`)
    return read.recorded
  })
  applyPosts({ scene: live.scene, recorded })
  onStep('posts projected')
  for (const path of dirtyPages(database)) {
    await writePath(live, path)
    cleaned(database, path)
    onStep(`page ${path}`)
  }
  onStep('posts rendered')
  for (const { id } of written) await cms.report(id, { state: 'written' })
  onStep('posts reported')
  const pages = fetchPages(siteUrl)
  for (const release of written) {
    const { subject } = release
    const { url, fault } = await look({ scene: live.scene, subject, pages }).catch((error: Error) => ({
      url: undefined,
      fault: `${siteUrl} cannot be read: ${(error.cause as Error | undefined)?.message ?? error.message}`,
    }))
    await settle(fault ? { release, error: `Not live: ${fault}` } : { release, ...(url ? { url } : {}) })
  }
}

/** Fetches every list that should show the post, or should no longer, and compares. */
const look = async ({ scene, subject, pages }: { scene: Scene; subject: string; pages: Pages }) => {
  const { mark, shown, absent, url } = inScene(scene, () => placesOf(subject))
  for (const path of shown) {
    const { status, text } = await pages(path)
    if (status !== 200) return { url, fault: `${path} answers ${status}` }
    if (!text.includes(mark)) return { url, fault: `${path} does not show the post` }
  }
  for (const path of absent) {
    const { text } = await pages(path)
    if (text.includes(mark)) return { url, fault: `${path} still shows the post` }
  }
  return { url, fault: undefined }
}

const placesOf = (subject: string) => {
  const post = postAt(subject)
  if (!post) throw new Error('the record does not hold this post')
  const mark = `data-post="${codeOf(post.digest)}"`
  const isIn = (posts: { subject: string }[]) => posts.some((one) => one.subject === subject)
  const month = postMonthPath(post.month)
  const about = post.statement?.live ? post.statement.place : undefined
  const lists = [
    ...(isIn(latestPosts(limits.latestPosts)) ? ['/microblog/'] : []),
    ...(isIn(latestPosts(limits.homePosts)) ? ['/'] : []),
    ...(isIn(monthPosts(post.month)) ? [month] : []),
    ...(post.live && postChunks(post.month).length > 0 ? [postChunkPath(post.month, chunkOfPost(post))] : []),
  ]
  const details = about && isIn(postsAbout(about)) ? [pagePath(about)] : []
  const first = lists.find((path) => path.startsWith('/microblog/')) ?? '/microblog/'
  return {
    mark,
    shown: [...lists, ...details],
    absent: post.live ? [] : ['/microblog/', '/', month],
    url: absolute(`${first}#post-${subject}`),
  }
}
