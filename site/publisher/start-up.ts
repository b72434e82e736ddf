import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isPostPath } from '../../content/schema/microblog-record.ts'
import { bureau } from '../../content/schema/release.ts'
import { isTopicRecord } from '../../content/schema/topic-rename.ts'
import { projectRows } from '../projection/project.ts'
import { projectPosts } from '../projection/project-posts.ts'
import { prepare } from '../projection/query.ts'
import { differences } from '../projection/sync.ts'
import { applyRecorded, cleaned, dirtyPages } from './apply.ts'
import { applyPosts } from './apply-posts.ts'
import { applyTopics } from './apply-topics.ts'
import { filesBelow, readIfThere, removeTemporaries, writeWhole } from './disk.ts'
import { liveFiles, publishFiles } from './files.ts'
import { renderAll } from './full-render.ts'
import { letGo } from './leaving-files.ts'
import { type Live, writePath } from './live.ts'
import { linkLog } from './log/link.ts'
import { loggedSha256 } from './log/logged.ts'
import { readPost } from './post-record.ts'
import { readAll } from './read-all.ts'
import { readRecord } from './read-record.ts'
import { type Logged, readLogged } from './record-file.ts'
import { refuseMissing } from './record-missing.ts'
import { refuseSharedPlaces } from './shared-place.ts'
import { readTopic } from './topic-record.ts'

type StartUp = {
  live: Live
  home: string
  contentDir: string
  log: (line: string) => void
  onStep: (step: string) => void
}

/** Above this many changed files a full render is cheaper than working out what they touch. */
const few = 200

/** Makes projection and live pages agree with the record, whatever was going on when the publisher stopped. */
export const bringUpToDate = async ({ live, home, contentDir, log, onStep }: StartUp) => {
  const { database } = live.scene
  const marker = join(home, 'publisher/live.json')
  const drawn = JSON.stringify({ bundle: live.bundle.hash, siteUrl: live.scene.siteUrl, contentDir })
  const isCurrent = (await readIfThere(marker))?.toString() === drawn && existsSync(join(live.folder, 'index.html'))
  // Gone until the end: a stop in between leads to a full render at the next start.
  await rm(marker, { force: true })
  await tidy({ home, contentDir, live: live.folder })
  const logged: Logged = (path) => loggedSha256(database, path)
  const there = await filesBelow(contentDir)
  refuseMissing({ database, contentDir, files: there })
  const hasNewBureau = await syncBureau({ live, contentDir, logged }).catch((error: Error) => {
    log(`bureau.json is not shown: ${error.message}`)
    return false
  })
  const { added, removed } = differences({
    database,
    contentDir,
    files: there.filter((file) => file.endsWith('.mdx')),
  })
  const refused = ({ path, error }: { path: string; error: string }) => log(`${path} is not shown: ${error}`)
  topicsOf({ live, contentDir, log, logged, files: there.filter(isTopicRecord) })
  const posts = postsOf({ live, contentDir, log, logged, files: there.filter(isPostPath) })
  const isLarge = added.length + removed.length + posts.count > few
  if (isLarge)
    await projectRows({
      database,
      removed,
      read: (take) => readAll({ database, contentDir, paths: added, take, refused }),
    })
  else if (added.length + removed.length > 0) {
    const recorded = added.flatMap((path) => {
      const one = readRecord({ contentDir, path, logged })
      if (!one.ok) refused(one)
      return one.ok ? [one.recorded] : []
    })
    applyRecorded({ scene: live.scene, recorded: bySequence(recorded), removed })
  }
  refuseSharedPlaces(database)
  // After the statements, which name the pages that posts point to.
  posts.take(isLarge)
  onStep('synced')
  if (!isCurrent || hasNewBureau || isLarge) {
    await renderAll({ live, contentDir })
    prepare(database, 'delete from dirty').run()
    log(`wrote every page with the templates ${live.bundle.hash}`)
  } else {
    await publishFiles({ contentDir, live: live.folder, files: liveFiles(database) })
    for (const path of dirtyPages(database)) {
      await writePath(live, path)
      cleaned(database, path)
    }
  }
  await letGo({ database, live: live.folder })
  await linkLog({ contentDir, live: live.folder })
  await writeWhole({ path: marker, data: drawn })
}

/** What was being written when a process died or a disk failed. */
export const tidy = async ({ home, contentDir, live }: { home: string; contentDir: string; live: string }) => {
  for (const top of [contentDir, live, join(home, 'search-index'), join(home, 'publisher')])
    await removeTemporaries(top)
}

const bySequence = <R extends { release: { sequence: number } }>(recorded: R[]) =>
  recorded.sort((a, b) => a.release.sequence - b.release.sequence)

type Posts = Pick<StartUp, 'live' | 'contentDir' | 'log'> & { files: string[]; logged: Logged }

/** Topics renamed on record since: taken in at once, so that statements find their names. */
const topicsOf = ({ live, contentDir, log, logged, files }: Posts): void => {
  const { added, removed } = differences({ database: live.scene.database, contentDir, files, table: 'topic_rename' })
  const read = added.map((path) => readTopic({ contentDir, path, logged }))
  for (const one of read) if (!one.ok) log(`${one.path} is not shown: ${one.error}`)
  const recorded = read.flatMap((one) => (one.ok ? [one.recorded] : []))
  if (recorded.length + removed.length > 0) applyTopics({ scene: live.scene, recorded: bySequence(recorded), removed })
}

/** Posts on record that the projection does not know yet, or knows and that are gone. */
const postsOf = ({ live, contentDir, log, logged, files }: Posts) => {
  const { database } = live.scene
  const { added, removed } = differences({ database, contentDir, files, table: 'post_edition' })
  const read = added.map((path) => readPost({ contentDir, path, logged }))
  for (const one of read) if (!one.ok) log(`${one.path} is not shown: ${one.error}`)
  const recorded = bySequence(read.flatMap((one) => (one.ok ? [one.recorded] : [])))
  return {
    count: added.length + removed.length,
    take: (isLarge: boolean) => {
      if (added.length + removed.length === 0) return
      if (isLarge) projectPosts({ database, recorded, removed })
      else applyPosts({ scene: live.scene, recorded, removed })
    },
  }
}

/** The bureau's details as the record holds them; those that nobody released are refused. */
export const syncBureau = async ({
  live,
  contentDir,
  logged,
}: {
  live: Pick<Live, 'scene'>
  contentDir: string
  logged: Logged
}): Promise<boolean> => {
  const path = 'bureau.json'
  const text = existsSync(join(contentDir, path)) ? readLogged({ contentDir, path, logged }) : undefined
  const { database } = live.scene
  const known = prepare(database, 'select record from bureau').get() as { record: string } | undefined
  const record =
    text === undefined ? undefined : JSON.stringify(bureau.parse((JSON.parse(text) as { bureau: unknown }).bureau))
  if (known?.record === record) return false
  if (record === undefined) prepare(database, 'delete from bureau').run()
  else prepare(database, 'insert or replace into bureau values (1, ?)').run(record)
  return true
}
