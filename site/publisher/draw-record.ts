import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openProjection } from '../projection/database.ts'
import { loadBundle } from './bundle.ts'
import { ensureLog } from './log/found.ts'
import { openLog } from './log/log.ts'
import { bringUpToDate } from './start-up.ts'

/**
 * From the record alone to a whole site in `home/live`: as a publisher starts that has lost everything but the keys of its
 * log. Without the search index.
 */
export const drawRecord = async ({
  contentDir,
  home,
  siteUrl,
  onStep = () => undefined,
}: {
  contentDir: string
  home: string
  siteUrl: string
  onStep?: (step: string) => void
}): Promise<void> => {
  const bundle = await loadBundle()
  await mkdir(join(home, 'publisher'), { recursive: true })
  const database = openProjection(join(home, 'publisher/projection.db'))
  const log = (line: string) => console.error(line)
  const place = { contentDir, home, siteUrl, database, log }
  if (!(await ensureLog(place))) throw new Error(`${contentDir} belongs to no installation.`)
  await openLog(place)
  onStep('log read')
  await bringUpToDate({
    live: { folder: join(home, 'live'), scene: { database, siteUrl }, bundle },
    home,
    contentDir,
    log,
    onStep,
  })
  database.close()
}

/** Founds the log of a record that lies there, with its keys in `home`. */
export const foundRecord = async ({
  contentDir,
  home,
  siteUrl,
}: {
  contentDir: string
  home: string
  siteUrl: string
}) => {
  await mkdir(home, { recursive: true })
  const database = openProjection(':memory:')
  await ensureLog({ contentDir, home, siteUrl, database, log: () => undefined })
  database.close()
}
