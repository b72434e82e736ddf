import type { CollectionConfig, PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { hashOf, newToken } from '../token.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Effect } from '../workflow/engine.ts'
import { afterCommit, findOne, insert } from '../workflow/records.ts'
import { unitOf } from '../workflow/units.ts'
import type { Statement } from './statement.ts'

const validFor = 72 * 3_600_000
const nobody = { create: () => false, read: () => false, update: () => false, delete: () => false }

export type Invitation = {
  id: string
  statement: unknown
  edition: number
  round: number
  digest: string
  unit: unknown
  invitedBy: unknown
  sentTo: string
  expiresAt: string
  usedAt?: string | null
  createdAt: string
}

/** Links for units without an account. Only the hash of a token is kept. */
export const invitations: CollectionConfig = {
  slug: 'invitations',
  access: nobody,
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  fields: [
    { name: 'tokenHash', type: 'text', required: true, unique: true },
    { name: 'statement', type: 'relationship', relationTo: 'statements', required: true, index: true },
    { name: 'edition', type: 'number', required: true },
    { name: 'round', type: 'number', required: true },
    { name: 'digest', type: 'text', required: true },
    { name: 'unit', type: 'relationship', relationTo: 'units', required: true },
    { name: 'invitedBy', type: 'relationship', relationTo: 'users', required: true },
    { name: 'sentTo', type: 'text', required: true },
    { name: 'expiresAt', type: 'date', required: true },
    { name: 'usedAt', type: 'date' },
  ],
}

export const invitationFor = (req: PayloadRequest, token: string): Promise<Invitation | null> =>
  findOne<Invitation>({ req, slug: 'invitations', where: { tokenHash: { equals: hashOf(token) } } })

/** Sends the registered contact of a confirming unit a link to exactly this text. */
export const invite: Effect = async ({ req, doc, actor, input }) => {
  const statement = doc as Statement
  const unit = await unitOf(req, String(input.unit), 'unit')
  const asked = idsOf(statement.confirmingUnits).includes(unit.id) && unit.id !== idOf(statement.issuingUnit)
  if (!asked)
    throw new Refused(
      refuse('invalid-field', {
        field: 'unit',
        message: {
          zh: `${unit.name}不在这份文稿的协商确认单位里。`,
          en: `${unit.name} is not among the confirming units of this text.`,
        },
        fix: { zh: '请退回修改，把它加进协商确认单位。', en: 'Have the text returned and add the unit.' },
      }),
    )
  if (!unit.contact)
    throw new Refused(
      refuse('invalid-field', {
        field: 'unit',
        message: { zh: `${unit.name}没有登记联系邮箱。`, en: `${unit.name} has no contact e-mail.` },
        fix: {
          zh: '请系统管理员在单位资料里补上联系邮箱。',
          en: 'Ask the system administrator to add it to the unit.',
        },
      }),
    )
  const token = newToken()
  await insert({
    req,
    slug: 'invitations',
    data: {
      tokenHash: hashOf(token),
      statement: statement.id,
      edition: statement.edition,
      round: statement.round,
      digest: statement.digest,
      unit: unit.id,
      invitedBy: actor.id,
      sentTo: unit.contact,
      expiresAt: new Date(now().getTime() + validFor).toISOString(),
    },
  })
  const { cmsUrl, smtpUrl, production } = readSettings()
  const url = `${cmsUrl}/guest/${token}`
  if (smtpUrl) afterCommit(req, () => send({ req, to: String(unit.contact), url, title: statement.title }))
  return { answer: { sentTo: unit.contact }, ...(smtpUrl || production ? {} : { shownOnce: { url } }) }
}

const send = ({ req, to, url, title }: { req: PayloadRequest; to: string; url: string; title: string }): void => {
  const text = `请对《${title}》的文字协商确认。链接 72 小时内有效，只能使用一次：\n\n${url}\n`
  req.payload
    .sendEmail({ to, subject: `请协商确认：${title}`, text })
    .catch((error: unknown) => req.payload.logger.error({ err: error, msg: `invitation to ${to} was not sent` }))
}
