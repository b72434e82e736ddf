import { join } from 'node:path'
import { expungedOf, fromMdx, recordPath, toMdx } from '../../content/schema/record.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { readIfThere, writeWhole } from './disk.ts'

/** Takes the text of the named editions out of the record; digest and class of the reason stay. Answers the paths that changed. */
export const expunge = async ({
  contentDir,
  release,
}: {
  contentDir: string
  release: StatementRelease
}): Promise<string[]> => {
  const paths: string[] = []
  for (const edition of release.expunge ?? []) {
    const path = recordPath({ ...release, act: 'publish', edition })
    const text = await readIfThere(join(contentDir, path))
    if (!text) throw new Error(`Edition ${edition} is to be expunged, but ${path} is not on record.`)
    const entry = fromMdx(text.toString())
    if ('statement' in entry) {
      const gone = expungedOf({ release: entry, reason: release.expungeReason ?? 'privacy' })
      await writeWhole({ path: join(contentDir, path), data: toMdx(gone), isDurable: true })
    }
    paths.push(path)
  }
  return paths
}
