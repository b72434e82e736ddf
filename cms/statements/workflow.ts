import { z } from 'zod'
import { type ExpungeReason, expungeReasons } from '../../content/schema/release.ts'
import { instant } from '../../content/schema/values.ts'
import type { Row, Workflow } from '../workflow/engine.ts'
import { reason } from '../workflow/input.ts'
import { correct, discard, proposeWithdrawal, update, withdraw } from './editions.ts'
import { invite } from './invitations.ts'
import { remind } from './remind.ts'
import {
  complete,
  correcting,
  everReleased,
  gatesPassed,
  noSlipOf,
  notGivenYet,
  noticeStands,
  ratifiable,
  touchedNothing,
} from './requirements.ts'
import { sharePreview } from './share-preview.ts'
import { cancelSchedule, emergencyRelease, gate, ratify, returned, schedule, sign, submitted } from './signing.ts'
import { statementStates } from './states.ts'

const expungeClasses = Object.keys(expungeReasons) as [ExpungeReason, ...ExpungeReason[]]
const comment = z.strictObject({ comment: z.string().trim().max(1_000).optional() })
const forReason = z.strictObject({ reason })
/** `expunge`: the text leaves the public record too; `true` stands for privacy. */
const expunge = z.union([
  z.enum(expungeClasses),
  z.literal(true).transform(() => 'privacy' as const),
  z.literal(false).transform(() => undefined),
])
const forReasonAndExpunge = z.strictObject({ reason, expunge: expunge.optional() })

/** Which open gate is asked to hurry; a confirmation is one of a unit. */
const reminder = z
  .strictObject({ act: z.enum(['confirm', 'review', 'clear', 'sign']), unit: z.string().min(1).max(64).optional() })
  .refine(({ act, unit }) => act !== 'confirm' || unit, { path: ['unit'], error: 'invalid-field' })

/** What a signer must be, whatever the urgency. */
const signer = [touchedNothing, noSlipOf('confirm', 'review', 'clear')]
const ready = gatesPassed(['confirm', 'review', 'clear'])

