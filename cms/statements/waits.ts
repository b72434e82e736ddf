import type { PayloadRequest } from 'payload'
import { firstAnswerDue, firstAnswerRule } from '../calendar/first-answer.ts'
import { idOf } from '../workflow/actor.ts'
import { glance } from '../workflow/glance.ts'
import type { Wait, Waits, WaitsAmong, WaitsBeside } from '../workflow/wait.ts'
import { ratifyWithin } from './requirements.ts'
import type { SlipAct, Statement } from './statement.ts'
import { type Circumstance, lastAct, textTouchers, whoGave } from './waits-circumstance.ts'
import { gateWaits } from './waits-gates.ts'

type Part = (given: Circumstance) => Promise<Wait[]> | Wait[]

const issuing = ({ doc }: Circumstance) => idOf(doc.issuingUnit)

/** How a draft came to be one, in words. */
const whyDraft: Record<string, (entry: { who: string; reason: string; edition: number }) => Wait['reason']> = {
  create: () => ({ zh: '草稿，还没有提交。', en: 'A draft, not submitted yet.' }),
  return: ({ who, reason }) => ({ zh: `${who}退回修改：${reason}`, en: `Returned by ${who}: ${reason}` }),
  'cancel-schedule': ({ who, reason }) => ({
    zh: `${who}取消了定时：${reason}`,
    en: `Schedule cancelled by ${who}: ${reason}`,
  }),
  correct: ({ edition, reason }) => ({
    zh: `更正第 ${edition - 1} 版，还没有提交：${reason}`,
    en: `Correction of edition ${edition - 1}, not submitted yet: ${reason}`,
  }),
  update: ({ edition }) => ({
    zh: `续报（第 ${edition} 版），还没有提交。`,
    en: `Update (edition ${edition}), not submitted yet.`,
  }),
}
const sentBack = ['return', 'cancel-schedule']

const draft: Part = async (given) => {
  const { doc, due } = given
  const last = await lastAct(given, Object.keys(whyDraft))
  const why = whyDraft[last?.act ?? 'create'] ?? whyDraft.create
  const isSentBack = last !== undefined && sentBack.includes(last.act)
  return [
    {
      act: 'submit',
      role: 'editor',
      unit: issuing(given),
      not: [],
      since: last?.at ?? new Date(String(doc.createdAt)).toISOString(),
      ...(due ? { due } : {}),
      reason: why?.({ who: last?.name ?? '', reason: last?.reason ?? '', edition: doc.edition }) ?? { zh: '', en: '' },
      askedBy: isSentBack ? last.actor : null,
      askedUnit: isSentBack ? last.unit : null,
    },
  ]
}

const scheduled: Part = async (given) => {
  const { doc } = given
  const asked = await lastAct(given, ['submit'])
  const signed = await lastAct(given, ['schedule'])
  const at = new Date(String(doc.scheduledAt)).toISOString()
  const common = { unit: null, not: [], askedBy: asked?.actor ?? null, askedUnit: issuing(given) }
  return [
    {
      ...common,
      act: 'release-scheduled',
      role: 'system',
      since: signed?.at ?? at,
      due: { at, rule: { zh: '签发时定下的发布时间', en: 'The time set when it was signed' } },
      reason: { zh: '已签发，到时自动发布。', en: 'Signed; released by itself when the time comes.' },
    },
    ...(doc.scheduleError
      ? [
          {
            ...common,
            act: 'cancel-schedule',
            role: 'signer' as const,
            since: at,
            due: { at, rule: { zh: '签发时定下的发布时间', en: 'The time set when it was signed' } },
            reason: {
              zh: `定时发布没有成功：${doc.scheduleError}`,
              en: `The scheduled release did not go through: ${doc.scheduleError}`,
            },
          },
        ]
      : []),
  ]
}

