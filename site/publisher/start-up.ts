import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bureau } from '../../content/schema/release.ts'
import { projectAll, type Recorded } from '../projection/project.ts'
import { prepare } from '../projection/query.ts'
import { differences } from '../projection/sync.ts'
import { applyRecorded, cleaned, dirtyPages } from './apply.ts'
import { filesBelow, readIfThere, writeWhole } from './disk.ts'
import { liveFiles, publishFiles } from './files.ts'
import { renderAll } from './full-render.ts'
import { type Live, writePath } from './live.ts'
import { readRecord } from './read-record.ts'

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
  const hasNewBureau = await syncBureau({ live, contentDir })
  const files = (await filesBelow(contentDir)).filter((file) => file.endsWith('.mdx'))
  const { added, removed } = differences({ database, contentDir, files })
  const read = function* () {
    for (const path of added) {
      const one = readRecord({ contentDir, path })
      if (one.ok) yield one.recorded
      else log(`${path} is not shown: ${one.error}`)
    }
  }
  const isLarge = added.length + removed.length > few
  if (isLarge) projectAll({ database, recorded: read(), removed })
  else if (added.length + removed.length > 0)
    applyRecorded({ scene: live.scene, recorded: bySequence([...read()]), removed })
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
  await writeWhole({ path: marker, data: drawn })
}

const bySequence = (recorded: Recorded[]) => recorded.sort((a, b) => a.release.sequence - b.release.sequence)

/** The bureau's details as the record holds them. */
export const syncBureau = async ({
  live,
  contentDir,
}: {
  live: Pick<Live, 'scene'>
  contentDir: string
}): Promise<boolean> => {
  const text = (await readIfThere(join(contentDir, 'bureau.json')))?.toString()
  const { database } = live.scene
  const known = prepare(database, 'select record from bureau').get() as { record: string } | undefined
  const record =
    text === undefined ? undefined : JSON.stringify(bureau.parse((JSON.parse(text) as { bureau: unknown }).bureau))
  if (known?.record === record) return false
  if (record === undefined) prepare(database, 'delete from bureau').run()
  else prepare(database, 'insert or replace into bureau values (1, ?)').run(record)
  return true
}
