import { join } from 'node:path'
import { openProjection } from '../../projection/database.ts'
import { claimHome } from '../home-lock.ts'
import { openLog, type PublicLog } from './log.ts'

/** Opens the log of a home for work beside the publisher, which must not run meanwhile; closed again whatever happens. */
export const withLog = async <T>(
  { home, contentDir }: { home: string; contentDir: string },
  work: (log: PublicLog) => Promise<T>,
): Promise<T> => {
  const release = claimHome(home)
  const database = openProjection(join(home, 'publisher/projection.db'))
  try {
    return await work(await openLog({ contentDir, home, database }))
  } finally {
    database.close()
    release()
  }
}
