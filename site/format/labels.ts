import type { StatementRelease } from '../../content/schema/release.ts'

export const acts = { publish: '发布', correct: '更正', update: '更新', withdraw: '撤回' } as const satisfies Record<
  StatementRelease['act'],
  string
>

export const slipActs = { confirm: '协商确认', review: '业务审核', clear: '保密审查', sign: '签发' } as const

const roles: Record<string, string> = {
  handler: '承办人',
  editor: '撰稿人',
  liaison: '联络员',
  reviewer: '业务审核人',
  secrecy: '保密审查员',
  signer: '签发人',
  spokesperson: '新闻发言人',
  guest: '受邀单位代表',
}
export const roleName = (role: string) => roles[role] ?? role

const waived: Record<string, string> = { confirm: '协商确认', review: '业务审核' }
/** `review`, or `confirm:<unit code>`. */
export const waivedName = (slip: string) => waived[slip.split(':')[0] ?? ''] ?? slip

const platforms: Record<string, string> = { weibo: '微博', wechat: '微信公众号' }
export const platformName = (platform: string) => platforms[platform] ?? platform

/** Parts of a statement, named as the page names them. */
export const parts: Record<string, string> = {
  title: '标题',
  summary: '摘要',
  body: '正文',
  attachments: '附件',
  issuingUnit: '发布单位',
  question: '群众问的是什么',
  askedAt: '提问时间',
  facts: '核实的事实',
  measures: '措施',
  nextUpdateAt: '下次更新时间',
  claim: '网传说法',
  claimSource: '说法出处',
  firstSeenAt: '最早出现时间',
  verdict: '结论',
  evidence: '事实与依据',
  advice: '提醒',
  expert: '专家',
  policyUrl: '政策原文',
  startsAt: '时间',
  place: '地点',
  speakers: '发布人',
  organiser: '主办单位',
  registration: '媒体报名',
  contact: '联系方式',
  turns: '发言记录',
  outlet: '媒体',
  interviewee: '受访人',
  publishedUrl: '报道网址',
}
