import { z } from 'zod'
import { said } from './alarm.ts'
import { formNames } from './kinds.ts'
import { type MicroblogRelease, microblogRelease } from './microblog-post.ts'
import { common, sectionName, utc } from './release-common.ts'
import { snapshot } from './statement.ts'
import { type TopicRelease, topicRelease } from './topic-rename.ts'
import { sha256, topic } from './values.ts'

const unit = z.strictObject({ code: z.string().min(1), name: z.string().min(1) })

/** A file of the record. `variants` are the pictures made from an image at upload; `name` is what a reader downloads. */
const file = z.strictObject({
  sha256,
  name: z.string().min(1).max(200),
  mime: z.string().min(1),
  bytes: z.int().positive(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  variants: z
    .array(
      z.strictObject({ name: z.string(), mime: z.string(), width: z.int().positive(), height: z.int().positive() }),
    )
    .optional(),
})
export type RecordFile = z.infer<typeof file>

/** Proof that an office acted on exactly this text. Never a person: unit, role, time and the digest of the full slip. */
const slip = z.strictObject({
  act: z.enum(['confirm', 'review', 'clear', 'sign']),
  unit,
  role: z.string(),
  at: utc,
  digest: sha256,
})

/** Why a text had to leave the public record: a class, because the words would give away what was taken out. */
export const expungeReasons = {
  privacy: { zh: '涉及个人隐私', en: 'Privacy' },
  secrecy: { zh: '涉及国家秘密或者工作秘密', en: 'Secrecy' },
} as const
export type ExpungeReason = keyof typeof expungeReasons
const expungeReason = z.enum(Object.keys(expungeReasons) as [ExpungeReason, ...ExpungeReason[]])

const statementCommon = {
  ...common,
  recordKind: z.literal('statement'),
  subject: z.string().min(1),
  edition: z.int().positive(),
  digest: sha256,
  section: sectionName,
  year: z.int().min(2000),
  number: z.int().positive(),
  /** A transcript lies beside the notice of the same number. */
  transcript: z.literal(true).optional(),
  title: z.string().min(1),
  issuingUnit: unit,
  slips: z.array(slip),
  /** Public reason of a correction or withdrawal. */
  reason: z.string().optional(),
  /** Editions whose text leaves the record; digest and reason stay. */
  expunge: z.array(z.int().positive()).optional(),
  expungeReason: expungeReason.optional(),
}

/** A text crosses: published, corrected or updated. */
export const textRelease = z.strictObject({
  ...statementCommon,
  act: z.enum(['publish', 'correct', 'update']),
  statement: snapshot,
  forms: z.array(z.enum(formNames)),
  topics: z.array(topic),
  confirmingUnits: z.array(unit),
  files: z.array(file),
  emergency: z.strictObject({ reason: z.string(), waived: z.array(z.string()) }).optional(),
})

/** A live text is taken back: title, number and reason stay, the text does not; where it is expunged, the title goes as well. */
const withdrawal = z.strictObject({
  ...statementCommon,
  act: z.literal('withdraw'),
  title: statementCommon.title.optional(),
})

/** What stays of an edition whose text left the record: enough to prove what was there, nothing to read. */
export const expunged = z
  .strictObject({
    ...statementCommon,
    act: z.enum(['publish', 'correct', 'update']),
    expunged: z.literal(true),
    expungeReason,
  })
  .omit({ title: true, reason: true, expunge: true })

/** The bureau's public details, from its settings screen. */
export const bureau = z.strictObject({
  name: z.string().min(1),
  shortName: z.string().min(1),
  demo: z.boolean(),
  region: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  siteIdCode: z.string().optional(),
  icp: z.string().optional(),
  policeRecord: z.string().optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
})
const bureauRelease = z.strictObject({ ...common, recordKind: z.literal('bureau'), act: z.literal('publish'), bureau })

export const statementRelease = z.discriminatedUnion('act', [textRelease, withdrawal])
export const release = z.discriminatedUnion('recordKind', [
  statementRelease,
  bureauRelease,
  microblogRelease,
  topicRelease,
])

export type Bureau = z.infer<typeof bureau>
export type TextRelease = z.infer<typeof textRelease>
export type Withdrawal = z.infer<typeof withdrawal>
export type Expunged = z.infer<typeof expunged>
export type StatementRelease = TextRelease | Withdrawal
export type BureauRelease = z.infer<typeof bureauRelease>
export type Release = StatementRelease | BureauRelease | MicroblogRelease | TopicRelease

/**
 * What became of a release, as the publisher reports it. `reason`: the error in both languages. `checkedAt`: the public pages
 * were fetched and compared. `tries`: how often it has failed so far; it is tried again at `nextTryAt`.
 */
export const deliveryReport = z.strictObject({
  state: z.enum(['written', 'live', 'failed']),
  url: z.string().optional(),
  error: z.string().max(2_000).optional(),
  reason: said.optional(),
  checkedAt: utc.optional(),
  tries: z.int().nonnegative().optional(),
  nextTryAt: utc.optional(),
  at: utc,
})
export type DeliveryReport = z.infer<typeof deliveryReport>
