import { z } from 'zod'
import { sections } from './kinds.ts'

export const utc = z.iso.datetime()
export const sectionName = z.enum(Object.keys(sections) as [keyof typeof sections, ...(keyof typeof sections)[]])

/** What every release carries, whatever it is of. */
export const common = {
  schema: z.literal('huiying/release/1'),
  id: z.string().min(1),
  /** Place in the order of releases of this installation, from 1, without gaps. */
  sequence: z.int().positive(),
  releasedAt: utc,
}
