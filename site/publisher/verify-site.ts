import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type CheckedLog, checkLog } from '../../content/log/check-log.ts'
import { checkRecord } from '../../content/log/check-record.ts'
import { type Finding, isFault } from '../../content/log/finding.ts'
import { openProjection } from '../projection/database.ts'
import { checkIndex } from '../search/check-index.ts'
import { loadBundle } from './bundle.ts'
import { checkBeside } from './check-beside.ts'
import { compareSite } from './compare-site.ts'
import { loggedSha256, noteEntries } from './log/logged.ts'
import { projectRecord } from './project-record.ts'

export type Verified = { findings: Finding[]; size: number; root: string; origin: string; statements: number }
type Asked = {
  contentDir: string
  live: string
  siteUrl: string
  /** Verifier key that is trusted. */
  key: string
  /** A checkpoint kept from an earlier time. */
  earlier?: string
  /** Looks again so often where something differs: what a site at work is just changing ends within seconds, a fault stays. */
  patience?: number
}

const betweenLooks = 2_000

/**
 * Proves record and live pages from files and a public key alone: the log, the record against the log, every page against
 * what the record gives. Paths of the record are relative to CONTENT_DIR, those of pages begin with `live/`.
 */
export const verifySite = async ({ patience = 2, ...asked }: Asked): Promise<Verified> => {
  for (let look = 0; ; look += 1) {
    const verified = await once(asked)
    if (look >= patience || !verified.findings.some(isFault)) return verified
    await new Promise((resolve) => setTimeout(resolve, betweenLooks))
  }
}

const once = async ({ contentDir, live, siteUrl, key, earlier }: Asked): Promise<Verified> => {
  const log = checkLog({ contentDir, key, ...(earlier ? { earlier } : {}) })
  const record = checkRecord({ contentDir, ...log })
  const folder = await mkdtemp(join(tmpdir(), 'huiying-verify-'))
  const database = openProjection(join(folder, 'projection.db'))
  try {
    const pages = await livePages({ contentDir, live, siteUrl, log, database })
    const findings = [...log.findings, ...record, ...pages]
    const statements = log.entries.filter((entry) => 'section' in entry).length
    return { findings, size: log.size, root: log.root, origin: log.origin, statements }
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Pages = Pick<Asked, 'contentDir' | 'live' | 'siteUrl'> & { log: CheckedLog; database: DatabaseSync }

const livePages = async ({ contentDir, live, siteUrl, log, database }: Pages): Promise<Finding[]> => {
  noteEntries(database, { start: 0, entries: log.entries, head: log })
  await projectRecord({ database, contentDir, logged: (path) => loggedSha256(database, path) })
  const source = { scene: { database, siteUrl }, bundle: await loadBundle() }
  const { differs, missing, extra } = await compareSite({ source, folder: live })
  const why = {
    differs: 'it is not the page that the record gives',
    missing: 'the record gives a page here',
    extra: 'the record gives no page here',
  }
  const found = Object.entries({ differs, missing, extra }).flatMap(([what, paths]) =>
    paths.map((path): Finding => ({ path, what: what as keyof typeof why, why: why[what as keyof typeof why] })),
  )
  const beside = await checkBeside({ source, contentDir, live })
  const index = await checkIndex({ scene: source.scene, live })
  return [...found, ...beside, ...index].map((one) => ({ ...one, path: `live/${one.path}` }))
}
