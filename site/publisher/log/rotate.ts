import { join } from 'node:path'
import { openProjection } from '../../projection/database.ts'
import { claimHome } from '../home-lock.ts'
import { openLog } from './log.ts'

/** Changes the key of a log while no publisher is at work; answers the public half of the new one. */
export const rotateKey = async ({ home, contentDir }: { home: string; contentDir: string }): Promise<string> => {
  const release = claimHome(home)
  const database = openProjection(join(home, 'publisher/projection.db'))
  try {
    return await (await openLog({ contentDir, home, database })).rotateKey()
  } finally {
    database.close()
    release()
  }
}
