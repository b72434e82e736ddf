import type { ReleaseEntry } from '../../content/schema/log-entry.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { pagePath } from '../format/address.ts'
import { presentPlace } from '../format/section-address.ts'
import { absolute, inScene } from '../projection/current.ts'
import { applyRecorded, cleaned, dirtyPages } from './apply.ts'
import type { Delivering } from './deliver.ts'
import { expunge } from './expunge.ts'
import { dropFromRecord, fetchFiles, namesOf, publishFiles } from './files.ts'
import { letGo } from './leaving-files.ts'
import { writePath } from './live.ts'
import { liveFaults } from './live-check.ts'
import { entryOf } from './log/entry.ts'
import { loggedSha256 } from './log/logged.ts'
import { failed, looked, type Outcome } from './outcome.ts'
import { faultsOf, publicViews } from './public-view.ts'
import { readRecord } from './read-record.ts'
import { refuseTaken } from './shared-place.ts'
import { removeSiteBefore } from './sites.ts'
import { Stopped } from './stopped.ts'
import { writeRecord } from './write-record.ts'

type Batch = Delivering & { batch: StatementRelease[]; settle: (outcome: Outcome) => Promise<void> }

/** Record, log, projection, pages, check: each step may have been done before, and doing it again changes nothing. */
export const deliverStatements = async ({ batch, settle, ...delivering }: Batch) => {
  const { live, home, contentDir, publicLog, cms, search, checkUrls, onStep } = delivering
  const { database } = live.scene
  const written: StatementRelease[] = []
  const paths = new Set<string>()
  const entries: ReleaseEntry[] = []
  for (const release of batch)
    try {
      const editions = await putOnRecord({ ...delivering, release })
      entries.push(entryOf({ contentDir, release, paths: [...editions, ...attached(release)] }))
      for (const path of editions) paths.add(path)
      written.push(release)
    } catch (error) {
      if (error instanceof Stopped) throw error
      await settle(failed(release, error))
    }
  if (written.length === 0) return
  onStep('recorded')
  const logged = await (await publicLog()).add(entries)
  onStep('logged')
  await dropFromRecord({
    contentDir,
    paths: logged.flatMap((entry) => ('removed' in entry ? (entry.removed ?? []) : [])),
  })

  const recorded = [...paths].map((path) => {
    const read = readRecord({ contentDir, path, logged: (one) => loggedSha256(database, one) })
    if (!read.ok) throw new Error(`${path}: ${read.error}`)
    return read.recorded
  })
  applyRecorded({ scene: live.scene, recorded })
  onStep('projected')

  const isWithdrawal = written[0]?.act === 'withdraw'
  await publishFiles({
    contentDir,
    live: live.folder,
    files: written.flatMap((release) => ('files' in release ? release.files : [])),
  })
  const pages = dirtyPages(database)
  for (const path of isWithdrawal ? pages.reverse() : pages) {
    await writePath(live, path)
    cleaned(database, path)
    onStep(`page ${path}`)
  }
  await letGo({ database, live: live.folder })
  onStep('rendered')

  for (const release of written) await cms.report(release.id, { state: 'written' })
  onStep('reported')
  const expunging = written.filter((release) => release.expunge?.length)
  const searchable = search.update(written.map(presentPlace), expunging.map(presentPlace))
  // What had to leave is in no file when the release is called live.
  if (expunging.length > 0) await Promise.all([searchable, removeSiteBefore(home)])
  const views = publicViews(checkUrls)
  const outcomes: Outcome[] = []
  const look = async () => {
    for (const release of written) {
      const found = await faultsOf(views, (pages) => liveFaults({ live, release, pages }))
      outcomes.push(
        looked({ release, found, url: inScene(live.scene, () => absolute(pagePath(presentPlace(release)))) }),
      )
    }
  }
  // A search that could not be written fails the release, which is then done again as a whole.
  await Promise.all([look(), searchable])
  for (const outcome of outcomes) await settle(outcome)
  onStep('searchable')
}

const putOnRecord = async ({
  contentDir,
  cms,
  live,
  release,
}: Delivering & { release: StatementRelease }): Promise<string[]> => {
  refuseTaken(live.scene.database, release)
  if (release.act !== 'withdraw') await fetchFiles({ contentDir, files: release.files, fetchFile: cms.file })
  const path = await writeRecord({ contentDir, release })
  return [path, ...(await expunge({ contentDir, release }))]
}

/** Files that a release brings along, as paths of the record. */
const attached = (release: StatementRelease): string[] =>
  'files' in release ? release.files.flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)) : []
