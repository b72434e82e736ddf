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
