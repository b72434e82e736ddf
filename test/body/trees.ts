import fc from 'fast-check'
import type { BlockContent, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { componentNode } from '../../content/schema/body.ts'

/** Everything Markdown, MDX, tables or Chinese typography may stumble over. */
const pieces = [
  ...[
    '|',
    '\\',
    '\n',
    '\t',
    ' ',
    '  ',
    '　',
    '\u00A0',
    '<',
    '>',
    '{',
    '}',
    '*',
    '**',
    '_',
    '__',
    '#',
    '# ',
    '## ',
    '`',
    '``',
    '```',
    '~~~',
    '~',
  ],
  ...[
    '1.',
    '1. ',
    '2) ',
    '- ',
    '-',
    '---',
    '--',
    '+ ',
    '=',
    '===',
    ':',
    ':-',
    '|-',
    '| a |',
    '[',
    ']',
    '](',
    '![',
    '!',
    '[^1]',
    '[a]: b',
    '(',
    ')',
  ],
  ...[
    '&',
    '&amp;',
    '&#x41;',
    '&lt',
    ';',
    'import ',
    'import',
    'export x',
    '<b>',
    '</b>',
    '<Figure/>',
    '{a}',
    '$',
    '%',
    '"',
    "'",
    '/',
    '@',
    '^',
  ],
  ...[
    '甲',
    '乙丙',
    '，',
    '。',
    '“',
    '”',
    '（',
    '）',
    '：',
    '、',
    '—',
    '…',
    'Ａ',
    '１．',
    '＊',
    '｜',
    '🎉',
    '👨‍👩‍👧',
    '𠮷',
    'e\u0301',
    'é',
    '\u0338',
    '\u200B',
    '\uFEFF',
  ],
  ...[
    'a',
    'b1',
    'Word',
    '2026',
    '3<5',
    'http://a.cn/b_c',
    'x@y.cn',
    '\u2028',
    '\u0007',
    '\uD800',
    '\r\n',
    '\u1FEF',
    '<!--',
    '-->',
    '://',
  ],
]
export const nastyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)

const url = fc.constantFrom(
  'http://a.cn',
  'https://a.cn/x?y=1&copy;=2&z=(3)',
  'mailto:a@b.cn',
  'https://a.cn/路 径|*_[]{}<>"\\`',
)
const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 6, arbitrary: nastyText.map((value): PhrasingContent => ({ type: 'text', value })) },
  { weight: 2, arbitrary: nastyText.map((value): PhrasingContent => ({ type: 'inlineCode', value })) },
  { weight: 1, arbitrary: fc.constant<PhrasingContent>({ type: 'break' }) },
)

/** Running text with marks in any order, overlapping, repeated, empty. */
const { marked } = fc.letrec<{ marked: PhrasingContent }>((tie) => ({
  marked: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 4, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc
        .record({ type: fc.constantFrom('strong', 'emphasis'), children: fc.array(tie('marked'), { maxLength: 4 }) })
        .map((node) => node as PhrasingContent),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ type: fc.constant('link'), url, children: fc.array(tie('marked'), { maxLength: 3 }) })
        .map((node) => node as PhrasingContent),
    },
  ),
}))
export const phrasing = fc.array(marked, { maxLength: 6 })

const paragraph = phrasing.map((children): Paragraph => ({ type: 'paragraph', children }))
/** An item without words has no place in the record. */
const worded: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: '字' }] }

const list = (depth: number): fc.Arbitrary<BlockContent> =>
  fc
    .record({
      ordered: fc.boolean(),
      start: fc.constantFrom(0, 1, 2, 9, 98, 9_999),
      items: fc.array(
        fc.tuple(
          fc.array(paragraph, { maxLength: 2 }).map((texts): Paragraph[] => [worded, ...texts]),
          depth > 0 ? fc.array(list(depth - 1), { maxLength: 1 }) : fc.constant<BlockContent[]>([]),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ ordered, start, items }) => ({
      type: 'list',
      ordered,
      start,
      children: items.map(([texts, lists]) => ({ type: 'listItem', children: [...texts, ...lists] })),
    }))

const file = fc.constantFrom('a'.repeat(64), 'b'.repeat(64))
const block: fc.Arbitrary<RootContent> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  fc
    .record({ depth: fc.constantFrom(2, 3, 4), children: phrasing })
    .map(({ depth, children }): RootContent => ({ type: 'heading', depth: depth as 2, children })),
  { weight: 3, arbitrary: list(2) },
  fc.array(paragraph, { maxLength: 3 }).map((children): RootContent => ({ type: 'blockquote', children })),
  {
    weight: 2,
    arbitrary: fc
      .record({
        align: fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { maxLength: 4 }),
        rows: fc.array(fc.array(phrasing, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      })
      .map(
        ({ align, rows }): RootContent => ({
          type: 'table',
          align: align as ('left' | null)[],
          children: rows.map((cells) => ({
            type: 'tableRow',
            children: cells.map((children) => ({ type: 'tableCell', children })),
          })),
        }),
      ),
  },
  fc
    .record({
      lang: fc.constantFrom(null, 'json', 'c++'),
      value: fc.array(nastyText, { maxLength: 4 }).map((lines) => lines.join('\n')),
    })
    .map((node): RootContent => ({ type: 'code', ...node })),
  fc
    .record({ file, alt: nastyText, caption: fc.option(nastyText, { nil: undefined }) })
    .map(({ file, alt, caption }) =>
      componentNode({ name: 'Figure', file, alt: `图${alt}`, ...(caption && { caption }) }),
    ),
  file.map((each) => componentNode({ name: 'Attachment', file: each })),
  fc
    .date({ min: new Date('2020-01-01Z'), max: new Date('2030-01-01Z'), noInvalidDate: true })
    .map((at) => componentNode({ name: 'Update', at: at.toISOString() })),
)

/** Two lists in a row would become one. */
const apart = (blocks: RootContent[]): RootContent[] =>
  blocks.flatMap((each): RootContent[] => (each.type === 'list' ? [worded, each] : [each]))

export const rawTree: fc.Arbitrary<Root> = fc
  .array(block, { maxLength: 5 })
  .map((blocks) => ({ type: 'root', children: apart(blocks) }))

const starts = [
  '\n',
  '\n\n',
  '> ',
  '- ',
  '1. ',
  '  ',
  '    ',
  '| a | b |\n| - | - |\n| ',
  ' | ',
  '## ',
  '```\n',
  '[a](http://a.cn)',
  '\\',
]
/** Markdown as nobody should write it. */
export const source = fc
  .array(fc.oneof(nastyText, fc.constantFrom(...starts)), { maxLength: 14 })
  .map((parts) => parts.join(''))
