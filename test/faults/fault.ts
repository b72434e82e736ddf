/** What is done to a process at its durable operations. `at`: the first operation it meets, counted from when it is set. */
export type Fault =
  | { kind: 'kill'; at: number; together?: number | undefined }
  /** As kill, but half of what was being written is there. `together`: a process that is killed in the same moment. */
  | { kind: 'torn'; at: number; together?: number | undefined }
  | { kind: 'refuse'; at: number; code: 'ENOSPC' | 'EROFS' | 'EACCES' | 'EIO' }
  /** Milliseconds each operation takes longer, at least and at most. */
  | { kind: 'slow'; least: number; most: number }
  /** The wall clock jumps by so many milliseconds before operation `at`. */
  | { kind: 'clock'; at: number; by: number }
  | { kind: 'none' }

/** Told to the process over IPC; it answers `set`. */
export type Order = { set: Fault }

export const words = {
  ENOSPC: 'no space left on device',
  EROFS: 'read-only file system',
  EACCES: 'permission denied',
  EIO: 'i/o error',
} as const

/** Name of an operation as it stands in the trace: what is done, and to what sort of thing. */
export const pointName = (operation: string, place: string) =>
  [operation, isTemporary(place) && 'temporary of', sortOf(place)].filter(Boolean).join(' ')

const isTemporary = (place: string) => place.endsWith('.tmp')

const sorts: readonly [RegExp, string][] = [
  [/^live\/log$/, 'link to the log'],
  [/^record\/log\/checkpoint$/, 'checkpoint'],
  [/^record\/log(\/|$)/, 'log'],
  [/^record\/files(\/|$)/, 'attachment on record'],
  [/^record\/installation\.json$/, 'installation'],
  [/^record\/bureau\.json$/, 'bureau'],
  [/^record\/microblog(\/|$)/, 'post on record'],
  [/^record(\/|$)/, 'record'],
  [/^live\/files(\/|$)/, 'live attachment'],
  [/^live\/search\/index(\/|$)/, 'search index'],
  [/^live\/.*\.(xml|atom|json|txt|css)$/, 'feed or table'],
  [/^live(\/|$)/, 'page'],
  [/^publisher\/live\.json$/, 'mark of live pages'],
  [/^publisher\/projection\.db$/, '(projection)'],
  [/^huiying\.db$/, '(store)'],
  [/^publisher\/publisher\./, 'lock of the home'],
  [/^publisher(\/|$)/, 'publisher'],
  [/^uploads(\/|$)/, 'upload'],
  [/^keys(\/|$)/, 'key'],
]
const sortOf = (place: string) => sorts.find(([pattern]) => pattern.test(place))?.[1] ?? place

/** `insert into dirty`, `begin`, `commit`: enough of a statement to know it by. */
export const statementName = (sql: string): string | undefined => {
  const text = sql.trim().replaceAll(/["`]/g, '').replaceAll(/\s+/g, ' ')
  const found =
    /^(insert(?: or \w+)? into \w+|update \w+|delete from \w+|drop table|create table|commit|rollback)/i.exec(text)
  return found?.[1]?.toLowerCase().replace(/ or \w+/, '')
}
