import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import type { ExpungeReason, TextRelease } from '../../content/schema/release.ts'
import { Refused, refuse } from '../errors.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Effect } from '../workflow/engine.ts'
import { bodyOf, contentOf, parsedBody, snapshotOf } from './body.ts'
import { liveRelease, releaseWithdrawal } from './release.ts'
import { type Statement, touchedBy } from './statement.ts'

/** A new working edition on top of the released one, which stays live until this one is signed. */
const nextEdition = (doc: Statement) => ({ edition: doc.releasedEdition + 1, round: doc.round + 1 })

export const correct: Effect = ({ doc, actor, input }) => ({
  patch: {
    ...nextEdition(doc as Statement),
    editionAct: 'correct',
    editionReason: input.reason,
    expunge: input.expunge ?? null,
    touched: touchedBy(doc as Statement, actor),
  },
})

/** Adds a dated entry below everything said before (R8.6: older text is never silently replaced). */
export const update: Effect = ({ doc, actor, at, input }) => {
  const statement = doc as Statement
  const entry = parsedBody(String(input.body))
  if (!entry.body)
    throw new Refused(
      refuse('invalid-field', {
        field: 'body',
        message: { zh: '续报没有内容。', en: 'The update is empty.' },
        fix: { zh: '请写明最新的进展。', en: 'Say what is new.' },
      }),
    )
  if (entry.updates.length)
    throw new Refused(
      refuse('body-not-allowed', {
        field: 'body',
        message: { zh: '<Update/> 由系统写入。', en: '<Update/> is written by the system.' },
        fix: { zh: '请去掉它。', en: 'Take it out.' },
      }),
    )
  if (input.nextUpdateAt && statement.kind !== 'response')
    throw new Refused(
      refuse('invalid-field', {
        field: 'nextUpdateAt',
        message: {
          zh: '只有官方回应有“下次更新时间”。',
          en: 'Only an official response names the time of its next update.',
        },
        fix: { zh: '请去掉这一项。', en: 'Leave it out.' },
      }),
    )
  const { nextUpdateAt: _done, ...fields } = statement.fields ?? {}
  const lockedBody = parsedBody(`${bodyOf(statement)}\n\n<Update at="${at.toISOString()}"/>`).body
  return {
    patch: {
      ...nextEdition(statement),
      editionAct: 'update',
      lockedBody,
      content: contentOf(`${lockedBody}\n\n${entry.body}`),
      fields: { ...fields, ...(input.nextUpdateAt ? { nextUpdateAt: String(input.nextUpdateAt) } : {}) },
      touched: touchedBy(statement, actor),
    },
  }
}

/** In an update only the new entry, the next update time, and further attachments may change. */
export const refuseLockedChange = async ({
  req,
  before,
  after,
}: {
  req: PayloadRequest
  before: Statement
  after: Statement
}) => {
  const live = (await liveRelease(req, before)) as TextRelease
  const said = live.statement
  const { nextUpdateAt: _then, ...fields } = { ...said.fields } as Record<string, unknown>
  const { nextUpdateAt: _now, ...fieldsNow } = { ...after.fields } as Record<string, unknown>
  const body = bodyOf(after)
  const { attachments = [] } = snapshotOf(after, said.issuingUnit)
  const changed = [
    ...(body !== before.lockedBody && !body.startsWith(`${before.lockedBody}\n\n`) ? ['body'] : []),
    ...(after.title !== said.title ? ['title'] : []),
    ...((after.summary || undefined) !== said.summary ? ['summary'] : []),
    ...(isDeepStrictEqual(fields, fieldsNow) ? [] : ['fields']),
    ...((said.attachments ?? []).every((id) => attachments.includes(id)) ? [] : ['attachments']),
  ]
  if (changed.length)
    throw new Refused(
      changed.map((field) =>
        refuse('invalid-field', {
          field,
          message: { zh: '续报不能改动已经发布的内容。', en: 'An update does not change what was released.' },
          fix: {
            zh: '要改已发布的文字，请放弃续报，改用“更正”。',
            en: 'To change released words, discard the update and use “Correct”.',
          },
        }),
      ),
    )
}

/** The statement as it stood when its edition was released: what the release does not carry is in its versions. */
const asReleased = async (req: PayloadRequest, { id, releasedEdition }: Statement) => {
  const { docs } = await req.payload.findVersions({
    collection: 'statements',
    where: {
      and: [
        { parent: { equals: id } },
        { 'version.state': { equals: 'released' } },
        { 'version.edition': { equals: releasedEdition } },
      ],
    },
    sort: '-updatedAt',
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs[0]?.version as unknown as Statement
}

/** Back to the released edition, word for word. */
export const discard: Effect = async ({ req, doc }) => {
  const statement = doc as Statement
  const live = (await liveRelease(req, statement)) as TextRelease
  const said = live.statement
  const { figures, attachments } = parsedBody(said.body ?? '')
  const isInBody = (id: string) => figures.includes(id) || attachments.includes(id)
  const { case: answered, confirmingUnits, concerned } = await asReleased(req, statement)
  return {
    patch: {
      case: idOf(answered),
      confirmingUnits: idsOf(confirmingUnits),
      concerned: idsOf(concerned),
      edition: statement.releasedEdition,
      editionAct: live.act,
      editionReason: null,
      expunge: null,
      lockedBody: null,
      round: statement.round + 1,
      title: said.title,
      summary: said.summary ?? null,
      content: said.body ? contentOf(said.body) : null,
      fields: said.fields,
      forms: live.forms,
      topics: live.topics,
      attachments: (said.attachments ?? []).filter((id) => !isInBody(id)),
    },
  }
}

export const proposeWithdrawal: Effect = ({ input }) => ({ patch: { withdrawalProposal: input.reason } })

/** Takes the released edition back and closes the working one. */
export const withdraw: Effect = async (situation) => {
  const statement = situation.doc as Statement
  const { reason, expunge } = situation.input as { reason: string; expunge?: ExpungeReason }
  await releaseWithdrawal({ situation, reason, expunge: expunge ?? null })
  return {
    patch: {
      round: statement.round + 1,
      scheduledAt: null,
      lockedBody: null,
      withdrawalProposal: null,
    },
  }
}
