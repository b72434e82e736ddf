import { describe, expect, test } from 'vitest'
import { bodyToText, parseBody } from '../../content/schema/body.ts'

const sha = 'a'.repeat(64)
const bodyOf = (text: string) => {
  const parsed = parseBody(text)
  return parsed.ok ? parsed.body : parsed.issues
}

describe('what is written in one way', () => {
  test.each([
    ['nothing', ' \n\n ', ''],
    ['line ends and spaces', '\r\n甲  \r\n\r\n\r\n乙\t\r\n', '甲\n\n乙'],
    ['lines of one paragraph', '甲\n乙 a\nb', '甲乙 a b'],
    ['hard breaks', '甲  \n乙\\\n丙', '甲\\\n乙\\\n丙'],
    ['an empty line made of breaks', '甲\\\n\\\n乙', '甲\n\n乙'],
    ['headings', '甲\n---\n\n### 乙 ###', '## 甲\n\n### 乙'],
    ['bullets', '* 甲\n+ 乙\n\n- 丙', '- 甲\n- 乙\n- 丙'],
    ['numbers', '1) 甲\n1) 乙', '1. 甲\n2. 乙'],
    ['numbers that go on', '1. 甲\n2. 乙\n\n3) 丙', '1. 甲\n2. 乙\n3. 丙'],
    ['nested lists', '- 甲\n    1. 乙\n    2. 丙', '- 甲\n  1. 乙\n  2. 丙'],
    ['a list that does not start at 1 below a text', '- 甲\n\n  3. 乙', '- 甲\n\n  3. 乙'],
    ['an item of two paragraphs', '- 甲\n\n  乙\n- 丙', '- 甲\n\n  乙\n- 丙'],
    ['an item that is only a list', '- 甲\n- - 乙', '- 甲\n  - 乙'],
    ['marks', '__甲__ _乙_ ***丙***', '**甲** *乙* _**丙**_'],
    ['marks beside Chinese punctuation', '**注意：**请带证件，**“甲”**乙', '**注意：**请带证件，**“甲”**乙'],
    ['marks beside punctuation within a word', 'a&#x62;**“c”**&#x64;e', 'a&#x62;**“c”**&#x64;e'],
    ['spaces at the edge of a mark', '甲[ 乙 ](https://a.cn)丙', '甲 [乙](https://a.cn) 丙'],
    ['a link without words', '[](https://a.cn)', '[https://a.cn](https://a.cn)'],
    ['addresses', '[甲](<https://a.cn/(x) y>)', '[甲](https://a.cn/%28x%29%20y)'],
    ['quotes', '> 甲\n乙\n>\n> 丙', '> 甲乙\n>\n> 丙'],
    ['tables', '甲|乙\n-|:-\n1|2|3\n4', '| 甲 | 乙 |  |\n| --- | :-- | --- |\n| 1 | 2 | 3 |\n| 4 |  |  |'],
    ['pipes and line ends in cells', '| 甲 |\n| - |\n| a\\|b&#10;`c\\|d` |', '| 甲 |\n| --- |\n| a\\|b&#xA;`c\\|d` |'],
    ['code', '~~~json\n{ "a": 1 }  \n\n~~~', '```json\n{ "a": 1 }\n```'],
    ['code with fences in it', '````\n```\n````', '````\n```\n````'],
    ['inline code with backticks', '`` `甲` ``', '`` `甲` ``'],
    [
      'a component',
      `<Figure\n  alt='甲 "乙"'\n  file="${sha}"\n/>`,
      `<Figure file="${sha}" alt="甲 &quot;乙&quot;" />`,
    ],
    ['a time', '<Update at="2026-11-23T02:00:00Z"/>', '<Update at="2026-11-23T02:00:00.000Z" />'],
    ['letters', 'Cafe\u0301\u200B\uFEFF\u202E ', 'Café'],
    ['signs that mean nothing here', '3 &lt; 5 \\{ a_b # 1. - > | ~', '3 \\< 5 \\{ a_b # 1. - > | ~'],
    ['signs at the start of a line', '\\# 甲\\\n\\> 乙\\\n1\\. 丙\\\n\\- 丁', '\\# 甲\\\n\\> 乙\\\n1\\. 丙\\\n\\- 丁'],
    ['words that start a module', '1. import 甲', '1. &#x69;mport 甲'],
  ])('%s', (_what, text, normal) => {
    expect(bodyOf(text)).toBe(normal)
    expect(bodyOf(normal)).toBe(normal)
  })

  test('names the files and updates of a body once each, in order', () => {
    const b = 'b'.repeat(64)
    const figure = (file: string) => `<Figure file="${file}" alt="图"/>`
    const text = [
      figure(b),
      figure(sha),
      figure(b),
      `<Attachment file="${sha}"/>`,
      '<Update at="2026-11-23T02:00:00Z"/>',
    ]
    expect(parseBody(text.join('\n\n'))).toMatchObject({
      figures: [b, sha],
      attachments: [sha],
      updates: ['2026-11-23T02:00:00.000Z'],
    })
  })

  test('gives its words to search', () => {
    const parsed = parseBody(
      `## 甲\n\n一**二**\\\n三 \`四\`\n\n- 五\n  - 六\n\n| 七 | 八 |\n| - | - |\n| 九 | 十 |\n\n<Figure file="${sha}" alt="图" caption="注"/>`,
    )
    expect(parsed.ok && bodyToText(parsed.tree)).toBe('甲\n一二\n三 四\n五\n六\n七 八\n九 十\n图\n注')
  })
})

