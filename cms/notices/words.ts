import type { Words } from '../language.ts'
import { domainOf } from '../workflow/domain.ts'
import { type NoticeKind, noticeKinds } from './kinds.ts'

/** Work that begins elsewhere and is no act of the record's workflow. */
const elsewhere: Record<string, Words> = {
  answer: { zh: '起草回应', en: 'write a response' },
}

const labelOf = (slug: string, act: string): Words | null => {
  const row = domainOf(slug).workflow?.rows.find((candidate) => candidate.act === act)
  return row ? { zh: row.zh, en: row.en } : (elsewhere[act] ?? null)
}

/** What is asked of the reader: `待您办理：审核通过`. */
export const asked = (kind: NoticeKind, slug: string, act: string): Words => {
  const label = kind === 'waits' || kind === 'overdue' || kind === 'reminded' ? labelOf(slug, act) : null
  const { zh, en } = noticeKinds[kind]
  return label ? { zh: `${zh}：${label.zh}`, en: `${en}: ${label.en}` } : { zh, en }
}

const events: Record<string, Words> = {
  return: noticeKinds.returned,
  'cancel-schedule': { zh: '定时已取消，退回修改', en: 'Schedule cancelled, returned to you' },
  live: noticeKinds.live,
  withdrawn: { zh: '已从网站撤回', en: 'Withdrawn from the site' },
  failed: noticeKinds.failed,
}

/** What became of the reader's text. */
export const became = (event: string): Words => events[event] ?? noticeKinds.live
