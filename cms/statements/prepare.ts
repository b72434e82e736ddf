import type { PayloadRequest } from 'payload'
import { labelAt } from '../../content/schema/field-labels.ts'
import { kinds } from '../../content/schema/kinds.ts'
import { draftFields } from '../../content/schema/statement.ts'
import { type Refusal, Refused, refuse } from '../errors.ts'
import { policy } from '../policy.ts'
import { type Actor, idOf, idsOf } from '../workflow/actor.ts'
import type { Prepare } from '../workflow/domain.ts'
import { reachable } from '../workflow/grants.ts'
import { inputRefusals } from '../workflow/input.ts'
import { findAll, findOne } from '../workflow/records.ts'
import { resolveUnit } from '../workflow/units.ts'
import { contentOf, parsedBody, parsedContent } from './body.ts'
import { refuseLockedChange } from './editions.ts'
import { fileIdsOf } from './files.ts'
import { type Statement, touchedBy } from './statement.ts'

/** From what an editor sent to a draft: text parsed, units and files found, every fault named, nothing stored before. */
export const prepareStatement: Prepare = async ({ req, actor, input, doc }) => {
  const before = doc as Statement | undefined
  const kind = before?.kind ?? (input.kind as Statement['kind'])
  const text = textOf(input, before)
  const changes = {
    ...withoutText(input),
    ...(text ? { content: contentOf(text.body) } : {}),
    ...(input.fields ? { fields: fieldsOf(kind, { ...before?.fields, ...(input.fields as object) }) } : {}),
    ...(await unitsIn(req, input)),
  }
  const candidate = { ...before, ...changes, kind } as Statement
  candidate.issuingUnit ??= actor.unit
  const refusals = [
    ...(await fileRefusals({
      req,
      actor,
      candidate,
      before,
      inBody: text ? [...text.figures, ...text.attachments] : [],
    })),
    ...(await issuingRefusals(req, candidate, actor, before)),
  ]
  if (refusals.length) throw new Refused(refusals)
  if (before?.lockedBody) await refuseLockedChange({ req, before, after: candidate })

  return {
    ...changes,
    ...(before ? {} : { state: 'draft', edition: 1, editionAct: 'publish', releasedEdition: 0, author: actor.id }),
    issuingUnit: idOf(candidate.issuingUnit),
    round: (before?.round ?? 0) + 1,
    touched: touchedBy(before, actor),
    concerned: [...new Set([idOf(candidate.issuingUnit), ...idsOf(candidate.confirmingUnits)])],
  }
}

const withoutText = ({ body: _body, content: _content, ...rest }: Record<string, unknown>) => rest

/** The one text that was sent, if any; dated marks are written by the system alone. */
const textOf = (input: Record<string, unknown>, before: Statement | undefined) => {
  const hasBody = typeof input.body === 'string'
  if (hasBody && input.content)
    throw new Refused(
      refuse('invalid-field', {
        field: 'body',
        message: { zh: 'body 和 content 只能提交一个。', en: 'Send either body or content, not both.' },
        fix: { zh: '请只提交 body（Markdown）或只提交 content。', en: 'Send only body (Markdown) or only content.' },
      }),
    )
  if (!hasBody && !input.content) return null
  const parsed = hasBody ? parsedBody(String(input.body)) : parsedContent(input.content)
  const known = before?.content ? parsedContent(before.content).updates : []
  if (parsed.updates.some((at) => !known.includes(at)))
    throw new Refused(
      refuse('body-not-allowed', {
        field: 'body',
        message: { zh: '<Update/> 由系统写入。', en: '<Update/> is written by the system.' },
        fix: { zh: '续报请用“续报”操作。', en: 'Use the act “Update”.' },
      }),
    )
  return parsed
}

const fieldsOf = (kind: Statement['kind'], fields: unknown) => {
  const parsed = draftFields(kind).safeParse(withoutEmpty(fields))
  if (!parsed.success)
    throw new Refused(inputRefusals(parsed.error, 'fields', (at) => labelAt(kinds[kind].fields.shape, at)))
  return parsed.data
}

