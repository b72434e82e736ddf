import type { Words } from '../language.ts'

/** What a notice can be about. `{act}` stands for the act that is asked for. */
export const noticeKinds = {
  waits: { zh: '待您办理', en: 'Waiting for you' },
  returned: { zh: '退回修改', en: 'Returned to you' },
  live: { zh: '已上线', en: 'Now live' },
  failed: { zh: '没有发布成功', en: 'Not published' },
  'not-live': { zh: '一分钟后仍未上线', en: 'Not live after a minute' },
  'withdrawal-not-live': { zh: '紧急：已撤回，公众仍能看到', en: 'Urgent: withdrawn, but still public' },
  'caught-up': { zh: '报警之后已上线', en: 'Live after the alarm' },
  alarm: { zh: '报警', en: 'Alarm' },
  overdue: { zh: '已过时限', en: 'Overdue' },
  reminded: { zh: '催办', en: 'Reminder' },
  mentioned: { zh: '评论里提到您', en: 'You are mentioned in a comment' },
  'withdrawal-proposed': { zh: '建议撤回', en: 'Withdrawal proposed' },
  'ratify-overdue': { zh: '紧急发布逾期未追认', en: 'Emergency release not ratified in time' },
} as const satisfies Record<string, Words>
export type NoticeKind = keyof typeof noticeKinds

/** What became of the mail of a notice. */
export const mailStates = {
  none: { zh: '不发', en: 'None' },
  pending: { zh: '待发', en: 'To be sent' },
  sent: { zh: '已发', en: 'Sent' },
  failed: { zh: '没有发出', en: 'Not sent' },
  digested: { zh: '已汇总', en: 'In a digest' },
} as const satisfies Record<string, Words>
export type MailState = keyof typeof mailStates

/** One thing a person is told of. Two notices of one person are never of the same matter. */
export type Matter = {
  kind: NoticeKind
  slug: string
  subject: string
  /** The act that is asked for or was done. */
  act: string
  /** Id of the unit asked; null: whoever has the duty. */
  unit: string | null
  /** What tells this time from the next: an instant or an edition. */
  since: string
}

export const matterKey = ({ kind, slug, subject, act, unit, since }: Matter): string =>
  [kind, slug, subject, act, unit ?? '-', since].join('/')

export const readMatterKey = (key: string) => {
  const [kind, slug, subject, act, unit] = key.split('/') as [NoticeKind, string, string, string, string]
  return { kind, slug, subject, act, unit: unit === '-' ? null : unit }
}

/** A notice as it is stored. */
export type Notice = {
  id: string
  person: string
  matter: string
  kind: NoticeKind
  slug: string
  subject: string
  title: string
  /** In a few words, fit to leave the house by mail. */
  text: Words
  /** Who and why; stays inside. */
  detail?: Partial<Words> | null
  at: string
  readAt?: string | null
  settledAt?: string | null
  mail: MailState
  mailedAt?: string | null
  mailError?: string | null
  attempts: number
  retryAt?: string | null
}