describe('what is refused, with the line and what to do', () => {
  test.each([
    ['好\n\n<script>alert(1)</script>', 3, /<script>/],
    ['一段<b>粗体</b>', 1, /<b> 标签/],
    ['<b>', 1, /尖括号|小于号/],
    ['![|<b>\\[甲](https://a.cn)', undefined, /小于号/],
    ['<!-- 注 -->', 1, /小于号/],
    ['<https://a.cn>', 1, /小于号/],
    ['3<5', 1, /写 \\</],
    ['甲 { 乙', 1, /写 \\{/],
    ['{1 + 1}', 1, /表达式/],
    ['{/* 注 */}', 1, /表达式/],
    ["import a from 'b'", 1, /import/],
    ['好\n\nexport const a = 1', 3, /export/],
    ['# 甲', 1, /一级标题/],
    ['##### 甲', 1, /二级到四级/],
    ['甲\n\n---\n\n乙', 3, /分隔线/],
    ['![甲](https://a.cn/1.png)', 1, /<Figure/],
    ['[甲](javascript:alert(1))', 1, /https/],
    ['[甲](JaVaScRiPt:alert(1))', 1, /https/],
    ['[甲](&#x6A;avascript:alert(1))', 1, /https/],
    ['[甲](data:text/html,a)', 1, /https/],
    ['[甲](//a.cn)', 1, /https/],
    ['[甲](/responses/)', 1, /https/],
    ['[甲](https://rsj.gov.cn@a.cn/)', 1, /https/],
    ['[甲](https://a.cn "题")', 1, /标题/],
    ['[甲][1]\n\n[1]: https://a.cn', 1, /链接定义/],
    ['甲[^1]', 1, /脚注/],
    ['a**“b”**c', 1, /没有变成加粗/],
    ['- [ ] 甲', undefined, undefined],
    ['- > 甲', 1, /引文/],
    ['- 甲\n\n  ```\n  乙\n  ```', 3, /代码块/],
    ['- 甲\n  - 乙\n\n  丙', 4, /文字写在前面/],
    ['- - 甲', 1, /第一项没有文字/],
    ['1. 甲\n\n7) 乙', undefined, /接着编号/],
    ['10000. 甲', 1, /起始编号/],
    ['> - 甲', 1, /列表/],
    ['> > 甲', 1, /引文/],
    ['```js title="甲"\n乙\n```', 1, /语言/],
    ['<Video src="a"/>', 1, /只认/],
    ['<constructor/>', 1, /只认/],
    [`甲 <Figure file="${sha}" alt="乙"/>`, 1, /独占一行/],
    [`- <Figure file="${sha}" alt="乙"/>`, 1, /独占一行/],
    [`<Figure file="${sha}"/>`, 1, /alt 没有写/],
    [`<Figure file="${sha}" alt=" "/>`, 1, /alt 没有写/],
    ['<Figure file="map.png" alt="乙"/>', 1, /SHA-256/],
    [`<Figure file="${sha}" alt="乙" onload="a"/>`, 1, /onload/],
    [`<Figure file="${sha}" alt={乙}/>`, 1, /表达式/],
    [`<Figure file="${sha}" alt/>`, 1, /引号/],
    ['<Figure {...a}/>', 1, /表达式/],
    [`<Figure file="${sha}" file="${sha}" alt="乙"/>`, 1, /两次/],
    [`<Figure file="${sha}" alt="乙">\n丙\n</Figure>`, 1, /里面/],
    [`<Attachment file="${sha}" title="乙"/>`, 1, /title/],
    ['<Update at="2026-11-23T10:00:00+08:00"/>', 1, /UTC/],
    ['<Update at="2026-13-23T10:00:00Z"/>', 1, /UTC/],
  ] as const)('%j', (text, line, message) => {
    const parsed = parseBody(text)
    if (!message) return expect(parsed.ok).toBe(true)
    expect(parsed.ok ? parsed.body : parsed.issues[0]).toMatchObject({
      message: { zh: expect.stringMatching(message) },
    })
    expect(parsed.ok || parsed.issues[0]?.line).toBe(line)
  })

  test('all faults at once, in the order of the text', () => {
    const parsed = parseBody('# 甲\n\n![乙](https://a.cn)\n\n{丙}\n\n[丁](ftp://a.cn)')
    expect(parsed.ok || parsed.issues.map(({ line }) => line)).toEqual([1, 3, 5, 7])
  })
})
