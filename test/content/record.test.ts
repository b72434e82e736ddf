import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf, type Json } from '../../content/schema/digest.ts'
import { expungedOf, fromMdx, isExpunged, readMdx, recordPath, toMdx } from '../../content/schema/record.ts'
import type { TextRelease, Withdrawal } from '../../content/schema/release.ts'
import { normalSnapshot } from '../../content/schema/snapshot.ts'
import { nastyText } from '../body/trees.ts'
import { examples } from './example-files.ts'

const valid = Object.fromEntries(examples('valid')) as Record<string, TextRelease>
const response = valid.response as TextRelease
const withdrawal = valid.withdrawal as unknown as Withdrawal

describe('record file', () => {
  test('starts with YAML that a person can read, then the text', () => {
    const lines = toMdx(response).split('\n')
    expect(lines[0]).toBe('---')
    expect(lines).toContain('title: 社保卡丢了：补卡当场拿，看病不受影响')
    expect(lines).toContain('## 怎样补')
    expect(toMdx(response)).not.toMatch(/&a\d|\*a\d/)
  })

  test('the order of members does not change a byte', () => {
    const turned = Object.fromEntries(Object.entries(response).reverse()) as TextRelease
    expect(toMdx(turned)).toBe(toMdx(response))
  })

  test('any words survive in any member', () => {
    fc.assert(
      fc.property(nastyText, nastyText, nastyText, (title, facts, reason) => {
        const statement = normalSnapshot({
          ...response.statement,
          title: `题${title.replace(/[\n\r\u0085\u2028\u2029]/g, '')}`,
          fields: { ...response.statement.fields, facts: `事${facts}` },
        })
        const digest = digestOf(statement as unknown as Json)
        const release = { ...response, statement, title: statement.title, digest, reason: reason.toWellFormed() }
        expect(fromMdx(toMdx(release))).toEqual(release)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['a word of the text', (file: string) => file.replace('当场领卡，不收费', '当场领卡，收费'), /digest/],
    ['a word of a field', (file: string) => file.replace('3,106', '9,106'), /digest/],
    ['the digest', (file: string) => file.replace(response.digest, '0'.repeat(64)), /digest/],
    ['the form of the text', (file: string) => file.replace('1. 带身份证', '1) 带身份证'), /规范形式/],
    ['a script in the text', (file: string) => `${file}\n<script>alert(1)</script>\n`, /statement\.body/],
    ['the unit', (file: string) => file.replace('code: YP-SI', 'code: YP-JOBS'), /digest|issuingUnit/],
    ['a member', (file: string) => file.replace('schema:', 'author: 某某\nschema:'), /author/],
    ['the marks around the YAML', (file: string) => file.slice(4), /Not a record file/],
  ])('a change to %s is noticed', (_what, change, message) => {
    const file = toMdx(response)
    expect(change(file)).not.toBe(file)
    expect(() => fromMdx(change(file))).toThrow(message)
  })

  test('an error names the file', () => {
    expect(() => fromMdx(toMdx(response).replace('3,106', '9,106'))).toThrow(/^responses\/2026\/12\/1/)
  })

  test('gives the tree to whoever renders it', () => {
    expect(readMdx(toMdx(response)).tree?.children[0]).toMatchObject({ type: 'heading', depth: 2 })
    expect(readMdx(toMdx(withdrawal)).tree).toBeUndefined()
  })
})

describe('what has no text', () => {
  test('a withdrawal keeps title, number and reason', () => {
    expect(fromMdx(toMdx(withdrawal))).toEqual(withdrawal)
    expect(() => fromMdx(`${toMdx(withdrawal)}\n正文\n`)).toThrow()
  })

  test('an expunged edition keeps its proof and no word of its text', () => {
    const release = { ...response, reason: '更正', emergency: { reason: '聚集', waived: ['review'] } }
    const gone = expungedOf({ release, reason: 'privacy' })
    const file = toMdx(gone)
    expect(fromMdx(file)).toEqual(gone)
    expect(isExpunged(fromMdx(file))).toBe(true)
    expect(recordPath(gone)).toBe(recordPath(response))
    expect(gone).toMatchObject({
      digest: response.digest,
      slips: response.slips,
      expunged: true,
      expungeReason: 'privacy',
    })
    for (const word of [response.title, '更正', '聚集', '当场', '市民', '网点']) expect(file).not.toContain(word)
    expect(() => fromMdx(`${file}\n正文\n`)).toThrow()
  })
})
