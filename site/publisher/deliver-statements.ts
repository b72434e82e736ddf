import type { StatementRelease } from '../../content/schema/release.ts'
import { pagePath } from '../format/address.ts'
import { absolute, inScene } from '../projection/current.ts'
import { applyRecorded, cleaned, dirtyPages } from './apply.ts'
import type { Delivering, Outcome } from './deliver.ts'
import { expunge } from './expunge.ts'
import { expungeFiles, fetchFiles, filesNamedBy, publishFiles, retractFiles } from './files.ts'
import { writePath } from './live.ts'
import { fetchPages, liveFaults } from './live-check.ts'
import { readRecord } from './read-record.ts'
import { Stopped } from './stopped.ts'
import { writeRecord } from './write-record.ts'

type Batch = Delivering & { batch: StatementRelease[]; settle: (outcome: Outcome) => Promise<void> }

/** Record, projection, pages, check: each step may have been done before, and doing it again changes nothing. */
export const deliverStatements = async ({ batch, settle, ...delivering }: Batch) => {
  const { live, contentDir, cms, search, siteUrl, onStep } = delivering
  const { database } = live.scene
  const written: StatementRelease[] = []
  const paths = new Set<string>()
  for (const release of batch)
    try {
      for (const path of await putOnRecord({ ...delivering, release })) paths.add(path)
      written.push(release)
    } catch (error) {
      if (error instanceof Stopped) throw error
      await settle({ release, error: (error as Error).message })
    }
  if (written.length === 0) return
  onStep('recorded')

  const filesBefore = written.flatMap((release) =>
    filesNamedBy(database, { ...release, transcript: release.transcript ?? false }),
  )
  const recorded = [...paths].map((path) => {
    const read = readRecord({ contentDir, path })
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
  await retractFiles({ database, live: live.folder, files: filesBefore })
  if (written.some((release) => release.expunge?.length))
    await expungeFiles({ database, contentDir, files: filesBefore })
  onStep('rendered')

  for (const release of written) await cms.report(release.id, { state: 'written' })
  onStep('reported')
  const searchable = search.update(written)
  const look = fetchPages(siteUrl)
  for (const release of written) {
    const faults = await liveFaults({ scene: live.scene, release, pages: look }).catch((error: Error) => [
      `${siteUrl} cannot be read: ${cause(error)}`,
    ])
    const url = inScene(live.scene, () => absolute(pagePath(release)))
    await settle(faults.length > 0 ? { release, error: `Not live: ${faults.join('; ')}` } : { release, url })
  }
  await searchable
  onStep('searchable')
}

const putOnRecord = async ({
  contentDir,
  cms,
  release,
}: Delivering & { release: StatementRelease }): Promise<string[]> => {
  if (release.act !== 'withdraw') await fetchFiles({ contentDir, files: release.files, fetchFile: cms.file })
  const path = await writeRecord({ contentDir, release })
  return [path, ...(await expunge({ contentDir, release }))]
}

const cause = (error: Error) => (error.cause as Error | undefined)?.message ?? error.message
