import type { PayloadRequest } from 'payload'
import { digestOf, type Json } from '../../content/schema/digest.ts'
import type { RecordFile, StatementRelease, TextRelease } from '../../content/schema/release.ts'
import { normalSnapshot } from '../../content/schema/snapshot.ts'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { pageAddress } from '../page-address.ts'
import type { Addresses, ApprovedText } from '../papers/statement.ts'
import { codeOf, numberInWords } from '../papers/statement.ts'
import { readSettings } from '../settings.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import { findAll, findOne } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { shelfOf } from './shelf.ts'

type Row = { id: string; release: StatementRelease }
/** What the press room reads of a signed statement that waits for its time. */
export type Scheduled = {
  id: string
  kind: TextRelease['statement']['kind']
  title: string
  summary?: string | null
  fields?: Record<string, unknown> | null
  body?: string
  attachments?: unknown
  issuingUnit: unknown
  confirmingUnits?: unknown
  edition: number
  editionAct: ApprovedText['act']
  editionReason?: string | null
  digest: string
  scheduledAt: string
  section?: string | null
  year?: number | null
  number?: number | null
}

export const addressesOf = ({ place, digest, statement }: ApprovedText): Addresses => ({
  page: place ? `${pageAddress(place)}${statement.kind === 'transcript' ? '#transcript' : ''}` : null,
  verify: `${readSettings().siteUrl}/verify/?code=${codeOf(digest)}`,
})

/** The text of a release that stands; throws `not-found`, `withdrawn` or `superseded`. */
export const releasedText = async (req: PayloadRequest, id: string): Promise<ApprovedText> => {
  const row = await findOne<Row>({
    req,
    slug: 'releases',
    where: { and: [{ id: { equals: id } }, { recordKind: { equals: 'statement' } }] },
  })
  if (!row) throw new Refused(refuse('not-found'))
  const { release } = row
  const { live, first } = await shelfOf(req.payload)
  const standing = live.get(release.subject)
  if (!standing || !('statement' in release)) throw new Refused(refuse('withdrawn'))
  if (standing.id !== id) {
    const which = `${numberInWords(standing)} ${standing.edition}`
    throw new Refused(
      refuse('superseded', {
        fix: {
          zh: `请使用现行的第 ${standing.edition} 版（${numberInWords(standing)}）。`,
          en: `Use ${which}, the edition that is live now.`,
        },
      }),
    )
  }
  const { section, year, number } = release
  return { ...release, place: { section, year, number }, publishedAt: first.get(release.subject) ?? release.releasedAt }
}

/** A statement that is signed for a set time, exactly as its release will have it; null where it is in any other state. */
export const scheduledText = async (req: PayloadRequest, id: string): Promise<ApprovedText | null> => {
  const doc = await findOne<Scheduled>({
    req,
    slug: 'statements',
    where: { and: [{ id: { equals: id } }, { state: { equals: 'scheduled' } }] },
  })
  if (!doc) return null
  const units = await unitsById(req, [...new Set([idOf(doc.issuingUnit) ?? '', ...idsOf(doc.confirmingUnits)])])
  const named = units.map(({ code, name }) => ({ code, name }))
  const issuing = units.findIndex((unit) => unit.id === idOf(doc.issuingUnit))
  const issuingUnit = named[issuing]
  if (!issuingUnit) throw new Error(`The issuing unit of the scheduled statement ${id} is not there.`)
  const { kind, title, summary, fields, body } = doc
  const statement = normalSnapshot({
    kind,
    title,
    summary,
    fields,
    body,
    attachments: idsOf(doc.attachments),
    issuingUnit: issuingUnit.code,
  })
  if (digestOf(statement as unknown as Json) !== doc.digest)
    throw new Error(`The scheduled statement ${id} does not read as it was signed.`)
  const portrait = statement.kind === 'commentary' ? statement.fields.expert.portrait : undefined
  const shas = [...new Set([...(statement.attachments ?? []), ...(portrait ? [portrait] : [])])].sort()
  const files = shas.length
    ? await findAll<{ id: string; record: RecordFile }>({ req, slug: 'files', where: { id: { in: shas } } })
    : []
  const { first } = await shelfOf(req.payload)
  return {
    act: doc.editionAct,
    edition: doc.edition,
    digest: doc.digest,
    statement,
    files: shas.flatMap((sha256) => files.find((file) => file.id === sha256)?.record ?? []),
    issuingUnit,
    confirmingUnits: named.filter((_, index) => index !== issuing),
    ...(doc.editionReason ? { reason: doc.editionReason } : {}),
    place: doc.section && doc.year && doc.number ? { section: doc.section, year: doc.year, number: doc.number } : null,
    releasedAt: null,
    publishedAt: first.get(id) ?? null,
    embargo: { until: doc.scheduledAt, isOverdue: Date.parse(doc.scheduledAt) <= now().getTime() },
  }
}

/** By the id of its statement: the scheduled edition, else the live one; refused as if it were not there otherwise. */
export const textOfStatement = async (req: PayloadRequest, id: string): Promise<ApprovedText> => {
  const scheduled = await scheduledText(req, id)
  if (scheduled) return scheduled
  const { live, first } = await shelfOf(req.payload)
  const standing = live.get(id)
  if (standing) return releasedText(req, standing.id)
  throw new Refused(refuse(first.has(id) ? 'withdrawn' : 'not-found'))
}