const released: Part = async (given) => {
  const { doc, slips } = given
  const { emergency, edition } = doc
  if (!emergency || emergency.ratifiedAt || emergency.edition !== edition) return []
  const since = new Date(emergency.at).toISOString()
  const gates: SlipAct[] = ['confirm', 'review', 'clear']
  return [
    {
      act: 'ratify',
      role: 'signer',
      unit: null,
      not: [...new Set([...textTouchers(doc), emergency.by, ...whoGave(await slips(), gates)])],
      since,
      due: {
        at: new Date(Date.parse(since) + ratifyWithin).toISOString(),
        rule: { zh: '紧急发布须在 24 小时内追认', en: 'An emergency release is ratified within 24 hours' },
      },
      reason: {
        zh: `第 ${edition} 版紧急发布，等另一位签发人追认；过时只能撤回，或更正后重签：${emergency.reason}`,
        en: `Edition ${edition} went out in an emergency and needs another signer; once late it can only be withdrawn or corrected: ${emergency.reason}`,
      },
      askedBy: emergency.by,
      askedUnit: issuing(given),
    },
  ]
}

const byState: Record<string, Part> = { draft, submitted: gateWaits, scheduled, released }

const withdrawal: Part = async (given) => {
  const { doc } = given
  if (!doc.withdrawalProposal || doc.releasedEdition === 0 || doc.state === 'withdrawn') return []
  const proposed = await lastAct(given, ['propose-withdrawal'])
  return [
    {
      act: 'withdraw',
      role: 'signer',
      unit: null,
      not: [],
      since: proposed?.at ?? new Date(String(doc.updatedAt)).toISOString(),
      reason: {
        zh: `建议撤回：${doc.withdrawalProposal}`,
        en: `Withdrawal proposed: ${doc.withdrawalProposal}`,
      },
      askedBy: proposed?.actor ?? null,
      askedUnit: issuing(given),
    },
  ]
}

type Sibling = Pick<Statement, 'id' | 'state' | 'releasedEdition'>
const siblingsOf = (req: PayloadRequest, doc: Statement): Promise<Sibling[]> =>
  glance<Sibling>({
    req,
    slug: 'statements',
    where: { and: [{ case: { equals: idOf(doc.case) } }, { id: { not_equals: doc.id } }] },
    select: { state: true, releasedEdition: true },
  })

/** The case's deadline, until a first text answers it. */
const answerDue = async (req: PayloadRequest, doc: Statement): Promise<Wait['due'] | null> => {
  const isUnderWay = doc.state === 'draft' || doc.state === 'submitted'
  if (!isUnderWay || !doc.case || doc.releasedEdition > 0) return null
  const [answered] = await glance<{ detectedAt?: string; createdAt: string }>({
    req,
    slug: 'cases',
    where: { id: { equals: idOf(doc.case) } },
    select: { detectedAt: true, createdAt: true },
    limit: 1,
  })
  const isAnswered = (await siblingsOf(req, doc)).some(
    ({ state, releasedEdition }) => releasedEdition > 0 && state !== 'withdrawn',
  )
  if (!answered || isAnswered) return null
  return { at: firstAnswerDue(String(answered.detectedAt ?? answered.createdAt)), rule: firstAnswerRule }
}

/** Everything a statement waits for, from its state, its slips and the journal. */
export const statementWaits: Waits = async ({ req, doc: given }) => {
  const doc = given as Statement
  let read: ReturnType<Circumstance['slips']> | undefined
  const slips: Circumstance['slips'] = () => {
    read ??= glance({
      req,
      slug: 'slips',
      where: { and: [{ statement: { equals: doc.id } }, { edition: { equals: doc.edition } }] },
      sort: 'at',
    })
    return read
  }
  const circumstance: Circumstance = { req, doc, slips, due: await answerDue(req, doc) }
  return [...((await byState[doc.state]?.(circumstance)) ?? []), ...(await withdrawal(circumstance))]
}

/** The case a text answers, and the other texts about it. */
export const statementWaitsBeside: WaitsBeside = async ({ req, doc }) => {
  const statement = doc as Statement
  const id = idOf(statement.case)
  if (!id) return []
  const siblings = await siblingsOf(req, statement)
  return [
    { slug: 'cases', id },
    ...siblings
      .filter(({ state }) => state === 'draft' || state === 'submitted')
      .map((sibling) => ({ slug: 'statements', id: sibling.id })),
  ]
}

export const statementWaitsAmong: WaitsAmong = {
  or: [
    { state: { in: ['draft', 'submitted', 'scheduled'] } },
    { withdrawalProposal: { exists: true } },
    { emergency: { exists: true } },
  ],
}
