import { z } from 'zod'
import { type Code, catalogue, type Refusal, Refused, refuse } from '../errors.ts'
import type { Words } from '../language.ts'

const required: Words = { zh: '必须填写。', en: 'must be filled in.' }
const wrongType: Words = { zh: '类型不对。', en: 'has the wrong type.' }
const oneLine = String(/^[^\n]*$/)
const singleLine: Words = { zh: '只能写一行。', en: 'is one line only.' }
const otherwise: Words = { zh: '不符合要求。', en: 'is not accepted.' }

const words: Partial<Record<string, (issue: z.core.$ZodIssue) => Words>> = {
  too_big: (issue) => {
    const most = 'maximum' in issue ? issue.maximum : ''
    return { zh: `太长或太大，最多 ${most}。`, en: `is too long or too large; at most ${most}.` }
  },
  too_small: () => ({ zh: '不能为空，或太短。', en: 'is empty or too short.' }),
  invalid_type: (issue) => (isMissing(issue) ? required : wrongType),
  invalid_format: (issue) =>
    'pattern' in issue && issue.pattern === oneLine ? singleLine : { zh: '格式不对。', en: 'has the wrong format.' },
  invalid_value: (issue) =>
    'values' in issue && issue.values
      ? { zh: `只能是：${issue.values.join('、')}。`, en: `must be one of: ${issue.values.join(', ')}.` }
      : { zh: '不是允许的取值。', en: 'is not an allowed value.' },
  invalid_union: (issue) =>
    isMissing(issue)
      ? required
      : {
          zh: '格式不对；时间请写成 2026-11-23T10:00:00+08:00。',
          en: 'has the wrong format; write a time as 2026-11-23T10:00:00+08:00.',
        },
}

/** Nothing was given, whichever form it might have had. */
const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_union'
    ? issue.errors.length > 0 && issue.errors.every(([first]) => first !== undefined && isMissing(first))
    : issue.message.endsWith('received undefined')

/** `title: is empty`, or of the whole where no field is named; with what the form calls the field where that is known. */
const about = (field: string, { zh, en }: Words, label?: Words): Words => ({
  zh: label ? `“${label.zh}”${zh}` : `${field || '内容'}：${zh}`,
  en: label ? `“${label.en}” ${en}` : `${field || 'Content'}: ${en}`,
})

/** What the form calls a field, by its path. */
export type LabelAt = (path: readonly string[]) => Words | undefined

/** What zod found, as refusals: unknown fields by name, the rest with the path of the field. */
export const inputRefusals = (error: z.ZodError, under = '', labelAt?: LabelAt): Refusal[] =>
  error.issues.flatMap((issue) => {
    const at = [under, ...issue.path.map(String)].filter(Boolean).join('.')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const field = [at, key].filter(Boolean).join('.')
        return refuse('unknown-field', {
          message: { zh: `不认识的字段：${field}。`, en: `Unknown field: ${field}.` },
          field,
        })
      })
    const own = issue.message in catalogue ? (issue.message as Code) : null
    if (own) return refuse(own, { field: at })
    const what = words[issue.code]?.(issue) ?? otherwise
    return refuse('invalid-field', {
      message: about(at, what, labelAt?.(issue.path.map(String))),
      ...(what === required ? { fix: { zh: '请填写后再试。', en: 'Fill it in, then try again.' } } : {}),
      ...(at ? { field: at } : {}),
    })
  })

/** A text whose absence is refused as a missing reason; what is too long is refused as any other field. */
export const reason = z
  .string({ error: ({ code }) => (code === 'invalid_type' ? 'reason-required' : undefined) })
  .trim()
  .min(1, { error: 'reason-required' })
  .max(1_000)

const deepest = 500
const notStorable: Words = { zh: '有存不下来的字符。', en: 'holds characters that cannot be stored.' }
const tooDeep: Words = { zh: '套得太深。', en: 'is nested too deeply.' }

/** Refuses text that no store gives back as it was sent (zero bytes, half characters), and trees too deep to walk. */
export const refuseUnsound = (input: unknown): void => {
  const waiting = [{ value: input, at: '', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, at, depth } = next
    if (typeof value === 'string' && isUnsound(value)) throw unsound(at, notStorable)
    if (typeof value !== 'object' || value === null) continue
    if (depth > deepest) throw unsound(at.split('.').slice(0, 3).join('.'), tooDeep)
    for (const [key, member] of Object.entries(value)) {
      if (isUnsound(key)) throw unsound(at, notStorable)
      waiting.push({ value: member, at: at ? `${at}.${key}` : key, depth: depth + 1 })
    }
  }
}

const isUnsound = (text: string): boolean => text.includes('\0') || !text.isWellFormed()
const unsound = (field: string, what: Words): Refused =>
  new Refused(refuse('invalid-field', { message: about(field, what), ...(field ? { field } : {}) }))
