import { expect } from 'vitest'
import type { Answer, Json } from './cms.ts'

/** The codes of a refusal, after checking that it has the one shape: permanent code, words, what to do, perhaps a field. */
export const codesOf = ({ status, body }: Answer<Json>): string[] => {
  if (!Array.isArray(body?.errors) || body.errors.length === 0)
    throw new Error(`${status} without {errors: [{code, message, fix}]}: ${JSON.stringify(body).slice(0, 200)}`)
  expect(Object.keys(body)).toEqual(['errors'])
  for (const refusal of body.errors as Json[])
    expect(refusal).toEqual({
      code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
      message: expect.stringMatching(/\S/),
      fix: expect.stringMatching(/\S/),
      ...('field' in refusal ? { field: expect.stringMatching(/\S/) } : {}),
    })
  return body.errors.map(({ code }: Json) => code)
}

/** `409 stale`: the status, and one of the codes. */
export const verdict = (answer: Answer<Json>, code?: string): string => {
  if (answer.status < 400) return String(answer.status)
  const codes = codesOf(answer)
  return `${answer.status} ${code && codes.includes(code) ? code : codes[0]}`
}

export const fieldsOf = ({ body }: Answer<Json>): string[] => (body?.errors ?? []).map(({ field }: Json) => field)
