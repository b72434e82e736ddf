import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { checkLog } from '../../../content/log/check-log.ts'
import { isFault } from '../../../content/log/finding.ts'
import { readIfThere } from '../disk.ts'
import type { Logged } from '../record-file.ts'
import { loggedSha256, noteEntries } from './logged.ts'

/**
 * Reads the log beside a record, proves it by its own key, and takes it into a projection. A record without a log names
 * nothing. Throws with the first fault, since nothing can be told from a log that does not verify.
 */
export const takeLog = async ({
  database,
  contentDir,
}: {
  database: DatabaseSync
  contentDir: string
}): Promise<Logged> => {
  const key = (await readIfThere(join(contentDir, 'log/key')))?.toString().split('\n')[0]
  if (!key) return () => undefined
  const { findings, entries, size, root } = checkLog({ contentDir, key })
  const fault = findings.find(isFault)
  if (fault)
    throw new Error(
      `${fault.path}: ${fault.why}. Nothing is built from a log that does not verify; see npm run verify.`,
    )
  noteEntries(database, { start: 0, entries, head: { size, root } })
  return (path) => loggedSha256(database, path)
}
