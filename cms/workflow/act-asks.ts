import type { Words } from '../language.ts'

export type Ask = {
  name: string
  label: Words
  as: 'text' | 'lines' | 'time' | 'check' | 'unit' | 'case' | 'kind' | 'expunge' | 'statement'
  optional?: true
}

const reason: Ask = { name: 'reason', label: { zh: '理由（留在记录里）', en: 'Reason (kept on record)' }, as: 'lines' }
const publicReason: Ask = { ...reason, label: { zh: '理由（对外公开）', en: 'Reason (will be public)' } }
const expunge: Ask = {
  name: 'expunge',
  label: { zh: '原文同时从公开记录中抹去', en: 'Expunge the earlier text from the public record' },
  as: 'expunge',
  optional: true,
}
const comment: Ask = {
  name: 'comment',
  label: { zh: '意见（可不填）', en: 'Comment (optional)' },
  as: 'lines',
  optional: true,
}

/** What each act asks for in the panel; an act that is not here asks for nothing but a second look. */
export const asks: Record<string, readonly Ask[]> = {
  invite: [{ name: 'unit', label: { zh: '邀请哪个单位', en: 'Unit to invite' }, as: 'unit' }],
  confirm: [comment],
  review: [comment],
  clear: [
    {
      name: 'declaration',
      label: {
        zh: '已逐项审查：无涉密、无工作秘密、无敏感信息',
        en: 'Checked item by item: no state secrets, no work secrets, nothing sensitive',
      },
      as: 'check',
    },
    comment,
  ],
  return: [reason],
  sign: [comment],
  schedule: [{ name: 'at', label: { zh: '发布时间（北京时间）', en: 'Time of release (Beijing time)' }, as: 'time' }],
  'cancel-schedule': [reason],
  'emergency-release': [publicReason],
  ratify: [{ name: 'comment', label: { zh: '追认意见', en: 'Why it is ratified' }, as: 'lines' }],
  correct: [publicReason, expunge],
  update: [
    { name: 'body', label: { zh: '续报内容', en: 'What is new' }, as: 'lines' },
    {
      name: 'nextUpdateAt',
      label: { zh: '下次更新时间（可不填）', en: 'Next update (optional)' },
      as: 'time',
      optional: true,
    },
  ],
  discard: [reason],
  'propose-withdrawal': [reason],
  withdraw: [publicReason, expunge],
  acknowledge: [
    { name: 'comment', label: { zh: '查明的原因和处置', en: 'What it was, and what was done' }, as: 'lines' },
  ],
  dismiss: [reason],
  attach: [{ name: 'case', label: { zh: '归入哪个事项', en: 'Case' }, as: 'case' }],
  unlink: [reason],
  'withdraw-post': [publicReason],
  link: [{ name: 'statement', label: { zh: '对应到哪份文稿', en: 'Statement' }, as: 'statement' }],
  'open-case': [
    { name: 'title', label: { zh: '事项标题', en: 'Title of the case' }, as: 'text' },
    { name: 'kind', label: { zh: '性质', en: 'Kind' }, as: 'kind' },
    { name: 'leadUnit', label: { zh: '主办单位', en: 'Lead unit' }, as: 'unit' },
  ],
}

export const expungeClasses: Record<string, Words> = {
  '': { zh: '不抹去，保留更正和撤回前的原文', en: 'No: the earlier text stays on the record' },
  privacy: { zh: '抹去：涉及个人隐私', en: 'Yes: it touches personal privacy' },
  secrecy: { zh: '抹去：涉及国家秘密或工作秘密', en: 'Yes: it touches state or work secrets' },
}
