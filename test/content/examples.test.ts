import { describe, expect, test } from 'vitest'
import { checkRelease } from '../../content/schema/check-release.ts'
import { kindNames } from '../../content/schema/kinds.ts'
import { fromMdx, recordPath, toMdx } from '../../content/schema/record.ts'
import type { Release, StatementRelease } from '../../content/schema/release.ts'
import { examples } from './example-files.ts'

const valid = examples('valid') as [string, Release][]
const statements = valid.filter(([, release]) => release.recordKind === 'statement') as [string, StatementRelease][]

describe('valid examples', () => {
  test.each(valid)('%s crosses the border', (_name, release) => {
    expect(checkRelease(release)).toMatchObject({ ok: true, release })
  })

  test.each(statements)('%s goes to the record and back, byte for byte', (_name, release) => {
    const file = toMdx(release)
    expect(fromMdx(file)).toEqual(release)
    expect(toMdx(fromMdx(file))).toBe(file)
  })

  test('every kind and every act has one', () => {
    const texts = statements.flatMap(([, release]) => ('statement' in release ? [release.statement.kind] : []))
    expect([...new Set(texts)].sort()).toEqual([...kindNames].sort())
    const acts = new Set(statements.map(([, { act }]) => act))
    expect([...acts].sort()).toEqual(['correct', 'publish', 'update', 'withdraw'])
  })

  test('each lies where its address says', () => {
    expect(Object.fromEntries(statements.map(([name, release]) => [name, recordPath(release)]))).toMatchObject({
      response: 'responses/2026/12/1.mdx',
      correction: 'responses/2026/12/2.mdx',
      'press-notice': 'press/2026/3/1.mdx',
      transcript: 'press/2026/3/1.transcript.mdx',
      withdrawal: 'interviews/2026/5/1.withdrawn.mdx',
    })
  })
})

describe('invalid examples', () => {
  const invalid = examples('invalid') as [string, { fault: string; at: string; release: object }][]

  test.each(invalid)('%s is refused for that fault alone', (_name, { at, release }) => {
    const result = checkRelease(release)
    expect(result.ok ? [] : result.issues.map((issue) => issue.at)).toEqual([at])
  })

  test.each(invalid)('%s never reaches the record', (_name, { release }) => {
    expect(() => toMdx(release as StatementRelease)).toThrow()
  })
})
