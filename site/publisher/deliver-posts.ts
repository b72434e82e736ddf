import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import { postPath } from '../../content/schema/microblog-record.ts'
import { codeOf, pagePath, postChunkPath, postMonthPath } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { absolute, inScene } from '../projection/current.ts'
import { chunkOfPost, latestPosts, monthPosts, postAt, postChunks, postsAbout } from '../projection/posts.ts'
import { cleaned, dirtyPages } from './apply.ts'
import { applyPosts } from './apply-posts.ts'
import type { Delivering } from './deliver.ts'
import { faults } from './faults.ts'
import { writePath } from './live.ts'
import { entryOf } from './log/entry.ts'
import { loggedSha256 } from './log/logged.ts'
import { failed, looked, type Outcome } from './outcome.ts'
import { readPost, writePost } from './post-record.ts'
import { faultsOf, type Pages, publicViews } from './public-view.ts'
import { Stopped } from './stopped.ts'

type Batch = Delivering & { batch: MicroblogRelease[]; settle: (outcome: Outcome) => Promise<void> }

/** Posts on record, in the log, in the projection, on their pages, checked: each step may have been done before. */
export const deliverPosts = async ({ batch, settle, live, contentDir, publicLog, cms, checkUrls, onStep }: Batch) => {
  const { database } = live.scene
  const written: MicroblogRelease[] = []
  const paths: string[] = []
  for (const release of batch)
    try {
      paths.push(await writePost({ contentDir, release }))
      written.push(release)
    } catch (error) {
      if (error instanceof Stopped) throw error
      await settle(failed(release, error))
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
  const views = publicViews(checkUrls)
  for (const release of written) {
    const places = inScene(live.scene, () => placesOf(release.subject))
    const found = await faultsOf(views, (pages) => postFaults(places, pages))
    await settle(looked({ release, found, url: places.url }))
  }
}

type Places = { mark: string; shown: string[]; absent: string[] }

/** Fetches every list that should show the post, or should no longer, and compares. */
const postFaults = async ({ mark, shown, absent }: Places, pages: Pages) => {
  for (const path of shown) {
    const { status, text } = await pages(path)
    if (status !== 200) return [faults.status(path, status)]
    if (!text.includes(mark)) return [faults.noPost(path)]
  }
  for (const path of absent) {
    const { text } = await pages(path)
    if (text.includes(mark)) return [faults.stillPost(path)]
  }
  return []
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
