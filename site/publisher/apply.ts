import type { DatabaseSync } from 'node:sqlite'
import { monthPath } from '../format/address.ts'
import { month } from '../format/time.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { inTransaction } from '../projection/database.ts'
import { type Document, documents } from '../projection/document.ts'
import { type Key, project, type Recorded, refreshDocument } from '../projection/project.ts'
import { prepare } from '../projection/query.ts'
import { affected, inOrder, pagesOfMonth, rank, snapshot } from './affected.ts'
import { noteLeaving } from './leaving-files.ts'

/** Takes files of the record into the projection and notes the pages to be written, in one transaction: a crash loses neither. */
export const applyRecorded = ({
  scene,
  recorded,
  removed = [],
}: {
  scene: Scene
  recorded: Recorded[]
  removed?: string[]
}): string[] =>
  inScene(scene, () =>
    inTransaction(scene.database, () => {
      const pages = new Set<string>()
      for (const path of removed) for (const page of forget(scene.database, path)) pages.add(page)
      for (const one of recorded) for (const page of applyOne(scene.database, one)) pages.add(page)
      for (const page of pages)
        prepare(scene.database, 'insert or ignore into dirty values (?, ?)').run(page, rank(page))
      return inOrder([...pages])
    }),
  )

/** Pages noted and not yet written, in the order of writing. */
export const dirtyPages = (database: DatabaseSync): string[] =>
  (prepare(database, 'select path from dirty order by place, rowid').all() as { path: string }[]).map(
    ({ path }) => path,
  )

export const cleaned = (database: DatabaseSync, path: string) =>
  prepare(database, 'delete from dirty where path = ?').run(path)

/** Statements already in the projection under this key. */
export const documentAt = (key: Key): Document | undefined =>
  documents(
    'where section = ? and year = ? and number = ? and transcript = ?',
    key.section,
    key.year,
    key.number,
    Number(key.transcript),
  )[0]

const applyOne = (database: DatabaseSync, recorded: Recorded): string[] =>
  around(database, {
    key: recorded,
    born: month(recorded.release.releasedAt),
    change: () => project(database, recorded),
  })

const forget = (database: DatabaseSync, path: string): string[] => {
  const row = prepare(
    database,
    'select section, year, number, transcript, released_at from edition where path = ?',
  ).get(path) as (Omit<Key, 'transcript'> & { transcript: number; released_at: string }) | undefined
  if (!row) return []
  const change = () => prepare(database, 'delete from edition where path = ?').run(path)
  return around(database, { key: { ...row, transcript: row.transcript === 1 }, born: month(row.released_at), change })
}

const around = (
  database: DatabaseSync,
  { key, born, change }: { key: Key; born: string; change: () => void },
): string[] => {
  const known = documentAt(key)
  const home = known?.month ?? born
  const before = snapshot(known, home)
  noteLeaving(database, key)
  change()
  refreshDocument(database, key)
  const now = documentAt(key)
  const after = snapshot(now, home)
  // A release that comes late moves the later ones of its month: their archive pages change as well.
  const isLate =
    now && !known && documents('where month = ? and sequence > ? limit 1', now.month, now.sequence).length > 0
  // Its first edition is on record with another date: it lies in another month than before.
  const isMoved = now && now.month !== home
  return [
    ...affected({ before, after }),
    ...(isLate ? pagesOfMonth(home) : []),
    ...(isMoved ? [...pagesOfMonth(now.month), monthPath(home), '/archive/', '/sitemap.xml'] : []),
  ]
}
