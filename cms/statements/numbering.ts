import type { PayloadRequest } from 'payload'
import { kinds } from '../../content/schema/kinds.ts'
import { namesOfSection } from '../../content/schema/section-names.ts'
import { shanghaiYear } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { findOne } from '../workflow/records.ts'
import type { Statement } from './statement.ts'

export type Place = { section: string; year: number; number: number }

/**
 * Place of a statement on record: the one it already has, under the name that its section had then; for a transcript its
 * notice's; otherwise the next free number of the section and year, those given under former names of the section counted. Runs inside the writing transaction; a unique index on releases stands behind it.
 */
export const placeOf = async (req: PayloadRequest, doc: Statement, at: Date): Promise<Place> => {
  const { section } = kinds[doc.kind]
  if (doc.number && doc.year) return { section: doc.section ?? section, year: doc.year, number: doc.number }
  if (doc.kind === 'transcript') return placeOfNotice(req, doc)
  const year = shanghaiYear(at)
  const last = await findOne<{ number: number }>({
    req,
    slug: 'releases',
    where: { and: [{ section: { in: namesOfSection(section) } }, { year: { equals: year } }] },
    sort: '-number',
  })
  return { section, year, number: (last?.number ?? 0) + 1 }
}

const placeOfNotice = async (req: PayloadRequest, doc: Statement): Promise<Place> => {
  const notice = await findOne<Statement>({
    req,
    slug: 'statements',
    where: { id: { equals: String(doc.fields?.notice) } },
  })
  if (!notice?.number || !notice.year) throw new Refused(refuse('invalid-field', { field: 'fields.notice' }))
  return { section: notice.section ?? kinds[notice.kind].section, year: notice.year, number: notice.number }
}
