import { APIError } from 'payload'

/**
 * Every refusal the product gives: its HTTP status, what is wrong, and what to do now.
 * Codes are permanent; tests and clients assert the code, never the words.
 */
export const catalogue = {
  'too-large': { status: 413, message: '提交的内容超过 2 MB。', fix: '请缩短正文；图片和附件请先上传，再在文中引用。' },
  'signed-out': { status: 401, message: '尚未登录，或登录已过期。', fix: '请重新登录后再试。' },
  credentials: { status: 401, message: '账号或密码不正确。', fix: '请核对后重试；多次失败会暂时锁定账号。' },
  'not-found': {
    status: 404,
    message: '没有这条记录，或您无权查看。',
    fix: '请核对地址；需要查看时请与主办单位联系。',
  },
  role: { status: 403, message: '您的职责不包括这项操作。', fix: '请由有此职责的同事办理。' },
  unit: { status: 403, message: '这项操作由别的单位办理。', fix: '请由列明单位的同事办理。' },
  'touched-text': { status: 403, message: '您改动过这份文稿，不能再为它把关。', fix: '请由没有改动过文稿的同事办理。' },
  author: { status: 403, message: '您是这份文稿的作者。', fix: '作者、审核人、保密审查员、签发人必须是四个人。' },
  'second-slip': { status: 403, message: '您已经在本版文稿的另一道关口签过字。', fix: '请由另一位同事办理这一道。' },
  'same-signer': { status: 403, message: '紧急发布须由另一位签发人追认。', fix: '请由另一位签发人办理。' },
  'if-match': {
    status: 428,
    message: '没有说明您看到的是哪一版文字。',
    fix: '请在 If-Match 中带上文稿的摘要值，例如 If-Match: "<digest>"。',
  },
  'wrong-state': {
    status: 409,
    message: '文稿当前所处的环节不能做这项操作。',
    fix: '请刷新页面，看清当前环节再办理。',
  },
  stale: { status: 409, message: '您看到的文字已经不是最新的。', fix: '请刷新页面，读过最新文字后再办理。' },
  'slip-missing': { status: 409, message: '还缺少把关记录。', fix: '请先由相关单位或同事办理。' },
  'slip-void': {
    status: 409,
    message: '把关之后文字改动过，原来的记录已失效。',
    fix: '请相关单位或同事对新文字重新办理。',
  },
  'already-given': { status: 409, message: '本版文稿的这一道关口已经办过。', fix: '无需重复办理。' },
  'ratify-late': {
    status: 409,
    message: '紧急发布已超过 24 小时，不能再追认。',
    fix: '请核对内容后撤回，或更正后重新签发。',
  },
  duplicate: { status: 409, message: '已经有一条同样的记录。', fix: '请使用已有的记录。' },
  'link-gone': {
    status: 410,
    message: '这个链接已经用过、过期，或文稿已有改动。',
    fix: '请向发来链接的单位索取新的链接。',
  },
  declaration: {
    status: 422,
    message: '没有作出保密审查声明。',
    fix: '请逐项审查后勾选“无涉密、无工作秘密、无敏感信息”。',
  },
  'reason-required': { status: 422, message: '需要说明理由。', fix: '请填写理由，理由会留在记录里。' },
  'issuing-unit': {
    status: 422,
    message: '发布单位不对：谁主管谁发声，谁处置谁发声。',
    fix: '请选本人所在单位，且它是该舆情的主办或协办单位。',
  },
  'unknown-field': {
    status: 422,
    message: '有不认识的字段。',
    fix: '请对照 docs/contract.md 改正字段名；由系统填写的字段请不要提交。',
  },
  'invalid-field': { status: 422, message: '填写的内容不符合要求。', fix: '请按提示改正。' },
  'body-not-allowed': {
    status: 422,
    message: '正文里有不允许的内容。',
    fix: '请只用段落、二至四级标题、列表、表格、引用、链接、图片和附件。',
  },
  'invalid-json': { status: 422, message: '提交的内容不是有效的 JSON。', fix: '请检查格式后重新提交。' },
  'idempotency-reused': {
    status: 422,
    message: '同一个 Idempotency-Key 用在了不同的请求上。',
    fix: '请为新的请求换一个键。',
  },
  'too-many': { status: 429, message: '尝试过于频繁。', fix: '请稍后再试。' },
  internal: { status: 500, message: '系统出错，操作没有生效。', fix: '请稍后重试；仍不行请联系系统管理员。' },
} as const satisfies Record<string, { status: number; message: string; fix: string }>

export type Code = keyof typeof catalogue

/** One reason why something was refused, in words, with the way out. */
export type Refusal = { code: Code; message: string; fix: string; field?: string }

export const refuse = (code: Code, more: { message?: string; fix?: string; field?: string } = {}): Refusal => ({
  code,
  message: more.message ?? catalogue[code].message,
  fix: more.fix ?? catalogue[code].fix,
  ...(more.field ? { field: more.field } : {}),
})

/** The order in which statuses apply (contract: Statuses). */
const order = [413, 401, 404, 410, 403, 428, 409, 422, 429, 500]
export const statusOf = (refusals: readonly Refusal[]): number =>
  refusals.map(({ code }) => catalogue[code].status as number).sort((a, b) => order.indexOf(a) - order.indexOf(b))[0] ??
  500

/** Those refusals that decide the status: the first that applies, all of that rank. */
export const decisive = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.filter(({ code }) => catalogue[code].status === statusOf(refusals))

/** Thrown to refuse. Minified class names are empty and Payload then hides the message: `name` is set by hand. */
export class Refused extends APIError {
  readonly refusals: Refusal[]
  constructor(refusals: Refusal | Refusal[]) {
    const all = decisive(Array.isArray(refusals) ? refusals : [refusals])
    super(all.map(({ message, fix }) => `${message}${fix}`).join(' '), statusOf(all), { refusals: all }, true)
    this.name = 'Refused'
    this.refusals = all
  }
}
