import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import type { Actor } from '../workflow/actor.ts'
import { idOf } from '../workflow/actor.ts'
import { perform } from '../workflow/engine.ts'
import { inputRefusals, refuseUnsound } from '../workflow/input.ts'
import { change, findOne, inTransaction } from '../workflow/records.ts'
import { type Unit, unitsById } from '../workflow/units.ts'
import { type Invitation, invitationFor } from './invitations.ts'
import type { Statement } from './statement.ts'
import { statementWorkflow } from './workflow.ts'

const decision = z
  .strictObject({
    digest: z.string().min(1),
    name: z.string().trim().min(1).max(60),
    post: z.string().trim().min(1).max(120),
    phone: z.string().trim().min(1).max(40),
    decision: z.enum(['confirm', 'return']),
    comment: z.string().trim().max(1_000).optional(),
  })
  .refine((given) => given.decision === 'confirm' || given.comment, { path: ['comment'], error: 'reason-required' })

export type Guest = { invitation: Invitation; statement: Statement; unit: Unit; issuing: Unit }

/** What a token opens. Throws `not-found` for an unknown one, `link-gone` for one that is used, expired, or moved on. */
export const openLink = async (req: PayloadRequest, token: string): Promise<Guest> => {
  const invitation = await invitationFor(req, token)
  if (!invitation)
    throw new Refused(
      refuse('not-found', { message: '没有这个链接。', fix: '请核对链接是否完整，或向发来链接的单位索取。' }),
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

/** The guest's word: consumes the link, and confirms or returns exactly the text it showed. */
export const decide = (req: PayloadRequest, token: string, sent: unknown): Promise<{ decision: string }> =>
  inTransaction(req, async () => {
    const { invitation, statement, unit } = await openLink(req, token)
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
    await change({ req, slug: 'invitations', id: invitation.id, data: { usedAt: now().toISOString() } })
    await perform({
      req,
      workflow: statementWorkflow,
      id: statement.id,
      act: given.decision,
      actor,
      input: given.decision === 'return' ? { reason: given.comment } : given.comment ? { comment: given.comment } : {},
      match: given.digest,
    })
    return { decision: given.decision }
  })
