import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { normalTree } from '../../content/schema/body/normal-form.ts'
import { parseMarkdown } from '../../content/schema/body/parse.ts'
import { readPlainBody } from '../../content/schema/body/plain-body.ts'
import { writeBody } from '../../content/schema/body/write.ts'
import { bodyOfTree } from '../../content/schema/body.ts'
import { cleanText } from '../../content/schema/clean-text.ts'
import { readPlainFront } from '../../content/schema/plain-front.ts'
import { fromMdx, toMdx } from '../../content/schema/record.ts'
import { digestOfSnapshot } from '../../content/schema/snapshot.ts'
import { longHtml } from '../../site/body/html.ts'
import { plainHtml } from '../../site/body/plain-html.ts'
import { rawTree } from '../body/trees.ts'
import { textRelease } from '../publisher/statements.ts'

/** What the parser makes of a body: its tree where the text is in normal form already, else nothing. */
const parsed = (source: string) => {
  const { tree, issues } = parseMarkdown(source)
  const normal = normalTree(tree)
  if (issues.length > 0 || normal.issues.length > 0 || writeBody(normal.tree) !== source) return undefined
  return cleanText(source).trimEnd() === source ? normal.tree : undefined
}

const pieces = [
  '中',
  '文件。',
  'a',
  'B 2',
  '1',
  '7. ',
  '3) ',
  '- ',
  '+',
  '## ',
  '#',
  '| ',
  ' |',
  '| --- | :-: |',
  '**',
  '[',
  '](',
]
const more = [
  '](https://a.cn/b_c)',
  ')',
  '\n',
  '\n\n',
  '\n- ',
  '\n2. ',
  '\n| ',
  ' ',
  ':',
  '：',
  '“',
  '”',
  '!',
  '\\',
  '`',
  '<',
  '{',
]
const others = [
  '&amp;',
  '_',
  '*',
  '~',
  '=',
  '---',
  'import ',
  '\t',
  '\u3000',
  'é',
  '〔2026〕',
  '·',
  '...',
  '?',
  '%',
  '> ',
  '\u200b',
  '豈',
]
const soup = fc
  .array(fc.constantFrom(...pieces, ...more, ...others), { minLength: 1, maxLength: 14 })
  .map((all) => all.join(''))

const words = fc
  .array(
    fc.constantFrom(
      '社保卡',
      '办理',
      '5 个',
      '工作日',
      '，',
      '。',
      '：',
      '“一网通办”',
      'A4',
      '(1)',
      '2026-11-01',
      '、',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.join(''))
const marked = fc.oneof(
  words.map((text) => `**${text}**`),
  words.map((text) => `[${text}](https://yunpu.example/a/1)`),
)
const line = fc
  .tuple(words, fc.array(fc.tuple(marked, words), { maxLength: 2 }))
  .map(([first, rest]) => first + rest.flat().join(''))
const block = fc.oneof(
  line,
  line.map((text) => `### ${text}`),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((text, index) => `${index + 1}. ${text}`).join('\n')),
  fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 3 }).map((rows) =>
    rows
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n')
      .replace(/(\n|$)/, '\n| --- | --: |$1'),
  ),
)
const body = fc.array(block, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n\n'))

test('what the shortcut reads of a body is what the parser reads', () => {
  let taken = 0
  const same = (source: string) => {
    const tree = readPlainBody(source)
    if (!tree) return
    taken += 1
    expect(tree).toEqual(parsed(source))
    const html = plainHtml(tree.children)
    if (html !== undefined) expect(html).toBe(longHtml({ tree, files: [] }))
  }
  fc.assert(fc.property(soup, same), { numRuns: 20_000 })
  fc.assert(fc.property(body, same), { numRuns: 3_000 })
  expect(taken).toBeGreaterThan(2_000)
})

test('a body is written as HTML the short way as the long way', () => {
  fc.assert(
    fc.property(rawTree, (raw) => {
      const parsed = bodyOfTree(raw)
      const html = parsed.ok ? plainHtml(parsed.tree.children) : undefined
      if (parsed.ok && html !== undefined) expect(html).toBe(longHtml({ tree: parsed.tree, files: [] }))
    }),
    { numRuns: 2_000 },
  )
})

test('and it reads the plain body of a statement, in which nothing is rare', () => {
  const text =
    '第一段，**要紧的话**，见[办事大厅](https://yunpu.example/service/1)。\n\n## 经过\n\n| 项目 | 件数 |\n| --- | --: |\n| 受理 | 12 |\n\n- 一；\n- 二。\n\n办法：\n\n1. 先\n2. 后'
  expect(readPlainBody(text)?.children.map(({ type }) => type)).toEqual([
    'paragraph',
    'heading',
    'table',
    'list',
    'paragraph',
    'list',
  ])
})

const scalar = fc.oneof(
  { arbitrary: words, weight: 12 },
  soup,
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(
    'null',
    'True',
    'no',
    '~',
    '1e3',
    '0x1F',
    '012',
    '.5',
    '1_000',
    '12:30',
    'a: b',
    'a #b',
    '- a',
    '',
    '2026-11-01',
    '=',
    '<<',
  ),
  fc.constantFrom(
    '2026-11-20T02:00:00.000Z',
    'a'.repeat(64),
    `12e${'3'.repeat(61)}`,
    'https://a.cn/?b=c',
    'two\nlines',
    ' edge',
    'edge ',
  ),
)
const key = fc.constantFrom('a', 'kind', 'fields', 'sha256', 'null', 'no', 'true')
const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, tie('mapping'), fc.array(tie('value'), { maxLength: 3 })),
  mapping: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
})).mapping

test('what the shortcut reads of the YAML of a record is what the parser reads', () => {
  let taken = 0
  const same = (front: string) => {
    const read = readPlainFront(front)
    if (!read) return
    taken += 1
    expect(read).toEqual(parse(front, { logLevel: 'error' }))
  }
  fc.assert(
    fc.property(tree, (value) =>
      same(stringify(value, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false })),
    ),
    { numRuns: 8_000 },
  )
  const small = fc.dictionary(
    fc.constantFrom('title', 'facts', 'topics', 'a'),
    fc.oneof(words, fc.array(words, { minLength: 1 })),
    { minKeys: 1 },
  )
  fc.assert(
    fc.property(small, (value) => same(stringify({ kind: 'a', statement: value }, { lineWidth: 0 }))),
    { numRuns: 2_000 },
  )
  const lines = fc.array(
    fc.tuple(fc.constantFrom('', '  ', '- ', '  - ', '    '), key, fc.constantFrom(':', ': ', ''), soup),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(lines, (all) => {
      const front = `${all.map((parts) => parts.join('')).join('\n')}\n`
      try {
        parse(front, { logLevel: 'error' })
      } catch {
        expect(readPlainFront(front), front).toBeUndefined()
        return
      }
      same(front)
    }),
    { numRuns: 8_000 },
  )
  expect(taken).toBeGreaterThan(500)
})

test('a record that the shortcuts read is proved all the same', () => {
  const release = textRelease({
    kind: 'explainer',
    number: 1,
    sequence: 1,
    title: '补贴怎么领',
    body: '先申请。\n\n- 后领取。',
  })
  const file = toMdx(release)
  expect(fromMdx(file)).toEqual(release)
  expect(digestOfSnapshot(release.statement)).toBe(release.digest)
  for (const [from, to] of [
    ['先申请', '先中请'],
    ['补贴怎么领', '补贴怎么拿'],
    ['后领取。', '后领取'],
  ] as const)
    expect(() => fromMdx(file.replace(from, to))).toThrow(/摘要值|不一致/)
})
