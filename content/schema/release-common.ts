import { z } from 'zod'
import { formerNames, presentSections, type SectionOnRecord } from './section-names.ts'

export const utc = z.iso.datetime()
/** As it was called when the release was made. */
export const sectionName = z.enum<[SectionOnRecord, ...SectionOnRecord[]]>([...presentSections, ...formerNames])

/** What every release carries, whatever it is of. */
export const common = {
  schema: z.literal('huiying/release/1'),
  id: z.string().min(1),
  /** Place in the order of releases of this installation, from 1, without gaps. */
  sequence: z.int().positive(),
  releasedAt: utc,
}
