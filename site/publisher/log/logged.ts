import type { DatabaseSync } from 'node:sqlite'
import type { LogEntry, ReleaseEntry } from '../../../content/schema/log-entry.ts'
import { recordPath } from '../../../content/schema/record.ts'
import { inTransaction } from '../../projection/database.ts'
import { prepare } from '../../projection/query.ts'

/** What the log says, for quick questions; drawn again from the log where it does not fit. */
type Head = { size: number; root: string }

export const knownHead = (database: DatabaseSync): Head | undefined =>
  prepare(database, 'select size, root from log_head').get() as Head | undefined

/** Takes entries in, from the one at `start` on, and notes the head they lead to. */
export const noteEntries = (
  database: DatabaseSync,
  { start, entries, head }: { start: number; entries: Iterable<LogEntry>; head: Head },
) =>
  inTransaction(database, () => {
    if (start === 0) database.exec('delete from log_file; delete from log_release')
    let index = start
    for (const entry of entries) {
      noteOne(database, entry, index)
      index += 1
    }
    prepare(database, 'insert or replace into log_head values (1, ?, ?)').run(head.size, head.root)
  })

const noteOne = (database: DatabaseSync, entry: LogEntry, place: number) => {
  if (entry.act === 'rotate-key') return
  if ('sequence' in entry)
    prepare(database, 'insert or ignore into log_release values (?, ?)').run(entry.sequence, place)
  for (const edition of expungedBy(entry)) prepare(database, 'delete from log_file where owner = ?').run(edition)
  const own = 'section' in entry ? recordPath(entry) : ''
  for (const { path, sha256 } of entry.files)
    prepare(database, 'insert or replace into log_file values (?, ?, ?, ?)').run(
      path,
      place,
      path.startsWith('files/') ? own : path,
      sha256,
    )
}

/** Record paths of the editions whose text an entry takes out. */
export const expungedBy = (entry: LogEntry): string[] =>
  'section' in entry ? (entry.expunge ?? []).map((edition) => recordPath({ ...entry, act: 'publish', edition })) : []

/** Place in the log of a release, by its sequence. */
export const placeOfRelease = (database: DatabaseSync, sequence: number): number | undefined =>
  (prepare(database, 'select place from log_release where sequence = ?').get(sequence) as { place: number } | undefined)
    ?.place

/** What the log says that the file at this path is now. */
export const loggedSha256 = (database: DatabaseSync, path: string): string | undefined =>
  (
    prepare(database, 'select sha256 from log_file where path = ? order by place desc limit 1').get(path) as
      | { sha256: string }
      | undefined
  )?.sha256

/** Files that only these editions brought, and that the entry does not bring again: they leave the record with them. */
export const filesOnlyOf = (database: DatabaseSync, editions: readonly string[], entry: ReleaseEntry): string[] => {
  const stays = new Set(entry.files.map(({ path }) => path))
  const named = editions.flatMap((edition) =>
    column(prepare(database, 'select path as value from log_file where owner = ?').all(edition)),
  )
  const owners = (path: string) =>
    column(prepare(database, 'select owner as value from log_file where path = ?').all(path))
  return [...new Set(named)]
    .filter((path) => !stays.has(path) && owners(path).every((owner) => editions.includes(owner)))
    .sort()
}

const column = (rows: unknown[]): string[] => (rows as { value: string }[]).map(({ value }) => value)
