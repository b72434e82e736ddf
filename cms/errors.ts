import { APIError } from 'payload'
import type { Language, Words } from './language.ts'

/**
 * Every refusal the product gives: its HTTP status, what is wrong, and what to do now.
 * Codes are permanent; tests and clients assert the code, never the words.
 */
export const catalogue = {
  'too-large': {
    status: 413,
    message: { zh: '提交的内容超过 2 MB。', en: 'What was sent is larger than 2 MB.' },
    fix: {
      zh: '请缩短正文；图片和附件请先上传，再在文中引用。',
      en: 'Shorten the text; upload pictures and attachments first and refer to them.',
    },
  },
  'signed-out': {
    status: 401,
    message: { zh: '尚未登录，或登录已过期。', en: 'You are not signed in, or your session has ended.' },
    fix: { zh: '请重新登录后再试。', en: 'Sign in again and repeat.' },
  },
  credentials: {
    status: 401,
    message: { zh: '账号或密码不正确。', en: 'The e-mail address or the password is wrong.' },
    fix: {
      zh: '请核对后重试；多次失败会暂时锁定账号。',
      en: 'Check both and try again; repeated failures lock the account for a while.',
    },
  },
  'not-found': {
    status: 404,
    message: { zh: '没有这条记录，或您无权查看。', en: 'There is no such record, or you may not see it.' },
    fix: {
      zh: '请核对地址；需要查看时请与主办单位联系。',
      en: 'Check the address; if you need to see it, ask the lead unit.',
    },
  },
  role: {
    status: 403,
    message: { zh: '您的职责不包括这项操作。', en: 'This is not among your duties.' },
    fix: { zh: '请由有此职责的同事办理。', en: 'Ask a colleague who has this duty.' },
  },
  unit: {
    status: 403,
    message: { zh: '这项操作由别的单位办理。', en: 'This is for another unit to do.' },
    fix: { zh: '请由列明单位的同事办理。', en: 'Ask a colleague of the unit named.' },
  },
  'touched-text': {
    status: 403,
    message: { zh: '您改动过这份文稿，不能再为它把关。', en: 'You changed this text, so you cannot vouch for it.' },
    fix: { zh: '请由没有改动过文稿的同事办理。', en: 'Ask a colleague who did not change it.' },
  },
  author: {
    status: 403,
    message: { zh: '您是这份文稿的作者。', en: 'You are the author of this text.' },
    fix: {
      zh: '作者、审核人、保密审查员、签发人必须是四个人。',
      en: 'Author, reviewer, secrecy officer and signer must be four people.',
    },
  },
  'second-slip': {
    status: 403,
    message: {
      zh: '您已经在本版文稿的另一道关口签过字。',
      en: 'You already vouched for this edition at another gate.',
    },
    fix: { zh: '请由另一位同事办理这一道。', en: 'Ask another colleague for this gate.' },
  },
  'same-signer': {
    status: 403,
    message: { zh: '紧急发布须由另一位签发人追认。', en: 'An emergency release must be ratified by another signer.' },
    fix: { zh: '请由另一位签发人办理。', en: 'Ask another signer.' },
  },
  'if-match': {
    status: 428,
    message: { zh: '没有说明您看到的是哪一版文字。', en: 'You did not say which text you read.' },
    fix: {
      zh: '请在 If-Match 中带上文稿的摘要值，例如 If-Match: "<digest>"。',
      en: 'Send the digest of the text in If-Match, for example If-Match: "<digest>".',
    },
  },
  'wrong-state': {
    status: 409,
    message: { zh: '文稿当前所处的环节不能做这项操作。', en: 'This cannot be done in the present state.' },
    fix: { zh: '请刷新页面，看清当前环节再办理。', en: 'Reload the page and look at the state first.' },
  },
  stale: {
    status: 409,
    message: { zh: '您看到的文字已经不是最新的。', en: 'The text you read is no longer the latest.' },
    fix: { zh: '请刷新页面，读过最新文字后再办理。', en: 'Reload the page, read the latest text, then act.' },
  },
  'slip-missing': {
    status: 409,
    message: { zh: '还缺少把关记录。', en: 'A slip is missing.' },
    fix: { zh: '请先由相关单位或同事办理。', en: 'The unit or colleague in question must act first.' },
  },
  'slip-void': {
    status: 409,
    message: {
      zh: '把关之后文字改动过，原来的记录已失效。',
      en: 'The text was changed after the slip was given; the slip is void.',
    },
    fix: { zh: '请相关单位或同事对新文字重新办理。', en: 'The unit or colleague must look at the new text.' },
  },
  'already-given': {
    status: 409,
    message: { zh: '本版文稿的这一道关口已经办过。', en: 'This gate of the edition has been passed already.' },
    fix: { zh: '无需重复办理。', en: 'There is nothing to repeat.' },
  },
  'already-reminded': {
    status: 409,
    message: { zh: '刚刚催办过。', en: 'They were reminded a short while ago.' },
    fix: { zh: '两小时后仍未办理，可以再催。', en: 'You can remind them again two hours after the last time.' },
  },
  'ratify-late': {
    status: 409,
    message: {
      zh: '紧急发布已超过 24 小时，不能再追认。',
      en: 'The emergency release is more than 24 hours old and can no longer be ratified.',
    },
    fix: {
      zh: '请核对内容后撤回，或更正后重新签发。',
      en: 'Check the text and withdraw it, or correct it and sign again.',
    },
  },
  duplicate: {
    status: 409,
    message: { zh: '已经有一条同样的记录。', en: 'There is such a record already.' },
    fix: { zh: '请使用已有的记录。', en: 'Use the existing one.' },
  },
  'link-gone': {
    status: 410,
    message: {
      zh: '这个链接已经用过、过期，或文稿已有改动。',
      en: 'This link was used, has expired, or the text has changed since.',
    },
    fix: { zh: '请向发来链接的单位索取新的链接。', en: 'Ask the unit that sent it for a new link.' },
  },
  withdrawn: {
    status: 410,
    message: { zh: '这份文稿已经撤回。', en: 'This statement has been withdrawn.' },
    fix: {
      zh: '请不要再对外使用；公开的说明在它原来的网址上。',
      en: 'Do not use it any more; its public page says why it was withdrawn.',
    },
  },
  superseded: {
    status: 410,
    message: { zh: '这一版已被新的一版取代。', en: 'A later edition has taken the place of this one.' },
    fix: { zh: '请使用现行的一版。', en: 'Use the edition that is live now.' },
  },
  declaration: {
    status: 422,
    message: { zh: '没有作出保密审查声明。', en: 'The secrecy declaration was not made.' },
    fix: {
      zh: '请逐项审查后勾选“无涉密、无工作秘密、无敏感信息”。',
      en: 'Go through the list, then tick “no state secret, no work secret, nothing sensitive”.',
    },
  },
  'reason-required': {
    status: 422,
    message: { zh: '需要说明理由。', en: 'A reason is required.' },
    fix: { zh: '请填写理由，理由会留在记录里。', en: 'Give the reason; it stays on the record.' },
  },
  'issuing-unit': {
    status: 422,
    message: {
      zh: '发布单位不对：谁主管谁发声，谁处置谁发声。',
      en: 'This unit may not issue the text: who is in charge, or who handles the matter, speaks.',
    },
    fix: {
      zh: '请选本人所在单位，且它是该舆情的主办或协办单位。',
      en: 'Choose your own unit; it must lead or support the case.',
    },
  },
  'unknown-field': {
    status: 422,
    message: { zh: '有不认识的字段。', en: 'There is an unknown field.' },
    fix: {
      zh: '请对照 docs/contract.md 改正字段名；由系统填写的字段请不要提交。',
      en: 'Compare the name with docs/contract.md; do not send fields the system fills in.',
    },
  },
  'invalid-field': {
    status: 422,
    message: { zh: '填写的内容不符合要求。', en: 'What was entered is not accepted.' },
    fix: { zh: '请按提示改正。', en: 'Correct it as described.' },
  },
  'body-not-allowed': {
    status: 422,
    message: { zh: '正文里有不允许的内容。', en: 'The body holds something that is not allowed.' },
    fix: {
      zh: '请只用段落、二至四级标题、列表、表格、引用、链接、图片和附件。',
      en: 'Use only paragraphs, headings of level two to four, lists, tables, quotations, links, figures and attachments.',
    },
  },
  'invalid-json': {
    status: 422,
    message: { zh: '提交的内容不是有效的 JSON。', en: 'What was sent is not valid JSON.' },
    fix: { zh: '请检查格式后重新提交。', en: 'Check the syntax and send it again.' },
  },
  'idempotency-reused': {
    status: 422,
    message: {
      zh: '同一个 Idempotency-Key 用在了不同的请求上。',
      en: 'The same Idempotency-Key was used for a different request.',
    },
    fix: { zh: '请为新的请求换一个键。', en: 'Use a new key for a new request.' },
  },
  'publisher-elsewhere': {
    status: 409,
    message: {
      zh: '另一个发布程序正在工作。',
      en: 'Another publisher is at work.',
    },
    fix: {
      zh: '不用处理：它停下十秒内由这一个接替。若只应有一个，请停掉另一个。',
      en: 'Nothing to do: this one takes over within ten seconds of its end. If there should be one only, stop the other.',
    },
  },
  'publisher-away': {
    status: 503,
    message: {
      zh: '发布程序没有应答，现在看不到预览。',
      en: 'The publisher does not answer, so there is no preview now.',
    },
    fix: {
      zh: '文稿没有受影响。请过一分钟刷新；仍不行请联系系统管理员。',
      en: 'The text is not affected. Reload in a minute; if it lasts, tell the system administrator.',
    },
  },
  'too-many': {
    status: 429,
    message: { zh: '尝试过于频繁。', en: 'Too many attempts.' },
    fix: { zh: '请稍后再试。', en: 'Try again later.' },
  },
  internal: {
    status: 500,
    message: { zh: '系统出错，操作没有生效。', en: 'Something went wrong here; nothing was changed.' },
    fix: {
      zh: '请稍后重试；仍不行请联系系统管理员。',
      en: 'Try again later; if it persists, tell the system administrator.',
    },
  },
} as const satisfies Record<string, { status: number; message: Words; fix: Words }>

export type Code = keyof typeof catalogue

/** One reason why something was refused, with the way out, in every language. */
export type Refusal = { code: Code; message: Words; fix: Words; field?: string }
/** The same as a reader is told it. */
export type Told = { code: Code; message: string; fix: string; field?: string }

export const refuse = (code: Code, more: { message?: Words; fix?: Words; field?: string } = {}): Refusal => ({
  code,
  message: more.message ?? catalogue[code].message,
  fix: more.fix ?? catalogue[code].fix,
  ...(more.field ? { field: more.field } : {}),
})

export const tell = (refusals: readonly Refusal[], language: Language): Told[] =>
  refusals.map((refusal) => ({ ...refusal, message: refusal.message[language], fix: refusal.fix[language] }))

/** The order in which statuses apply (contract: Statuses). */
const order = [413, 401, 404, 410, 403, 428, 409, 422, 429, 503, 500]
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
    super(all.map(({ message, fix }) => `${message.zh}${fix.zh}`).join(' '), statusOf(all), { refusals: all }, true)
    this.name = 'Refused'
    this.refusals = all
  }
}
