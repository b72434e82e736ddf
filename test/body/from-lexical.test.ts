import { describe, expect, test } from 'vitest'
import { fromLexical } from '../../cms/body/from-lexical.ts'
import { block, element, type LexicalNode, lineBreak, paragraph, text } from '../../cms/body/lexical.ts'
import { toLexical } from '../../cms/body/to-lexical.ts'
import { parseBody } from '../../content/schema/body.ts'

const sha = 'a'.repeat(64)
const state = (...children: LexicalNode[]) => ({ root: element('root', children) })
const bodyOf = (...children: LexicalNode[]) => {
  const result = fromLexical(state(...children))
  return result.ok ? result.body : result.issues.map(({ message }) => message.zh).join('\n')
}
const link = (fields: object, ...children: LexicalNode[]) => element('link', children, { fields })
const item = (...children: LexicalNode[]) => element('listitem', children, { value: 1 })
const list = (listType: string, ...items: LexicalNode[]) => element('list', items, { listType, start: 1 })
const cell = (...children: LexicalNode[]) => element('tablecell', children, { colSpan: 1, rowSpan: 1, headerState: 0 })
const table = (...rows: LexicalNode[][]) =>
  element(
    'table',
    rows.map((cells) => element('tablerow', cells)),
  )

describe('what a person makes in the editor', () => {
  test.each([
    ['nothing', [paragraph([])], ''],
    ['empty paragraphs', [paragraph([]), paragraph([text('甲', 0)]), paragraph([text(' ', 1)])], '甲'],
    ['signs', [paragraph([text('3<5 {a} *b* # 1. [x](y) |', 0)])], '3\\<5 \\{a\\} \\*b\\* # 1. \\[x\\](y) |'],
    [
      'bold, italic, code',
      [paragraph([text('甲', 1), text('乙', 2), text('丙', 3), text('丁', 16)])],
      '**甲**_乙**丙**_`丁`',
    ],
    ['bold with its spaces', [paragraph([text(' 甲 ', 1), text('乙', 0)])], '**甲** 乙'],
    ['a line break', [paragraph([text('甲', 0), lineBreak(), text('乙', 0)])], '甲\\\n乙'],
    ['two line breaks', [paragraph([text('甲', 0), lineBreak(), lineBreak(), text('乙', 0)])], '甲\n\n乙'],
    ['a line end within a text', [paragraph([text('甲\n乙', 0)])], '甲\\\n乙'],
    ['a tab', [paragraph([text('甲', 0), { type: 'tab', version: 1, text: '\t' }, text('乙', 0)])], '甲 乙'],
    [
      'a heading in two lines',
      [element('heading', [text('甲', 0), lineBreak(), text('b', 0)], { tag: 'h3' })],
      '### 甲 b',
    ],
    [
      'a link',
      [paragraph([link({ linkType: 'custom', url: 'https://a.cn' }, text('甲', 1))])],
      '[**甲**](https://a.cn)',
    ],
    [
      'an address that was typed',
      [paragraph([{ ...link({ url: 'https://a.cn' }, text('a.cn', 0)), type: 'autolink' }])],
      '[a.cn](https://a.cn)',
    ],
    [
      'a quote of two paragraphs',
      [element('quote', [text('甲', 0), lineBreak(), lineBreak(), text('乙', 0)])],
      '> 甲\n>\n> 乙',
    ],
    [
      'a nested list',
      [list('number', item(text('甲', 0)), item(list('bullet', item(text('乙', 0)))), item(text('丙', 0)))],
      '1. 甲\n   - 乙\n2. 丙',
    ],
    [
      'a table',
      [table([cell(paragraph([text('甲|', 0)]))], [cell(paragraph([text('乙', 0)]), paragraph([text('丙', 0)]))])],
      '| 甲\\| |\n| --- |\n| 乙&#xA;丙 |',
    ],
    ['a column in the middle', [table([cell(paragraph([text('甲', 0)], 'center'))])], '| 甲 |\n| :-: |'],
    ['code', [block(0, { blockType: 'Code', language: '', code: 'a\r\nb' })], '```\na\nb\n```'],
    [
      'a figure',
      [block(0, { blockType: 'Figure', file: sha, alt: '图', caption: '' })],
      `<Figure file="${sha}" alt="图" />`,
    ],
    [
      'a populated file',
      [{ ...block(0, {}), fields: { blockType: 'Attachment', file: { id: sha, url: '/a' } } }],
      `<Attachment file="${sha}" />`,
    ],
    ['alignment and indent', [paragraph([text('甲', 0)], 'right')], '甲'],
  ] as [string, LexicalNode[], string][])('%s', (_what, children, body) => {
    expect(bodyOf(...children)).toBe(body)
  })
})

