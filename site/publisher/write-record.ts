import { join } from 'node:path'
import { fromMdx, isExpunged, recordPath, toMdx } from '../../content/schema/record.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { readIfThere, writeWhole } from './disk.ts'

/** Puts a release on record, once. What stands there is never replaced by another text; what was expunged stays so. */
export const writeRecord = async ({
  contentDir,
  release,
}: {
  contentDir: string
  release: StatementRelease
}): Promise<string> => {
  const path = recordPath(release)
  const text = toMdx(release)
  const known = (await readIfThere(join(contentDir, path)))?.toString()
  if (known === undefined) await writeWhole({ path: join(contentDir, path), data: text, isDurable: true })
  else if (known !== text && !isExpunged(fromMdx(known)))
    throw new Error(`${path} is on record with another text; a record is never replaced.`)
  return path
}
