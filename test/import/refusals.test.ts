import { beforeAll, describe, expect, test } from 'vitest'
import { bootCms, type Cms } from '../harness/cms.ts'
import { countOf, given, importInto } from './given.ts'

let cms: Cms
beforeAll(async () => {
  cms = await bootCms()
})

const header = 'title,text,sourceKind'
const mixed = `${header}\n好一,原文,forum\n,没有标题,forum\n好二,原文,forum\n好三,,大写 KIND\n`

describe('a file with refused rows', () => {
  test('writes nothing and names every row with every reason', async () => {
    const before = [await countOf(cms, 'mentions'), await countOf(cms, 'journal'), await countOf(cms, 'idempotency')]
    const report = await importInto(cms, given('mixed.csv', mixed))
    expect(report).toMatchObject({ rows: 4, created: 0, unchanged: 0 })
    expect(report.refused.map(({ row }) => row)).toEqual([3, 5])
    expect(report.refused[0]?.errors).toMatchObject([{ code: 'invalid-field', field: 'title' }])
    expect(report.refused[1]?.errors.map(({ field }) => field)).toEqual(['text', 'sourceKind'])
    expect(report.refused.flatMap(({ errors }) => errors).every(({ message, fix }) => message && fix)).toBe(true)
    expect([await countOf(cms, 'mentions'), await countOf(cms, 'journal'), await countOf(cms, 'idempotency')]).toEqual(
      before,
    )
  })

  test('with --skip-refused imports the rest', async () => {
    const before = await countOf(cms, 'mentions')
    expect(await importInto(cms, given('mixed.csv', mixed), { skipRefused: true })).toMatchObject({
      created: 2,
      refused: [{ row: 3 }, { row: 5 }],
    })
    expect(await countOf(cms, 'mentions')).toBe(before + 2)
  })

  test('put right and imported again adds only what was missing', async () => {
    const mended = mixed.replace(',没有标题', '有标题,没有标题').replace('好三,,大写 KIND', '好三,原文,forum')
    expect(await importInto(cms, given('mixed.csv', mended))).toMatchObject({ created: 2, unchanged: 2, refused: [] })
  })
})

describe('the same file again', () => {
  const rows = Array.from({ length: 120 }, (_, index) => `第 ${index} 条,原文 ${index},forum`)
  const file = () => given('many.csv', [header, ...rows].join('\n'))

  test('adds nothing', async () => {
    expect(await importInto(cms, file())).toMatchObject({ rows: 120, created: 120, unchanged: 0 })
    const before = await countOf(cms, 'mentions')
    expect(await importInto(cms, file())).toMatchObject({ rows: 120, created: 0, unchanged: 120 })
    expect(await importInto(cms, file(), { skipRefused: true })).toMatchObject({ created: 0, unchanged: 120 })
    expect(await countOf(cms, 'mentions')).toBe(before)
  })

  test('by another person is that person’s own import', async () => {
    expect(await importInto(cms, file(), { as: 'analyst' })).toMatchObject({ created: 120, unchanged: 0 })
  })
})

describe('refused by the same rules as over REST', () => {
  const codes = async (name: string, text: string, more: Parameters<typeof importInto>[2] = {}) =>
    (await importInto(cms, given(name, text), more)).refused.flatMap(({ errors }) =>
      errors.map(({ code, field }) => `${code} ${field ?? ''}`.trim()),
    )

  test('a column REST does not know, on every row, even where it is empty', async () => {
    expect(await codes('unknown.csv', `${header},number\na,b,forum,7\nc,d,forum,\n`)).toEqual([
      'unknown-field number',
      'unknown-field number',
    ])
  })
  test('a cell without a column name', async () => {
    expect(await codes('unnamed.csv', `${header}\na,b,forum,z\n`)).toEqual(['unknown-field 第 4 列'])
  })
  test('a person without the duty', async () => {
    expect(await codes('duty.csv', `${header}\na,b,forum\n`, { as: 'signer' })).toEqual(['role'])
  })
  test('text that the record does not allow', async () => {
    const line = JSON.stringify({ kind: 'explainer', title: 'x', body: '<script>alert(1)</script>' })
    expect(await codes('script.jsonl', line, { slug: 'statements', as: 'editor' })).toContain('body-not-allowed body')
  })
  test('a unit that is not there, a body beside content', async () => {
    const lines = [
      { kind: 'explainer', title: 'x', confirmingUnits: 'YP-NONE' },
      { kind: 'explainer', title: 'x', body: 'a', content: { root: {} } },
    ]
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    expect(await codes('wrong.jsonl', text, { slug: 'statements', as: 'editor' })).toEqual([
      'invalid-field confirmingUnits',
      'invalid-field body',
    ])
  })
  test('a line that is not a JSON object', async () => {
    expect(await codes('broken.jsonl', '{"title":\n[1]\n')).toEqual(['invalid-json', 'invalid-json'])
  })
  test('names that would reach into the language stay plain fields', async () => {
    expect(
      await codes('proto.jsonl', '{"title":"a","text":"b","sourceKind":"forum","__proto__":{"state":"attached"}}'),
    ).toEqual(['unknown-field __proto__'])
    expect(await codes('proto.csv', `${header},__proto__.state\na,b,forum,attached\n`)).toEqual([
      'unknown-field __proto__',
    ])
  })
})

test.each([
  ['no such file', () => importInto(cms, '/nowhere/a.csv'), /There is no file \/nowhere\/a\.csv/],
  ['a type that is not read', () => importInto(cms, given('a.xls', 'x')), /\.csv, \.xlsx or \.jsonl/],
  ['no rows', () => importInto(cms, given('empty.csv', `${header}\n`)), /has no rows/],
  ['nothing at all', () => importInto(cms, given('void.csv', '')), /has no rows/],
  ['not a workbook', () => importInto(cms, given('fake.xlsx', 'x')), /Not a readable \.xlsx/],
  ['an open quotation mark', () => importInto(cms, given('quote.csv', `${header}\n"a,b,forum\n`)), /quotation mark/],
  ['a column twice', () => importInto(cms, given('twice.csv', 'title,title\na,b\n')), /"title" is there twice/],
  [
    'nobody of that address',
    () => importInto(cms, given('ok.csv', `${header}\na,b,forum\n`), { as: 'nobody@demo.huiying.test' }),
    /--as takes/,
  ],
  [
    'a mapping of a column that is not there',
    () => importInto(cms, given('ok.csv', `${header}\na,b,forum\n`), { map: ['主题=title'] }),
    /no column "主题"/,
  ],
  [
    'a mapping onto a column that is there',
    () => importInto(cms, given('ok.csv', `${header}\na,b,forum\n`), { map: ['text=title'] }),
    /Two columns go to "title"/,
  ],
  [
    'a mapping that is none',
    async () => importInto(cms, given('ok.csv', `${header}\na,b,forum\n`), { map: ['title'] }),
    /column=field/,
  ],
])('could not run: %s', async (_, attempt, words) => {
  await expect(attempt()).rejects.toThrow(words)
})