describe('what the record has no place for is refused', () => {
  test.each([
    ['underline', [paragraph([text('甲', 8)])], /加粗、斜体和行内代码/],
    ['strike-through beside bold', [paragraph([text('甲', 5)])], /加粗、斜体和行内代码/],
    ['a first-level heading', [element('heading', [text('甲', 0)], { tag: 'h1' })], /一级标题/],
    ['a picture of its own sort', [element('upload', [])], /upload/],
    ['a rule', [paragraph([]), { type: 'horizontalrule', version: 1 }], /horizontalrule/],
    ['an inline block', [paragraph([{ type: 'inlineBlock', version: 1 }])], /inlineBlock/],
    ['a check list', [list('check', item(text('甲', 0)))], /待办/],
    ['a first item that is indented', [list('bullet', item(list('bullet', item(text('甲', 0)))))], /第一项没有文字/],
    ['an internal link', [paragraph([link({ linkType: 'internal', doc: 1 }, text('甲', 0))])], /完整网址/],
    ['a script link', [paragraph([link({ url: 'javascript:alert(1)' }, text('甲', 0))])], /https/],
    ['a link to nowhere', [paragraph([link({}, text('甲', 0))])], /https/],
    ['a merged cell', [table([{ ...cell(paragraph([text('甲', 0)])), colSpan: 2 }])], /合并/],
    ['a list in a cell', [table([cell(list('bullet', item(text('甲', 0))))])], /list/],
    ['a figure without words', [block(0, { blockType: 'Figure', file: sha })], /alt 没有写/],
    [
      'a figure without a file',
      [{ ...block(0, {}), fields: { blockType: 'Figure', file: null, alt: '图' } }],
      /还没有选文件/,
    ],
    ['an unknown block', [block(0, { blockType: 'Banner' })], /Banner/],
    ['a member of another block', [block(0, { blockType: 'Attachment', file: sha, alt: '图' })], /alt/],
  ] as [string, LexicalNode[], RegExp][])('%s', (_what, children, message) => {
    expect(bodyOf(...children)).toMatch(message)
  })

  test('every fault at once', () => {
    expect(bodyOf(paragraph([text('甲', 8)]), block(0, { blockType: 'Banner' })).split('\n')).toHaveLength(2)
  })

  test.each([undefined, null, 1, 'a', [], {}, { root: null }, { root: { type: 'root', children: 'a' } }])(
    'a state of another shape: %j',
    (given) => {
      const result = fromLexical(given)
      expect(result.ok ? result.body : result.issues[0]?.message.zh).toSatisfy(
        (value: string) => typeof value === 'string',
      )
    },
  )

  test('members of any type never throw', () => {
    for (const value of [null, 1, 'a', [], {}, [null], { children: 1 }]) {
      for (const type of ['paragraph', 'heading', 'list', 'listitem', 'table', 'quote', 'block', 'link', 'text']) {
        for (const member of ['children', 'text', 'format', 'fields', 'tag', 'start', 'listType']) {
          expect(() => fromLexical(state({ ...element(type, []), [member]: value }))).not.toThrow()
        }
      }
    }
  })

  test('a state nested without end', () => {
    let node: LexicalNode = paragraph([])
    for (let depth = 0; depth < 50_000; depth += 1) node = element('list', [element('listitem', [node])])
    expect(bodyOf(node)).toMatch(/太深/)
  })
})

describe('the editor state of a body', () => {
  const stateOf = (markdown: string) => {
    const parsed = parseBody(markdown)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    return toLexical(parsed.tree)
  }

  test('an empty body opens as one empty paragraph', () => {
    expect(stateOf('').root.children).toEqual([paragraph([])])
  })

  test('items are numbered as the editor numbers them', () => {
    const { root } = stateOf('3. 甲\n   - 乙\n4. 丙')
    const items = (root.children[0] as unknown as { children: { value: number }[] }).children
    expect(items.map(({ value }) => value)).toEqual([3, 4, 4])
  })

  test('blocks have ids of their own, the same each time', () => {
    const markdown = [1, 2].map((digit) => `<Attachment file="${String(digit).repeat(64)}"/>`).join('\n\n')
    const ids = stateOf(markdown).root.children.map((node) => (node.fields as { id: string }).id)
    expect(new Set(ids).size).toBe(2)
    expect(stateOf(markdown)).toEqual(stateOf(markdown))
  })
})
