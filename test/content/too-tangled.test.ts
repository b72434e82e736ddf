import { describe, expect, test } from 'vitest'
import { parseBody } from '../../content/schema/body.ts'
import { limits } from '../../content/schema/statement.ts'

const long = (unit: string) => unit.repeat(Math.floor(limits.body / unit.length))

describe('time for the longest body', () => {
  const chapter = [
    `**一、基本情况。**${'市人力资源和社会保障局已核实有关情况，现就社会保障卡办理答复如下，'.repeat(20)}[详情](https://a.cn/x)。`,
    `| 项目 | 时间 |\n| --- | --- |\n${'| 甲 | 乙 |\n'.repeat(20)}`,
    '- 第一项 *强调*\n'.repeat(15),
  ].join('\n\n')

  // A warm process needs a fifth of this; what is guarded against takes minutes. Processor time, because tests share cores.
  test.each([
    ['a long report', long(`${chapter}\n\n`)],
    ['one paragraph', long('市人社局已核实，')],
    ['a deep quote', long('>')],
    ['a deep list', long('- ')],
    ['a list deep by indentation', Array.from({ length: 440 }, (_, depth) => `${'  '.repeat(depth)}- 甲`).join('\n')],
    ['lazy lines', `> 甲\n${long('乙\n')}`.slice(0, limits.body)],
    ['underlines', long('甲\n=\n')],
    ['bold without end', long('**甲**乙')],
    ['bold that never closes', long('**甲 *乙')],
    ['brackets', long('[').slice(0, 60_000)],
    ['backticks', Array.from({ length: 400 }, (_, index) => '`'.repeat(index)).join('甲')],
    ['braces', `{"${long('}')}`.slice(0, limits.body)],
    ['tags', long('<a>')],
    ['a wide row in a long table', `|a|\n|-|\n${'|'.repeat(60_000)}\n${'|a\n'.repeat(30_000)}`],
    ['dashes and a pipe', `${'-'.repeat(190_000)}|甲`],
    ['footnotes that never close', long('[^')],
    ['spaces in code', `\`\`\`\n${' '.repeat(190_000)}甲\n\`\`\``],
    ['tables', long('| 甲 |\n| - |\n\n')],
  ])('%s', (_what, text) => {
    const before = process.cpuUsage()
    const parsed = parseBody(text)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(5_000)
    expect(parsed.ok || parsed.issues[0]?.message).toBeTruthy()
  })

  test('is enough for a long report', () => {
    expect(parseBody(long(`${chapter}\n\n`)).ok).toBe(true)
  })

  test('a longer one is refused, also where only its normal form is longer', () => {
    expect(parseBody('甲'.repeat(limits.body)).ok).toBe(true)
    expect(parseBody('甲'.repeat(limits.body + 1)).ok).toBe(false)
    expect(parseBody('['.repeat(limits.body)).ok).toBe(false)
  })
})