/** A form sends empty strings and nulls for what is not filled in yet. */
export const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== '' && member !== undefined)
      .map(([key, member]) => [key, withoutEmpty(member)]),
  )
}

const unitsIn = async (req: PayloadRequest, input: Record<string, unknown>) => ({
  ...(input.issuingUnit ? { issuingUnit: await issuer(req, String(input.issuingUnit)) } : {}),
  ...(input.confirmingUnits
    ? {
        confirmingUnits: [
          ...new Set(
            await Promise.all(idsOf(input.confirmingUnits).map((unit) => resolveUnit(req, unit, 'confirmingUnits'))),
          ),
        ],
      }
    : {}),
})

const issuer = (req: PayloadRequest, given: string) =>
  resolveUnit(req, given, 'issuingUnit').catch(() => {
    throw new Refused(refuse('issuing-unit', { field: 'issuingUnit' }))
  })

type Files = {
  req: PayloadRequest
  actor: Actor
  candidate: Statement
  before: Statement | undefined
  inBody: readonly string[]
}

/** Whoever names a file may read it, or found it in the text already. */
const fileRefusals = async ({ req, actor, candidate: doc, before, inBody }: Files): Promise<Refusal[]> => {
  const portrait = (doc.fields?.expert as { portrait?: string } | undefined)?.portrait
  const wanted = [...new Set([...idsOf(doc.attachments), ...inBody, ...(portrait ? [portrait] : [])])]
  const placeOf = (id: string) =>
    inBody.includes(id) ? 'body' : id === portrait ? 'fields.expert.portrait' : 'attachments'
  if (wanted.length === 0) return []
  const known = before ? fileIdsOf(before) : []
  const reach = reachable(policy.files.read, actor)
  const found = await findAll<{ id: string; concerned?: unknown }>({
    req,
    slug: 'files',
    where: { id: { in: wanted } },
  })
  const isThere = (id: string) =>
    found.some(
      (file) =>
        file.id === id && (known.includes(id) || reach === true || idsOf(file.concerned).includes(actor.unit ?? '')),
    )
  return wanted
    .filter((id) => !isThere(id))
    .map((id) =>
      refuse('invalid-field', {
        field: placeOf(id),
        message: {
          zh: `没有摘要值为 ${id.slice(0, 12)}… 的文件。`,
          en: `There is no file with the digest ${id.slice(0, 12)}….`,
        },
        fix: { zh: '请先上传文件，再引用它的 SHA-256。', en: 'Upload the file first, then refer to its SHA-256.' },
      }),
    )
}

type Case = { state: string; leadUnit: unknown; supportingUnits?: unknown }

/** Who is in charge speaks (R8.1): the case's lead or a supporting unit; where no case is answered, the author's own unit. */
const issuingRefusals = async (
  req: PayloadRequest,
  doc: Statement,
  actor: Actor,
  before?: Statement,
): Promise<Refusal[]> => {
  const unit = idOf(doc.issuingUnit)
  const wrong = [refuse('issuing-unit', { field: 'issuingUnit' })]
  if (!unit || (!before && unit !== actor.unit)) return wrong
  if (before && unit !== idOf(before.issuingUnit)) return wrong
  if (!doc.case) return []
  const answered = await findOne<Case>({ req, slug: 'cases', where: { id: { equals: idOf(doc.case) } } })
  if (answered?.state !== 'open')
    return [
      refuse('invalid-field', {
        field: 'case',
        message: { zh: '没有这个正在办理的舆情事项。', en: 'There is no such open case.' },
        fix: { zh: '请选择一个办理中的舆情事项。', en: 'Choose an open case.' },
      }),
    ]
  if (!kinds[doc.kind].answersCase) return []
  return [idOf(answered.leadUnit), ...idsOf(answered.supportingUnits)].includes(unit) ? [] : wrong
}
