import type { DatabaseSync } from 'node:sqlite'
import { type Place, pagePath } from '../format/address.ts'
import { prepare } from '../projection/query.ts'

type Row = { path: string; digest: string; sequence: number; bundle: string | null }

/** Notes the present text of a page. A text in a sealed bundle that is no longer the present one is stale from now on. */
export const notePage = (
  database: DatabaseSync,
  { path, page }: { path: string; page: { digest: string; sequence: number } | undefined },
): boolean => {
  const known = prepare(database, 'select * from search_page where path = ?').get(path) as Row | undefined
  if (known?.digest === page?.digest) return false
  if (known?.bundle) prepare(database, 'insert or ignore into search_stale values (?, ?)').run(path, known.bundle)
  if (page)
    prepare(database, 'insert or replace into search_page values (?, ?, ?, null)').run(path, page.digest, page.sequence)
  else prepare(database, 'delete from search_page where path = ?').run(path)
  return true
}

/** What stands at a place now, without its text. */
export const presentAt = (
  database: DatabaseSync,
  { section, year, number }: Place,
): { digest: string; sequence: number } | undefined =>
  prepare(
    database,
    `select group_concat(digest, ' ' order by transcript) as digest, min(sequence) as sequence from document
     where live = 1 and section = ? and year = ? and number = ? group by number`,
  ).get(section, year, number) as { digest: string; sequence: number } | undefined

/** Pages not in any sealed bundle, newest first. */
export const hotPages = (database: DatabaseSync, limit = -1): { path: string; digest: string }[] =>
  prepare(database, 'select path, digest from search_page where bundle is null order by sequence desc limit ?').all(
    limit,
  ) as { path: string; digest: string }[]

export const countHot = (database: DatabaseSync): number =>
  (prepare(database, 'select count(*) as n from search_page where bundle is null').get() as { n: number }).n

/** Names of the sealed bundles, that with the newest page first. Stepped through in the index: one look a bundle, not one a page. */
export const bundleNames = (database: DatabaseSync): string[] =>
  (
    prepare(
      database,
      `with recursive step(bundle) as (
         select min(bundle) from search_page
         union all select (select min(bundle) from search_page where bundle > step.bundle) from step where step.bundle is not null
       ) select bundle from step where bundle is not null
         order by (select max(sequence) from search_page where search_page.bundle = step.bundle) desc`,
    ).all() as { bundle: string }[]
  ).map(({ bundle }) => bundle)

export const isBundle = (database: DatabaseSync, bundle: string): boolean =>
  prepare(database, 'select 1 from search_page where bundle = ? limit 1').get(bundle) !== undefined

/** The sealed bundles with their sizes: reads the whole index, so only where one is to be made. */
export const sealedBundles = (database: DatabaseSync): { bundle: string; n: number; stale: number }[] =>
  prepare(
    database,
    `select bundle, count(*) as n, (select count(*) from search_stale as s where s.bundle = search_page.bundle) as stale
     from search_page where bundle is not null group by bundle order by max(sequence) desc`,
  ).all() as { bundle: string; n: number; stale: number }[]

export const bundlePaths = (database: DatabaseSync, bundle: string): string[] =>
  column(database, 'select path from search_page where bundle = ? order by sequence', bundle)

/** Pages to be left out of what the sealed bundles answer. */
export const hiddenPaths = (database: DatabaseSync): string[] =>
  column(
    database,
    `select distinct path from search_stale
     where exists (select 1 from search_page where search_page.bundle = search_stale.bundle) order by path`,
  )

/** Bundles that hold a text of these pages which is no longer the present one. */
export const staleBundles = (database: DatabaseSync, paths: Iterable<string>): string[] => {
  const find = prepare(database, 'select bundle as path from search_stale where path = ?')
  return [...new Set([...paths].flatMap((path) => (find.all(path) as { path: string }[]).map((row) => row.path)))]
}

/** What is noted of bundles that no page lies in any more. */
export const forgetEmptied = (database: DatabaseSync) =>
  prepare(
    database,
    'delete from search_stale where bundle not in (select bundle from search_page where bundle is not null)',
  ).run()

/** Pages move into a new bundle, in place of an older one; a page that changed meanwhile stays out and is stale there. */
export const moveInto = (
  database: DatabaseSync,
  {
    bundle,
    instead,
    pages,
  }: { bundle: string; instead: string | undefined; pages: { path: string; digest: string }[] },
) => {
  if (instead) prepare(database, 'delete from search_stale where bundle = ?').run(instead)
  for (const { path, digest } of pages) {
    const moved = prepare(database, 'update search_page set bundle = ? where path = ? and digest = ?').run(
      bundle,
      path,
      digest,
    )
    if (moved.changes === 0) prepare(database, 'insert or ignore into search_stale values (?, ?)').run(path, bundle)
  }
  if (instead) prepare(database, 'update search_page set bundle = null where bundle = ?').run(instead)
}

/** Everything from the beginning, for an index whose files are gone. */
export const forgetIndex = (database: DatabaseSync) => {
  prepare(database, 'delete from search_page').run()
  prepare(database, 'delete from search_stale').run()
}

/** Places whose live text differs from the one noted, found in one pass over a long archive. */
export const changedPlaces = (database: DatabaseSync): Place[] => {
  const noted = new Map(
    (prepare(database, 'select path, digest from search_page').all() as Row[]).map(({ path, digest }) => [
      path,
      digest,
    ]),
  )
  const live = prepare(
    database,
    `select section, year, number, group_concat(digest, ' ' order by transcript) as digest from document where live = 1 group by section, year, number`,
  ).all() as (Place & { digest: string })[]
  const changed = live.filter((row) => noted.get(pagePath(row)) !== row.digest)
  const there = new Set(live.map(pagePath))
  return [...changed, ...[...noted.keys()].filter((path) => !there.has(path)).map(placeOf)]
}

export const placeOf = (path: string): Place => {
  const [, section = '', year, number] = path.split('/')
  return { section, year: Number(year), number: Number(number) }
}

const column = (database: DatabaseSync, sql: string, ...values: string[]): string[] =>
  (prepare(database, sql).all(...values) as { path: string }[]).map(({ path }) => path)
