import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { goldenDigests } from './example-files.ts'

/** RFC 8785, written again so that a fault of the product's library cannot agree with itself. Numbers do not occur. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)
const membersOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((member) => [member, ...membersOf(member)])
    : []

describe('golden digests, without product code', () => {
  test.each(goldenDigests())('$name', ({ given, canonical: text, digest }) => {
    const snapshot = JSON.parse(text) as Record<string, unknown>
    expect(canonical(snapshot)).toBe(text)
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(digest)

    expect(text).toBe(text.normalize('NFC'))
    expect(membersOf(snapshot).filter(isEmpty)).toEqual([])
    expect(text).not.toMatch(/\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2}/)
    const attachments = (snapshot.attachments ?? []) as string[]
    expect(attachments).toEqual([...new Set(attachments)].sort())
    const named = [...JSON.stringify(given).matchAll(/[0-9a-f]{64}/g)].map(([sha256]) => sha256)
    expect(attachments).toEqual([...new Set(named)].sort())
    expect(snapshot.schema).toBe('huiying/statement/1')
  })
})
