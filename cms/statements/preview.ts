import type { PayloadRequest } from 'payload'
import { kinds } from '../../content/schema/kinds.ts'
import type { StatementRelease } from '../../content/schema/release.ts'
import type { SectionOnRecord } from '../../content/schema/section-names.ts'
import { now, shanghaiYear } from '../calendar/clock.ts'
import { clockActor } from '../workflow/actor.ts'
import type { Preview } from '../workflow/domain.ts'
import { findAll, findOne } from '../workflow/records.ts'
import { fileIdsOf } from './files.ts'
import { editionAt } from './release.ts'
import { isCurrent, slipsOf } from './slips.ts'
import type { Statement } from './statement.ts'

type Row = { id: string; sequence: number; release: Omit<StatementRelease, 'id' | 'sequence' | 'schema'> }
type Place = { section: SectionOnRecord; year: number; number: number | null }

/** Every release of the statement, as it crossed, oldest first. */
const releasesOf = async (req: PayloadRequest, doc: Statement): Promise<StatementRelease[]> => {
  const rows = await findAll<Row>({ req, slug: 'releases', where: { subject: { equals: doc.id } }, sort: 'sequence' })
  return rows.map(
    ({ id, sequence, release }) => ({ ...release, schema: 'huiying/release/1', id, sequence }) as StatementRelease,
  )
}

/** As the record names it: a statement that has a number keeps the name that its section had. */
const sectionOf = ({ kind, number, section }: Statement) =>
  ((number && section) || kinds[kind].section) as SectionOnRecord

/** Where the page will stand. No number is taken for it: the next free one may be another's by the time of signing. */
const placeOf = async (req: PayloadRequest, doc: Statement): Promise<Place> => {
  const section = sectionOf(doc)
  const unplaced = { section, year: doc.year ?? shanghaiYear(now()), number: doc.number ?? null }
  if (doc.kind !== 'transcript' || doc.number) return unplaced
  const where = { id: { equals: String(doc.fields?.notice ?? '') } }
  const notice = await findOne<Statement>({ req, slug: 'statements', where })
  return notice?.number && notice.year
    ? { section: sectionOf(notice), year: notice.year, number: notice.number }
    : unplaced
}

/** The page of a statement as it will be once the working edition is signed; nothing of it is stored anywhere. */
export const statementPreview: Preview = {
  ask: async ({ req, doc }) => {
    const statement = doc as Statement
    const place = await placeOf(req, statement)
    const earlier = await releasesOf(req, statement)
    if (statement.state === 'released' || statement.state === 'withdrawn') return { ...place, draft: null, earlier }
    const slips = await slipsOf({ req, doc, actor: clockActor, at: now() })
    const given = slips.filter((slip) => isCurrent(slip, statement))
    return { ...place, draft: await editionAt({ req, doc: statement, place: {}, slips: given }), earlier }
  },
  files: (doc) => fileIdsOf(doc as Statement),
}
