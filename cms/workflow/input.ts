import { z } from 'zod'
import { type Code, catalogue, type Refusal, refuse } from '../errors.ts'

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

/** A reason that stays on the record; its absence is refused by name. */
export const reason = z.string({ error: 'reason-required' }).trim().min(1, { error: 'reason-required' }).max(1_000)
