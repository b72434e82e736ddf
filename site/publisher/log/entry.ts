import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReleaseEntry } from '../../../content/schema/log-entry.ts'
import type { Expunged, Release, StatementRelease } from '../../../content/schema/release.ts'

type Asked = {
  contentDir: string
  /** Files of the record that the release wrote or changed, relative to CONTENT_DIR. */
  paths: readonly string[]
}

/** What the log says of a release: place, digest, and its files as they lie on the disk now. */
export const entryOf = ({ contentDir, release, paths }: Asked & { release: Release | Expunged }): ReleaseEntry => {
  const { sequence, releasedAt } = release
  const common = {
    schema: 'huiying/log-entry/1' as const,
    sequence,
    releasedAt,
    files: [...new Set(paths)].sort().map((path) => ({ path, sha256: sha256Of(join(contentDir, path)) })),
  }
  if (release.recordKind === 'statement') return { ...common, ...placeOf(release) }
  if (release.recordKind === 'bureau') return { ...common, recordKind: 'bureau', act: 'publish' }
  if (release.recordKind === 'topic') return { ...common, recordKind: 'topic', act: 'rename' }
  const { recordKind, act, edition, digest } = release
  return { ...common, recordKind, act, edition, digest }
}

const placeOf = (release: StatementRelease | Expunged) => {
  const { recordKind, act, section, year, number, transcript, edition, digest } = release
  const { expunge, expungeReason } = { expunge: undefined, ...release }
  return {
    recordKind,
    act,
    section,
    year,
    number,
    edition,
    digest,
    ...(transcript ? { transcript } : {}),
    ...(expunge?.length ? { expunge, ...(expungeReason ? { expungeReason } : {}) } : {}),
  }
}

export const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
