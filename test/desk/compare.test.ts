import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSnapshots, isChanged } from '../../content/schema/compare/snapshots.ts'
import { afterOf, beforeOf, compareLists, compareTexts } from '../../content/schema/compare/texts.ts'
import { normalSnapshot } from '../../content/schema/snapshot.ts'
import { fieldsFor } from '../harness/statement.ts'

const edition = (more: object = {}) =>
  normalSnapshot({
    kind: 'response',
    title: '关于社保卡补办的回应',
    summary: '周六上午增开窗口。',
    fields: fieldsFor.response,
    body: '## 情况\n\n补卡窗口每周一至周五办理。\n\n请携带身份证原件。',
    issuingUnit: 'YP-SI',
    ...more,
  })
const words = fc.array(fc.constantFrom('补卡', '窗口', '周六', '上午', '。', ' ', '\n', '2026', 'SIM', '😀'), {
  maxLength: 40,
})
const text = fc.oneof(
  words.map((each) => each.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

describe('two texts', () => {
  test('without what was added it is the old one, without what was removed the new one, to the letter', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareTexts(before, after)
        expect(beforeOf(parts)).toBe(before)
        expect(afterOf(parts)).toBe(after)
        expect(parts.every((part) => part.text.length > 0)).toBe(true)
        expect(parts.some(({ change }) => change)).toBe(before !== after)
      }),
    )
  })

  test('Chinese is compared by words, not by sentences', () => {
    expect(compareTexts('窗口周五开放。', '窗口周六开放。')).toEqual([
      { text: '窗口' },
      { text: '周五', change: 'removed' },
      { text: '周六', change: 'added' },
      { text: '开放。' },
    ])
  })

  test('texts that have nothing in common are shown whole, in bounded time', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `甲${index}`).join('')
    const after = Array.from({ length: 20_000 }, (_, index) => `乙${index * 7}`).join('')
    const parts = compareTexts(before, after)
    expect([beforeOf(parts) === before, afterOf(parts) === after]).toEqual([true, true])
  })
})

describe('two lists', () => {
  const item = fc.record({ key: fc.constantFrom('a', 'b'), text: words.map((each) => each.join('') || '空') })
  test('every item stands once, in order, on its side', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), fc.array(item, { maxLength: 12 }), (before, after) => {
        const pairs = compareLists(before, after)
        const told = (side: typeof beforeOf) => pairs.map(({ parts }) => side(parts)).filter(Boolean)
        expect(told(beforeOf)).toEqual(before.map(({ text }) => text))
        expect(told(afterOf)).toEqual(after.map(({ text }) => text))
      }),
    )
  })
})

describe('two editions', () => {
  const changed = (before: ReturnType<typeof edition>, after: ReturnType<typeof edition>) =>
    compareSnapshots(before, after)
      .filter((block) => isChanged([block]))
      .map(({ label, parts, block }) => [label.zh, beforeOf(parts), afterOf(parts), block])

  test('equal editions show no change; nothing before shows the text as it is', () => {
    const one = edition()
    expect(isChanged(compareSnapshots(one, edition()))).toBe(false)
    expect(compareSnapshots(null, one)).toEqual(compareSnapshots(one, one))
    expect(compareSnapshots(null, one).map(({ label }) => label.zh)).toEqual([
      '标题',
      '摘要',
      '群众问的是什么',
      '提问时间',
      '核实的事实',
      '已采取和将采取的措施',
      '二级标题',
      '段落',
      '段落',
    ])
  })

  test('a changed word is found where it is, and nothing beside it', () => {
    expect(
      changed(edition(), edition({ body: '## 情况\n\n补卡窗口每周一至周六办理。\n\n请携带身份证原件。' })),
    ).toEqual([['段落', '补卡窗口每周一至周五办理。', '补卡窗口每周一至周六办理。', 1]])
  })

  test('a new block moves the others, but does not change them; a lost one is shown lost', () => {
    const longer = edition({
      body: '## 情况\n\n补卡窗口每周一至周五办理。\n\n新的一段，说别的事。\n\n请携带身份证原件。',
    })
    expect(changed(edition(), longer)).toEqual([['段落', '', '新的一段，说别的事。', 2]])
    expect(changed(longer, edition())).toEqual([['段落', '新的一段，说别的事。', '', undefined]])
    expect(compareSnapshots(edition(), longer).at(-1)?.block).toBe(3)
  })

  test('what a reader does not see as words shows too: where a link goes, how deep a heading is, which file', () => {
    const linked = (url: string) => edition({ body: `见[公告](${url})。` })
    expect(changed(linked('https://a.example/'), linked('https://b.example/'))).toHaveLength(1)
    expect(changed(edition({ body: '## 情况' }), edition({ body: '### 情况' })).map(([label]) => label)).toEqual([
      '二级标题',
      '三级标题',
    ])
    const file = (digit: string) => edition({ body: `<Figure file="${digit.repeat(64)}" alt="窗口" />` })
    expect(changed(file('a'), file('b'))).not.toEqual([])
  })

  test('elements: a row put between others is one new row', () => {
    const turns = (...said: string[]) =>
      normalSnapshot({
        kind: 'transcript',
        title: '实录',
        fields: { turns: said.map((text) => ({ speaker: '林可', text })) },
      })
    expect(changed(turns('开场。', '谢谢。'), turns('开场。', '回答记者提问。', '谢谢。'))).toEqual([
      ['发言记录', '', '发言人：林可\n发言：回答记者提问。', undefined],
    ])
  })
})
