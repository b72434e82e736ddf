import { z } from 'zod'
import { type Code, catalogue, type Refusal, Refused, refuse } from '../errors.ts'

const words: Partial<Record<string, (issue: z.core.$ZodIssue) => string>> = {
  too_big: (issue) => `太长或太大，最多 ${'maximum' in issue ? issue.maximum : ''}。`,
  too_small: () => '不能为空，或太短。',
  invalid_type: (issue) => (issue.message.endsWith('received undefined') ? '必须填写。' : '类型不对。'),
  invalid_format: () => '格式不对。',
  invalid_value: (issue) =>
    'values' in issue && issue.values ? `只能是：${issue.values.join('、')}。` : '不是允许的取值。',
  invalid_union: () => '格式不对；时间请写成 2026-11-23T10:00:00+08:00。',
}

/** What zod found, as refusals: unknown fields by name, the rest with the path of the field. */
export const inputRefusals = (error: z.ZodError, under = ''): Refusal[] =>
  error.issues.flatMap((issue) => {
    const at = [under, ...issue.path.map(String)].filter(Boolean).join('.')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const field = [at, key].filter(Boolean).join('.')
        return refuse('unknown-field', { message: `不认识的字段：${field}。`, field })
      })
    const own = issue.message in catalogue ? (issue.message as Code) : null
    if (own) return refuse(own, { field: at })
    return refuse('invalid-field', {
      message: `${at || '内容'}：${words[issue.code]?.(issue) ?? '不符合要求。'}`,
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

/** Refuses text that no store gives back as it was sent (zero bytes, half characters), and trees too deep to walk. */
export const refuseUnsound = (input: unknown): void => {
  const waiting = [{ value: input, at: '', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, at, depth } = next
    if (typeof value === 'string' && isUnsound(value)) throw unsound(at, '有存不下来的字符')
    if (typeof value !== 'object' || value === null) continue
    if (depth > deepest) throw unsound(at.split('.').slice(0, 3).join('.'), '套得太深')
    for (const [key, member] of Object.entries(value)) {
      if (isUnsound(key)) throw unsound(at, '有存不下来的字符')
      waiting.push({ value: member, at: at ? `${at}.${key}` : key, depth: depth + 1 })
    }
  }
}

const isUnsound = (text: string): boolean => text.includes('\0') || !text.isWellFormed()
const unsound = (field: string, what: string): Refused =>
  new Refused(refuse('invalid-field', { message: `${field || '内容'}：${what}。`, ...(field ? { field } : {}) }))
