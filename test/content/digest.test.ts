import { describe, expect, test } from 'vitest'
import { canonicalJson, digestOf, type Json } from '../../content/schema/digest.ts'
import { digestOfSnapshot, normalSnapshot } from '../../content/schema/snapshot.ts'
import { goldenDigests } from './example-files.ts'

describe('digest of a snapshot', () => {
  test.each(goldenDigests())('$name', ({ given, canonical, digest }) => {
    const snapshot = normalSnapshot(given)
    expect(canonicalJson(snapshot as unknown as Json)).toBe(canonical)
    expect(digestOfSnapshot(given)).toBe(digest)
    expect(digestOf(snapshot as unknown as Json)).toBe(digest)
    expect(normalSnapshot(snapshot)).toEqual(snapshot)
  })

  test('says which words of the body are refused', () => {
    expect(() => digestOfSnapshot({ kind: 'response', body: '好\n\n<script/>' })).toThrow(/第 3 行.*<script>/)
  })

  test('an unknown field is refused, not left out', () => {
    expect(() => digestOfSnapshot({ kind: 'response', fields: { mood: '不满' } })).toThrow()
  })
})
