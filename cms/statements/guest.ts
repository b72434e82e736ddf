import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { elementsOf } from '../../content/schema/compare/snapshots.ts'
import type { RecordFile } from '../../content/schema/release.ts'
import { now } from '../calendar/clock.ts'
import { type Refusal, Refused, refuse } from '../errors.ts'
import type { Actor } from '../workflow/actor.ts'
import { idOf } from '../workflow/actor.ts'
import { perform } from '../workflow/engine.ts'
import { inputRefusals, refuseUnsound } from '../workflow/input.ts'
import { change, findAll, findOne, insert, inTransaction } from '../workflow/records.ts'
import { type Unit, unitsById } from '../workflow/units.ts'
import { bodyOf } from './body.ts'
import { fileIdsOf } from './files.ts'
import { type BodyBlock, bodyBlocks } from './guest-html.ts'
import { type Invitation, invitationFor } from './invitations.ts'
import type { Statement } from './statement.ts'
import { statementWorkflow } from './workflow.ts'

const said = z.string().trim().min(1).max(1_000)
const textField = z.string().regex(/^(summary|fields\.[A-Za-z]{1,40})$/)

const aboutOnePlace = z
  .strictObject({ block: z.int().min(0).optional(), field: textField.optional(), text: said })
  .refine(({ block, field }) => (block === undefined) !== (field === undefined), { path: ['block'] })

const decision = z
  .strictObject({
    digest: z.string().min(1),
    name: z.string().trim().min(1).max(60),
    post: z.string().trim().min(1).max(120),
    phone: z.string().trim().min(1).max(40),
    decision: z.enum(['confirm', 'return']),
    comment: z.string().trim().max(1_000).optional(),
    /** What the guest says of single blocks of the body, counted from 0, and of parts of the text beside it. */
    comments: z.array(aboutOnePlace).max(200).optional(),
  })
  .refine((given) => given.decision === 'confirm' || given.comment, { path: ['comment'], error: 'reason-required' })
type Decision = z.infer<typeof decision>

export type Guest = { invitation: Invitation; statement: Statement; unit: Unit; issuing: Unit }
/** What a guest's word became: what they may print and keep. */
export type Receipt = Guest & { decision: Decision['decision']; name: string; comments: number; at: string }

/** What a token opens. Throws `not-found` for an unknown one, `link-gone` for one that is used, expired, or moved on. */
export const openLink = async (req: PayloadRequest, token: string): Promise<Guest> => {
  const invitation = await invitationFor(req, token)
  if (!invitation)
    throw new Refused(
      refuse('not-found', {
        message: { zh: '没有这个链接。', en: 'There is no such link.' },
        fix: {
          zh: '请核对链接是否完整，或向发来链接的单位索取。',
          en: 'Check that it is complete, or ask the unit that sent it.',
        },
      }),
    )
  const statement = await findOne<Statement>({
    req,
    slug: 'statements',
    where: { id: { equals: idOf(invitation.statement) } },
  })
  const isCurrent =
    statement?.state === 'submitted' &&
    statement.edition === invitation.edition &&
    statement.round === invitation.round &&
    statement.digest === invitation.digest
  if (!isCurrent || invitation.usedAt || now().getTime() > Date.parse(invitation.expiresAt))
    throw new Refused(refuse('link-gone'))
  const [unit, issuing] = await unitsById(req, [idOf(invitation.unit) ?? '', idOf(statement.issuingUnit) ?? ''])
  return { invitation, statement, unit: unit as Unit, issuing: issuing as Unit }
}

/** The files of a text as its release will name them. */
export const filesOf = async (req: PayloadRequest, statement: Statement): Promise<RecordFile[]> => {
  const ids = fileIdsOf(statement)
  const files = ids.length
    ? await findAll<{ record: RecordFile }>({ req, slug: 'files', where: { id: { in: ids } } })
    : []
  return files.map(({ record }) => record)
}

/** The guest's word: consumes the link, and confirms or returns exactly the text it showed. */
export const decide = (req: PayloadRequest, token: string, sent: unknown): Promise<Receipt> =>
  inTransaction(req, async () => {
    const guest = await openLink(req, token)
    const { invitation, statement, unit } = guest
    refuseUnsound(sent)
    const parsed = decision.safeParse(sent)
    if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
    const given = parsed.data
    const actor: Actor = {
      id: null,
      name: given.name,
      roles: [],
      unit: unit.id,
      guest: { post: given.post, phone: given.phone, invitedBy: idOf(invitation.invitedBy) ?? '' },
    }
    const at = now().toISOString()
    await change({ req, slug: 'invitations', id: invitation.id, data: { usedAt: at } })
    await perform({
      req,
      workflow: statementWorkflow,
      id: statement.id,
      act: given.decision,
      actor,
      input: given.decision === 'return' ? { reason: given.comment } : given.comment ? { comment: given.comment } : {},
      match: given.digest,
    })
    await keepComments({ req, guest, given, blocks: bodyBlocks(bodyOf(statement), await filesOf(req, statement)) })
    return { ...guest, decision: given.decision, name: given.name, comments: given.comments?.length ?? 0, at }
  })

type Keep = { req: PayloadRequest; guest: Guest; given: Decision; blocks: BodyBlock[] }

const noBlock = (index: number, block: number, blocks: readonly BodyBlock[]): Refusal =>
  refuse('invalid-field', {
    field: `comments.${index}.block`,
    message: { zh: `正文没有第 ${block + 1} 段。`, en: `The text has no paragraph ${block + 1}.` },
    fix: {
      zh: `段落从 0 数起，共 ${blocks.length} 段。`,
      en: `Blocks are counted from 0; there are ${blocks.length}.`,
    },
  })

const noPart = (index: number, field: string, parts: ReadonlyMap<string, Passage>): Refusal =>
  refuse('invalid-field', {
    field: `comments.${index}.field`,
    message: { zh: `这份文稿没有 ${field}。`, en: `The text has no ${field}.` },
    fix: { zh: `可以是：${[...parts.keys()].join('、')}。`, en: `It can be: ${[...parts.keys()].join(', ')}.` },
  })

type Passage = { block: number; quote: string } | { field: string; quote: string }

const passageIn = (blocks: readonly BodyBlock[], block: number): Passage | undefined =>
  blocks[block] ? { block, quote: blocks[block].quote } : undefined

/** The parts of a text beside its body, with the words by which a comment quotes them. */
const partsOf = (statement: Statement): Map<string, Passage> => {
  const elements = elementsOf({ kind: statement.kind, fields: statement.fields })
  const texts: [string, string][] = [
    ['summary', statement.summary ?? ''],
    ...elements.map(({ key, text }): [string, string] => [`fields.${key}`, text]),
  ]
  return new Map(
    texts.flatMap(([field, text]) => (text ? [[field, { field, quote: text.slice(0, 200) }] as const] : [])),
  )
}

/** What was said of single paragraphs, kept where colleagues' comments are. */
const keepComments = async ({ req, guest: { statement, unit }, given, blocks }: Keep) => {
  const parts = partsOf(statement)
  for (const [index, { block = -1, field, text }] of (given.comments ?? []).entries()) {
    const passage = field === undefined ? passageIn(blocks, block) : parts.get(field)
    if (!passage) throw new Refused(field === undefined ? noBlock(index, block, blocks) : noPart(index, field, parts))
    await insert({
      req,
      slug: 'comments',
      data: {
        slug: 'statements',
        subject: statement.id,
        edition: statement.edition,
        passage,
        text,
        guest: { name: given.name, post: given.post, unit: unit.id },
      },
    })
  }
}
