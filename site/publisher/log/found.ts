import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { ReleaseEntry } from '../../../content/schema/log-entry.ts'
import { fromPostFile, isPostPath } from '../../../content/schema/microblog-record.ts'
import { fromMdx, recordPath } from '../../../content/schema/record.ts'
import { release } from '../../../content/schema/release.ts'
import { fromTopicFile, isTopicRecord } from '../../../content/schema/topic-rename.ts'
import { filesBelow } from '../disk.ts'
import { namesOf } from '../files.ts'
import { recordedInstallation } from '../installation.ts'
import { entryOf, sha256Of } from './entry.ts'
import { foundLog, isFounded } from './log.ts'

type Asked = { contentDir: string; home: string; siteUrl: string; database: DatabaseSync; log: (line: string) => void }

/**
 * Sees to it that a record that belongs to an installation has a log; answers whether there is one. A record from before
 * there were logs is taken in as it lies, release by release; after that a missing log is a loss that nobody papers over.
 */
export const ensureLog = async ({ contentDir, home, siteUrl, database, log }: Asked): Promise<boolean> => {
  const installation = await recordedInstallation(contentDir)
  if (!installation) return false
  if (await isFounded({ home })) return true
  const adopted = await onRecord(contentDir, log)
  const first = {
    schema: 'huiying/log-entry/1' as const,
    act: 'found' as const,
    installation,
    files: [{ path: 'installation.json', sha256: sha256Of(join(contentDir, 'installation.json')) }],
  }
  const origin = `${new URL(siteUrl).host}/log`
  await foundLog({ contentDir, home, database, origin, entries: [first, ...adopted] })
  log(`founded the public log ${origin}${adopted.length ? ` with ${adopted.length} releases that were on record` : ''}`)
  return true
}

/** What lies on record, as entries in the order of release. */
const onRecord = async (contentDir: string, log: (line: string) => void): Promise<ReleaseEntry[]> => {
  const entries: ReleaseEntry[] = []
  for (const path of await filesBelow(contentDir))
    try {
      const text = () => readFileSync(join(contentDir, path), 'utf8')
      if (path.endsWith('.mdx')) entries.push(statementEntry(contentDir, path, text()))
      else if (isPostPath(path)) entries.push(entryOf({ contentDir, release: fromPostFile(text()), paths: [path] }))
      else if (isTopicRecord(path)) entries.push(entryOf({ contentDir, release: fromTopicFile(text()), paths: [path] }))
      else if (path === 'bureau.json')
        entries.push(entryOf({ contentDir, release: release.parse(JSON.parse(text())), paths: [path] }))
    } catch (error) {
      log(`${path} is not taken into the log: ${(error as Error).message}`)
    }
  return entries.sort((a, b) => a.sequence - b.sequence)
}

const statementEntry = (contentDir: string, path: string, text: string): ReleaseEntry => {
  const entry = fromMdx(text)
  const expunged = 'expunge' in entry ? (entry.expunge ?? []) : []
  const attached = 'files' in entry ? entry.files : []
  const paths = [
    path,
    ...expunged.map((edition) => recordPath({ ...entry, act: 'publish', edition })),
    ...attached.flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)),
  ]
  return entryOf({ contentDir, release: entry, paths: paths.filter((one) => existsSync(join(contentDir, one))) })
}
