import type { DatabaseSync } from 'node:sqlite'
import { prepare } from '../projection/query.ts'

/** The record is not where it was. Drawn from what is there, the site would be empty. */
export class RecordMissing extends Error {}

/** Refuses a record without a single file of its own where pages have been drawn from it: more likely a disk is not mounted. */
export const refuseMissing = ({
  database,
  contentDir,
  files,
}: {
  database: DatabaseSync
  contentDir: string
  files: string[]
}) => {
  const { n } = prepare(database, 'select count(*) as n from edition').get() as { n: number }
  if (n > 0 && files.length === 0)
    throw new RecordMissing(
      `There is nothing in ${contentDir}, but ${n} texts have been published from it. Is its disk mounted? The pages stay as ` +
        'they are. If it was emptied on purpose, stop the publisher and remove the folder "publisher" of HUIYING_HOME',
    )
}
