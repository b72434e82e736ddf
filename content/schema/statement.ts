import { z } from 'zod'
import { draftOf } from './draft.ts'
import { type Kind, kindNames, kinds } from './kinds.ts'
import { manyLines, oneLine, sha256 } from './values.ts'

/** Longest texts taken, in characters. */
export const limits = { title: 200, summary: 1_000, body: 200_000, topics: 10, attachments: 20 } as const

export const statementTitle = oneLine(limits.title)
export const statementSummary = manyLines(limits.summary)

/** What the digest covers: one edition of a statement as it was approved. `body` is normalised Markdown. */
const common = {
  schema: z.literal('huiying/statement/1'),
  title: statementTitle.min(1),
  summary: statementSummary.optional(),
  body: z.string().max(limits.body).optional(),
  attachments: z.array(sha256).optional(),
  issuingUnit: z.string().min(1).max(40),
}

const snapshotOf = <K extends Kind>(kind: K) =>
  z.strictObject({ ...common, kind: z.literal(kind), fields: kinds[kind].fields as (typeof kinds)[K]['fields'] })

export const snapshot = z.discriminatedUnion('kind', [
  snapshotOf('response'),
  snapshotOf('rebuttal'),
  snapshotOf('explainer'),
  snapshotOf('commentary'),
  snapshotOf('press-notice'),
  snapshotOf('transcript'),
  snapshotOf('interview'),
])
export type Snapshot = z.infer<typeof snapshot>

/** The fields of a draft. */
export const draftFields = (kind: Kind) => draftOf(kinds[kind].fields)
export const statementKind = z.enum(kindNames)
