import { labelAt } from '../../content/schema/field-labels.ts'
import { kinds } from '../../content/schema/kinds.ts'
import { type Refusal, refuse } from '../errors.ts'
import type { Words } from '../language.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import type { Requirement, Situation } from '../workflow/engine.ts'
import { inputRefusals } from '../workflow/input.ts'
import { findOne } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { bodyOf } from './body.ts'
import { isCurrent, slipActs, slipsOf } from './slips.ts'
import type { SlipAct, Statement } from './statement.ts'

const hours = 3_600_000
export const ratifyWithin = 24 * hours

/** Four eyes on the record: whoever changed any edition of a text cannot vouch for it. */
export const touchedNothing: Requirement = {
  zh: '没有改动过这份文稿',
  check: ({ doc, actor }) => {
    const { touched, author } = doc as Statement
    if (!actor.id) return []
    return [
      ...(touched.includes(actor.id) ? [refuse('touched-text')] : []),
      ...(idOf(author) === actor.id ? [refuse('author')] : []),
    ]
  },
}

/** Author, reviewer, secrecy officer and signer are four people; a signer gave no other slip to this edition. */
export const noSlipOf = (...acts: SlipAct[]): Requirement => ({
  zh: `没有办过本版的${acts.map((act) => slipActs[act].zh).join('、')}`,
  check: async (situation) => {
    const given = (await slipsOf(situation)).find(
      (slip) => acts.includes(slip.act) && situation.actor.id !== null && idOf(slip.actor) === situation.actor.id,
    )
    return given
      ? [
          refuse('second-slip', {
            message: {
              zh: `您已经办过本版文稿的${slipActs[given.act].zh}。`,
              en: `You already gave the ${slipActs[given.act].en} of this edition.`,
            },
          }),
        ]
      : []
  },
})

/** One current slip a gate (for confirm: a gate is a unit). */
export const notGivenYet = (act: SlipAct): Requirement => ({
  zh: `本轮还没有${slipActs[act].zh}`,
  check: async (situation) => {
    const doc = situation.doc as Statement
    const given = (await slipsOf(situation)).some(
      (slip) =>
        slip.act === act && isCurrent(slip, doc) && (act !== 'confirm' || idOf(slip.unit) === situation.actor.unit),
    )
    return given ? [refuse('already-given')] : []
  },
})

/** Complete for its kind. */
export const complete: Requirement = {
  zh: '各项填写完整',
  check: async ({ req, doc }) => {
    const statement = doc as Statement
    const { answersCase, fields } = kinds[statement.kind]
    const missing = (field: string, what: Words): Refusal =>
      refuse('invalid-field', {
        field,
        message: { zh: `还没有填写${what.zh}。`, en: `The ${what.en} is missing.` },
        fix: { zh: `请补上${what.zh}后再提交。`, en: `Fill in the ${what.en}, then submit.` },
      })
    const parsed = fields.safeParse(statement.fields ?? {})
    return [
      ...(statement.title ? [] : [missing('title', { zh: '标题', en: 'title' })]),
      ...(statement.summary ? [] : [missing('summary', { zh: '摘要', en: 'summary' })]),
      ...(bodyOf(statement) ? [] : [missing('body', { zh: '正文', en: 'body' })]),
      ...(answersCase && !statement.case ? [missing('case', { zh: '所回应的舆情事项', en: 'case it answers' })] : []),
      ...(parsed.success ? [] : inputRefusals(parsed.error, 'fields', (at) => labelAt(fields.shape, at))),
      ...(parsed.success ? await noticeRefusals({ req, statement }) : []),
      ...(statement.lockedBody && bodyOf(statement) === statement.lockedBody
        ? [missing('body', { zh: '续报的内容', en: 'text of the update' })]
        : []),
    ]
  },
}

/** A transcript stands beside its notice: it waits for it, and falls with it. */
export const noticeStands: Requirement = {
  zh: '实录：公告已发布，且没有别的实录',
  check: ({ req, doc }) => noticeRefusals({ req, statement: doc as Statement }),
}

