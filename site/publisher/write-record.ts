import { fromMdx, isExpunged, recordPath, toMdx } from '../../content/schema/record.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import { putOnce } from './record-file.ts'

/** Puts a release on record, once. What was expunged stays so. */
export const writeRecord = async ({ contentDir, release }: { contentDir: string; release: StatementRelease }) =>
  putOnce({
    contentDir,
    path: recordPath(release),
    text: toMdx(release),
    mayStay: (known) => isExpunged(fromMdx(known)),
  })
