import { expect, test } from 'vitest'
import { toLexical } from '../../cms/body/to-lexical.ts'
import { countWriting, wordsOfState } from '../../cms/statements/writing/count.ts'
import { parseBody } from '../../content/schema/body.ts'

test.each([
  ['', { han: 0, characters: 0, minutes: 0 }],
  ['社保卡，2 天', { han: 4, characters: 6, minutes: 1 }],
  ['字'.repeat(300), { han: 300, characters: 300, minutes: 1 }],
  ['字'.repeat(301), { han: 301, characters: 301, minutes: 2 }],
  ['𠮷🎉', { han: 1, characters: 2, minutes: 1 }],
])('%j', (text, count) => expect(countWriting(text)).toEqual(count))

test('every word of an editor is counted, its marks are not', () => {
  const parsed = parseBody(
    `## 标题\n\n**粗**[链接](https://a.cn)\n\n- 甲\n  - 乙\n\n| 表 | 头 |\n| - | - |\n| 格 | |\n\n<Figure file="${'a'.repeat(64)}" alt="替代" caption="图注" />`,
  )
  if (!parsed.ok) throw new Error('the body is refused')
  expect(countWriting(wordsOfState(toLexical(parsed.tree)))).toEqual({ han: 14, characters: 14, minutes: 1 })
})