const noticeRefusals = async ({
  req,
  statement,
}: {
  req: Situation['req']
  statement: Statement
}): Promise<Refusal[]> => {
  if (statement.kind !== 'transcript') return []
  const id = String(statement.fields?.notice)
  const notice = await findOne<Statement>({ req, slug: 'statements', where: { id: { equals: id } } })
  const released = notice?.kind === 'press-notice' && notice.releasedEdition > 0 && notice.state !== 'withdrawn'
  const other = await findOne<{ subject: string }>({
    req,
    slug: 'releases',
    where: {
      and: [
        { section: { equals: notice?.section ?? '' } },
        { year: { equals: notice?.year ?? 0 } },
        { number: { equals: notice?.number ?? 0 } },
        { kind: { equals: 'transcript' } },
        { subject: { not_equals: statement.id } },
      ],
    },
  })
  if (!released)
    return [
      refuse('invalid-field', {
        field: 'fields.notice',
        message: { zh: '没有这份已发布的发布会公告。', en: 'There is no such released press notice.' },
        fix: { zh: '请先发布公告，再提交它的实录。', en: 'Release the notice first, then submit its transcript.' },
      }),
    ]
  if (statement.number && (statement.number !== notice.number || statement.year !== notice.year))
    return [
      refuse('invalid-field', {
        field: 'fields.notice',
        message: {
          zh: '这份实录已经用了另一场发布会的编号。',
          en: 'This transcript already has the number of another press conference.',
        },
        fix: {
          zh: '请改回原来的公告；别的发布会请另起一份实录。',
          en: 'Put the former notice back; start a new transcript for another conference.',
        },
      }),
    ]
  if (other)
    return [
      refuse('invalid-field', {
        field: 'fields.notice',
        message: { zh: '这场发布会已经有实录。', en: 'This press conference has a transcript.' },
        fix: { zh: '请更正或更新已有的实录。', en: 'Correct or update that one.' },
      }),
    ]
  return []
}

/** Every gate passed for exactly this text: confirmed by each unit, reviewed, cleared. */
export const gatesPassed = (gates: readonly SlipAct[]): Requirement => ({
  zh: `对这一版文字已有${gates.map((gate) => slipActs[gate].zh).join('、')}`,
  check: async (situation) => {
    const missing = await missingSlips(situation)
    return missing.filter(({ act }) => gates.includes(act)).map(({ refusal }) => refusal)
  },
})

/** Which gates of the working edition are still open, with the refusal for each. */
export const missingSlips = async (situation: Situation) => {
  const doc = situation.doc as Statement
  const slips = await slipsOf(situation)
  const units = await unitsById(
    situation.req,
    idsOf(doc.confirmingUnits).filter((id) => id !== idOf(doc.issuingUnit)),
  )
  const wanted = [
    ...units.map((unit) => ({ act: 'confirm' as const, unit })),
    { act: 'review' as const, unit: null },
    { act: 'clear' as const, unit: null },
  ]
  return wanted.flatMap(({ act, unit }) => {
    const given = slips.filter((slip) => slip.act === act && (!unit || idOf(slip.unit) === unit.id))
    if (given.some((slip) => isCurrent(slip, doc))) return []
    const who = unit
      ? { zh: `${unit.name}的${slipActs[act].zh}`, en: `${slipActs[act].en} by ${unit.name}` }
      : slipActs[act]
    const refusal =
      given.length > 0
        ? refuse('slip-void', {
            message: {
              zh: `${who.zh}是对改动前的文字作出的，已经失效。`,
              en: `The text was changed after this slip was given, so it is void: ${who.en}.`,
            },
            field: unit?.code ?? act,
          })
        : refuse('slip-missing', {
            message: { zh: `还缺${who.zh}。`, en: `Still missing: ${who.en}.` },
            field: unit?.code ?? act,
          })
    return [{ act, unit: unit?.code ?? null, refusal }]
  })
}

/** There is a released edition to act on. */
export const everReleased: Requirement = {
  zh: '已有发布的版本',
  check: ({ doc }) =>
    (doc as Statement).releasedEdition > 0
      ? []
      : [
          refuse('wrong-state', {
            message: { zh: '这份文稿还没有发布过。', en: 'This statement was never released.' },
            fix: { zh: '没有发布的文稿请直接修改或退回。', en: 'What was not released is simply changed or returned.' },
          }),
        ],
}

/** The working edition follows a released one. */
export const correcting: Requirement = {
  zh: '正在更正或更新',
  check: ({ doc }) =>
    (doc as Statement).editionAct === 'publish'
      ? [
          refuse('wrong-state', {
            message: {
              zh: '这是第一版草稿，没有可以回到的已发布版本。',
              en: 'This is a first draft; there is no released edition to go back to.',
            },
            fix: { zh: '请继续修改草稿。', en: 'Go on with the draft.' },
          }),
        ]
      : [],
}

/** Released in an emergency, not yet ratified, less than 24 hours ago, and by somebody else. */
export const ratifiable: Requirement = {
  zh: '24 小时内、由另一位签发人追认',
  check: ({ doc, actor, at }) => {
    const { emergency, edition } = doc as Statement
    if (!emergency || emergency.edition !== edition || emergency.ratifiedAt)
      return [
        refuse('wrong-state', {
          message: {
            zh: '这一版不是紧急发布的，或已经追认。',
            en: 'This edition was not released in an emergency, or is ratified.',
          },
          fix: { zh: '无需追认。', en: 'There is nothing to ratify.' },
        }),
      ]
    return [
      ...(emergency.by === actor.id ? [refuse('same-signer')] : []),
      ...(at.getTime() - Date.parse(emergency.at) > ratifyWithin ? [refuse('ratify-late')] : []),
    ]
  },
}
