import {
  formerNamesOf,
  presentSection,
  type SectionOnRecord,
  sectionNamed,
} from '../../content/schema/section-names.ts'
import { withMark } from './address.ts'

// Apart from the other addresses, which scripts in the browser know as well: the schemas of the kinds are not for them.

/** Where a release of this place is shown: under the present name of its section. */
export const presentPlace = ({
  section,
  year,
  number,
}: {
  section: SectionOnRecord
  year: number
  number: number
}) => ({
  section: presentSection(section),
  year,
  number,
})
const firstOf = (path: string) => path.split('/')[1] ?? ''
const under = (section: string, path: string) => `/${section}${path.slice(firstOf(path).length + 1)}`
/** The address under the present name of its section. */
export const presentPath = (path: string) => under(sectionNamed(firstOf(path)) ?? firstOf(path), path)
/** The same address under the names that its section had before. */
export const formerPaths = (path: string) => formerNamesOf(firstOf(path)).map((name) => under(name, path))
/** An address of a section, and what leads to it from those it had before. */
export const withFormer = (path: string) => [path, ...formerPaths(path).flatMap(withMark)]
