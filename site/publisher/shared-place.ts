import type { DatabaseSync } from 'node:sqlite'
import { formerNames, type SectionOnRecord } from '../../content/schema/section-names.ts'
import { presentPlace } from '../format/section-address.ts'
import { prepare } from '../projection/query.ts'

type Place = { section: string; year: number; number: number }

const words = ({ section, year, number }: Place, [one, other]: [string, string]) =>
  `${one} and ${other} would both be shown at /${section}/${year}/${number}/. A number of a section and year is one page, also ` +
  'where the section had another name: give one of the two sections a name of its own in content/schema/kinds.ts'

/** Throws where a renaming of sections puts two folders of the record at one address: no page could show both. */
export const refuseSharedPlaces = (database: DatabaseSync): void => {
  // Without former names every folder is named like its section.
  if (formerNames.length === 0) return
  const found = prepare(
    database,
    `select section, year, number, min(path) as one, max(path) as other from edition group by section, year, number
     having min(substr(path, 1, instr(path, '/'))) <> max(substr(path, 1, instr(path, '/'))) limit 1`,
  ).get() as (Place & { one: string; other: string }) | undefined
  if (found) throw new Error(words(found, [found.one, found.other]))
}

/** Throws where a release would come to an address at which another folder of the record is shown. */
export const refuseTaken = (
  database: DatabaseSync,
  release: { section: SectionOnRecord; year: number; number: number },
): void => {
  const { section, year, number } = presentPlace(release)
  const own = `${release.section}/`
  const other = prepare(
    database,
    `select path from edition where section = ? and year = ? and number = ? and substr(path, 1, ${own.length}) <> ? limit 1`,
  ).get(section, year, number, own) as { path: string } | undefined
  if (other) throw new Error(words({ section, year, number }, [other.path, `${own}${year}/${number}/`]))
}