/** The life of a statement (contract: Statements). One row an act: who, from where to where, and what it needs. */
const rows: readonly Row[] = [
  {
    act: 'submit',
    zh: '提交',
    en: 'Submit',
    by: { editor: 'issuing' },
    from: ['draft'],
    to: 'submitted',
    input: z.strictObject({}),
    needs: [complete],
    effect: submitted,
    tone: 'primary',
  },
  {
    act: 'invite',
    zh: '邀请外单位确认',
    en: 'Invite',
    by: { editor: 'issuing' },
    from: ['submitted'],
    input: z.strictObject({ unit: z.string().min(1) }),
    effect: invite,
  },
  {
    act: 'remind',
    zh: '催办',
    en: 'Remind',
    by: { editor: 'issuing' },
    from: ['submitted'],
    input: reminder,
    effect: remind,
  },
  {
    act: 'share-preview',
    zh: '发预览链接',
    en: 'Share a preview',
    by: { editor: 'issuing', reviewer: 'all', secrecy: 'all', signer: 'all' },
    from: ['draft', 'submitted', 'scheduled'],
    input: z.strictObject({
      name: z.string().trim().min(1).max(60),
      contact: z.string().trim().max(120).optional(),
    }),
    effect: sharePreview,
  },
  {
    act: 'confirm',
    zh: '协商确认',
    en: 'Confirm',
    by: { handler: 'confirming', editor: 'confirming', liaison: 'confirming' },
    from: ['submitted'],
    input: comment,
    ifMatch: true,
    needs: [touchedNothing, notGivenYet('confirm')],
    effect: gate,
    tone: 'primary',
  },
  {
    act: 'review',
    zh: '审核通过',
    en: 'Review',
    by: { reviewer: 'all' },
    from: ['submitted'],
    input: comment,
    ifMatch: true,
    needs: [touchedNothing, noSlipOf('clear', 'sign'), notGivenYet('review')],
    effect: gate,
    tone: 'primary',
  },
  {
    act: 'clear',
    zh: '保密审查通过',
    en: 'Clear',
    by: { secrecy: 'all' },
    from: ['submitted'],
    input: z.strictObject({ declaration: z.literal(true, { error: 'declaration' }), comment: comment.shape.comment }),
    ifMatch: true,
    needs: [touchedNothing, noSlipOf('review', 'sign'), notGivenYet('clear')],
    effect: gate,
    tone: 'primary',
  },
  {
    act: 'return',
    zh: '退回修改',
    en: 'Return',
    by: {
      reviewer: 'all',
      secrecy: 'all',
      signer: 'all',
      handler: 'confirming',
      editor: 'confirming',
      liaison: 'confirming',
    },
    from: ['submitted'],
    to: 'draft',
    input: forReason,
    effect: returned,
    tone: 'danger',
  },
  {
    act: 'sign',
    zh: '签发',
    en: 'Sign',
    by: { signer: 'all' },
    from: ['submitted'],
    to: 'released',
    input: comment,
    ifMatch: true,
    needs: [...signer, ready, noticeStands],
    effect: sign,
    tone: 'primary',
  },
  {
    act: 'schedule',
    zh: '定时签发',
    en: 'Schedule',
    by: { signer: 'all' },
    from: ['submitted'],
    to: 'scheduled',
    input: z.strictObject({ at: instant }),
    ifMatch: true,
    needs: [...signer, ready, noticeStands],
    effect: schedule,
  },
  {
    act: 'cancel-schedule',
    zh: '取消定时',
    en: 'Cancel schedule',
    by: { signer: 'all' },
    from: ['scheduled'],
    to: 'draft',
    input: forReason,
    effect: cancelSchedule,
    tone: 'danger',
  },
  {
    act: 'emergency-release',
    zh: '紧急发布',
    en: 'Emergency release',
    by: { signer: 'all' },
    from: ['submitted'],
    to: 'released',
    input: forReason,
    ifMatch: true,
    needs: [...signer, gatesPassed(['clear']), noticeStands],
    effect: emergencyRelease,
    tone: 'danger',
  },
  {
    act: 'ratify',
    zh: '追认',
    en: 'Ratify',
    by: { signer: 'all' },
    from: ['released'],
    input: z.strictObject({ comment: reason }),
    ifMatch: true,
    needs: [...signer, ratifiable],
    effect: ratify,
    tone: 'primary',
  },
  {
    act: 'correct',
    zh: '更正',
    en: 'Correct',
    by: { editor: 'issuing' },
    from: ['released'],
    to: 'draft',
    input: forReasonAndExpunge,
    effect: correct,
  },
  {
    act: 'update',
    zh: '续报',
    en: 'Update',
    by: { editor: 'issuing' },
    from: ['released'],
    to: 'draft',
    input: z.strictObject({ body: z.string().min(1), nextUpdateAt: instant.optional() }),
    effect: update,
  },
  {
    act: 'discard',
    zh: '放弃本次改动',
    en: 'Discard',
    by: { editor: 'issuing' },
    from: ['draft'],
    to: 'released',
    input: forReason,
    needs: [correcting],
    effect: discard,
    tone: 'danger',
  },
  {
    act: 'propose-withdrawal',
    zh: '建议撤回',
    en: 'Propose withdrawal',
    by: { editor: 'issuing' },
    from: ['draft', 'submitted', 'scheduled', 'released'],
    input: forReason,
    needs: [everReleased],
    effect: proposeWithdrawal,
    tone: 'danger',
  },
  {
    act: 'withdraw',
    zh: '撤回',
    en: 'Withdraw',
    by: { signer: 'all' },
    from: ['draft', 'submitted', 'scheduled', 'released'],
    to: 'withdrawn',
    input: forReasonAndExpunge,
    needs: [everReleased],
    effect: withdraw,
    tone: 'danger',
  },
]

export const statementWorkflow: Workflow = {
  slug: 'statements',
  states: statementStates,
  rows,
}
