import type { PayloadRequest } from 'payload'
import type { ExpungeReason, RecordFile, TextRelease, Withdrawal } from '../../content/schema/release.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Situation } from '../workflow/engine.ts'
import { findAll, findOne, insert } from '../workflow/records.ts'
import { type Unit, unitsById } from '../workflow/units.ts'
import { snapshotOf } from './body.ts'
import { fileIdsOf } from './files.ts'
import { placeOf } from './numbering.ts'
import { isCurrent, slipsOf } from './slips.ts'
import type { Slip, Statement } from './statement.ts'

type Text = Omit<TextRelease, 'id' | 'sequence' | 'schema'>
type Back = Omit<Withdrawal, 'id' | 'sequence' | 'schema'>

/** What must not be read must not be read in an older edition either. */
const upTo = (edition: number): number[] => Array.from({ length: edition }, (_, index) => index + 1)
const named = ({ code, name }: Unit) => ({ code, name })

/** The released edition as it crossed, or null. */
export const liveRelease = async (req: PayloadRequest, doc: Statement): Promise<TextRelease | null> => {
  const found = await findOne<{ release: TextRelease }>({
    req,
    slug: 'releases',
    where: {
      and: [
        { subject: { equals: doc.id } },
        { edition: { equals: doc.releasedEdition } },
        { act: { not_equals: 'withdraw' } },
      ],
    },
  })
  return found?.release ?? null
}

type ReleaseEdition = {
  situation: Situation
  signSlip: Slip
  emergency?: { reason: string; waived: string[] }
}

type Edition<Place> = { req: PayloadRequest; doc: Statement; place: Place; slips: readonly Slip[] }

/** The working edition as a release carries it, but for the time. */
export const editionAt = async <Place extends object>({ req, doc, place, slips }: Edition<Place>) => {
  const units = await unitsById(req, [...new Set([idOf(doc.issuingUnit) ?? '', ...idsOf(doc.confirmingUnits)])])
  const issuing = units.find(({ id }) => id === idOf(doc.issuingUnit)) as Unit
  const confirming = units.filter(({ id }) => id !== issuing.id)
  return {
    recordKind: 'statement' as const,
    act: doc.editionAct,
    subject: doc.id,
    edition: doc.edition,
    digest: doc.digest,
    ...place,
    ...(doc.kind === 'transcript' ? { transcript: true as const } : {}),
    title: doc.title,
    issuingUnit: named(issuing),
    slips: await publicSlips(req, slips),
    ...(doc.editionReason ? { reason: doc.editionReason } : {}),
    ...(doc.expunge ? { expunge: upTo(doc.releasedEdition), expungeReason: doc.expunge } : {}),
    statement: snapshotOf(doc, issuing.code),
    forms: (doc.forms ?? []) as Text['forms'],
    topics: doc.topics ?? [],
    confirmingUnits: confirming.map(named),
    files: await filesOf(req, doc),
  }
}

/** Inserts the release of the working edition: the commit point. Returns what the statement remembers of it. */
export const releaseEdition = async ({ situation, signSlip, emergency }: ReleaseEdition) => {
  const { req, at } = situation
  const doc = situation.doc as Statement
  const place = await placeOf(req, doc, at)
  const slips = (await slipsOf(situation)).filter((slip) => slip.act !== 'sign' && isCurrent(slip, doc))
  const edition = await editionAt({
    req,
    doc,
    place: place as Pick<Text, 'section' | 'year' | 'number'>,
    slips: [...slips, signSlip],
  })
  const release: Text = { ...edition, ...(emergency ? { emergency } : {}), releasedAt: at.toISOString() }
  await insertRelease(req, doc, release)
  return {
    state: 'released',
    ...place,
    releasedEdition: doc.edition,
    editionReason: null,
    expunge: null,
    lockedBody: null,
    scheduledAt: null,
    scheduleError: null,
    withdrawalProposal: null,
    emergency: null,
  }
}

type ReleaseWithdrawal = { situation: Situation; reason: string; expunge: ExpungeReason | null }

/** Inserts the withdrawal of the released edition. */
export const releaseWithdrawal = async ({ situation, reason, expunge }: ReleaseWithdrawal) => {
  const { req, at } = situation
  const doc = situation.doc as Statement
  const live = (await liveRelease(req, doc)) as TextRelease
  const { subject, edition, digest, section, year, number, transcript, title, issuingUnit } = live
  const release: Back = {
    recordKind: 'statement',
    act: 'withdraw',
    subject,
    edition,
    digest,
    section,
    year,
    number,
    ...(transcript ? { transcript } : {}),
    ...(expunge ? {} : { title }),
    issuingUnit,
    slips: [],
    reason,
    ...(expunge ? { expunge: upTo(edition), expungeReason: expunge } : {}),
    releasedAt: at.toISOString(),
  }
  await insertRelease(req, { ...doc, title }, release)
}

const insertRelease = (req: PayloadRequest, doc: Statement, release: Text | Back) =>
  insert({
    req,
    slug: 'releases',
    data: {
      recordKind: 'statement',
      key: `${release.subject}:${release.edition}:${release.act}`,
      numberKey:
        release.act === 'publish'
          ? [release.section, release.year, release.number, ...(release.transcript ? ['transcript'] : [])].join('/')
          : `${release.subject}:${release.edition}:${release.act}`,
      subject: release.subject,
      kind: doc.kind,
      act: release.act,
      edition: release.edition,
      digest: release.digest,
      section: release.section,
      year: release.year,
      number: release.number,
      title: doc.title,
      releasedAt: release.releasedAt,
      release,
      concerned: [...new Set([idOf(doc.issuingUnit), ...idsOf(doc.confirmingUnits)])],
    },
  })

const publicSlips = async (req: PayloadRequest, slips: readonly Slip[]): Promise<TextRelease['slips']> => {
  const units = await unitsById(req, [...new Set(slips.map((slip) => idOf(slip.unit) ?? ''))])
  return slips.flatMap((slip) => {
    const unit = units.find(({ id }) => id === idOf(slip.unit))
    return unit && slip.act !== 'ratify'
      ? [
          {
            act: slip.act,
            unit: named(unit),
            role: slip.role,
            at: new Date(slip.at).toISOString(),
            digest: slip.slipDigest,
          },
        ]
      : []
  })
}

const filesOf = async (req: PayloadRequest, doc: Statement): Promise<RecordFile[]> => {
  const ids = fileIdsOf(doc)
  if (ids.length === 0) return []
  const files = await findAll<{ id: string; record: RecordFile }>({ req, slug: 'files', where: { id: { in: ids } } })
  return ids.flatMap((id) => files.find((file) => file.id === id)?.record ?? [])
}
