import { sectionNamed } from '../content/schema/section-names.ts'
import { readSettings } from './settings.ts'

type Place = {
  section?: string | null | undefined
  year?: number | null | undefined
  number?: number | null | undefined
}

/** Where the public finds the page of a statement: under the present name of its section, whatever the record calls it. */
export const pageAddress = ({ section, year, number }: Place): string =>
  `${readSettings().siteUrl}/${sectionNamed(section ?? '') ?? section}/${year}/${number}/`
