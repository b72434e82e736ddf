import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromLexical } from '../../cms/body/from-lexical.ts'
import type { Pasted } from '../../cms/body/paste/clean.ts'
import { tellDropped } from '../../cms/body/paste/dropped.ts'
import { fitPasted } from '../../cms/body/paste/fit.ts'
import { toLexical } from '../../cms/body/to-lexical.ts'
import { parseBody } from '../../content/schema/body.ts'
import { openBrowser } from '../harness/browser.ts'
import { serveModules } from '../harness/modules.ts'
import { patience } from '../harness/patience.ts'

let browser: Browser
let page: Page
let close: () => void
const asked: string[] = []

beforeAll(async () => {
  const modules = await serveModules()
  close = modules.close
  browser = await openBrowser()
  page = await browser.newPage()
  await page.goto(modules.url)
  await page.addScriptTag({
    type: 'module',
    content: "import { cleanPaste } from '/cms/body/paste/clean.ts'; window.cleanPaste = cleanPaste",
  })
  await page.waitForFunction(() => 'cleanPaste' in window)
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(async () => {
  await browser?.close()
  close?.()
})

const cleanAll = (htmls: readonly string[]): Promise<Pasted[]> =>
  page.evaluate(
    (each) => each.map((window as unknown as { cleanPaste: (html: string) => Pasted }).cleanPaste),
    htmls as string[],
  )

/** As the editor takes it: cleaned, fitted, saved, mapped back. Throws where our own mapping would refuse it. */
const bodyOf = (pasted: Pasted): string => {
  const { tree } = fitPasted(pasted)
  const mapped = fromLexical(toLexical(tree))
  if (!mapped.ok) throw new Error(`refused: ${JSON.stringify(mapped.issues)} in ${JSON.stringify(tree)}`)
  const parsed = parseBody(mapped.body)
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.issues)} in ${mapped.body}`)
  return parsed.body
}

const pasted = async (html: string) => {
  const [clean] = (await cleanAll([html])) as [Pasted]
  const { dropped } = fitPasted(clean)
  return { body: bodyOf(clean), counts: dropped.counts, names: dropped.names, report: tellDropped(dropped) }
}
const file = (name: string) => readFileSync(path.join(import.meta.dirname, 'pasted', `${name}.clipboard`), 'utf8')

describe('real clipboards', () => {
  test('Word: headings, lists of Word, a merged table; comments, deletions and hidden words stay behind', async () => {
    const { body, counts, names, report } = await pasted(file('word'))
    expect(body).toMatchInlineSnapshot(`
      "## 关于社保卡补办的

      #### 五级标题

      自2026年11月20日起，补卡窗口周六上午照常办理。**请带身份证**，不收费，原价。被批注的文字

      - 本人身份证
        - 代办另带委托书
      - 一寸照片

      办理步骤：

      3. 取号
      4. 领卡

      一、 总体情况

      加上的一句

      | 窗口 |  | 时间 |
      | --- | --- | --- |
      | 社保 | 一号 | 上午&#xA;下午 |
      | 社保 | 二号 | 上午\\|全天 |

      详见[办事指南](https://yunpu.example/card)、内部文件、[邮箱](mailto:office@yunpu.example)。"
    `)
    expect(counts).toMatchInlineSnapshot(`
      {
        "comments": 1,
        "deletions": 1,
        "hidden": 1,
        "images": 1,
        "levels": 2,
        "links": 1,
        "marks": 2,
        "merged": 2,
        "styling": 16,
      }
    `)
    expect(names).toEqual(['clip_image002.png'])
    expect(report?.zh).toMatchInlineSnapshot(
      `"粘贴时去掉了：字体、颜色、对齐等格式 16 处、下划线、删除线、上下标 2 处（文字保留）、图片 1 张（请单独上传）、批注 1 处、修订中已删去的文字 1 处、隐藏的文字 1 处、合并单元格 2 处（已拆开，请核对表格）、打不开或不安全的链接 1 个（文字保留）、标题级别调整 2 处（只用二至四级）。没有粘贴进来的图片：clip_image002.png。"`,
    )
    expect(report?.en).toContain('1 comments')
  })

  test('WeChat: nested sections are paragraphs, pictures and sound are named', async () => {
    const { body, counts, report } = await pasted(file('wechat'))
    expect(body).toMatchInlineSnapshot(`
      "**一图读懂 · 社保卡**

      补卡**三天**办结。

      - 带身份证
      - 带照片
        - 一寸

      > 不信谣
      >
      > 不传谣

      第一行\\
      第二行

      另一段

      [往期](http://mp.weixin.qq.com/s?%5F%5Fbiz=MzA&mid=2247&idx=1#wechat%5Fredirect)"
    `)
    expect(counts).toMatchInlineSnapshot(`
      {
        "controls": 1,
        "hidden": 1,
        "images": 1,
        "media": 3,
        "styling": 8,
      }
    `)
    expect(report?.zh).toContain('图片 1 张（请单独上传）')
  })

  test('a spreadsheet: its title becomes a paragraph, merged cells are split, hidden rows stay behind', async () => {
    const { body, counts } = await pasted(file('excel'))
    expect(body).toMatchInlineSnapshot(`
      "2026年补卡情况

      | 区县 | 补卡量 |  | 备注 |
      | --- | --- | --- | --- |
      | 区县 | 三季度 | 四季度 |  |
      | 东区 | 1,204 | 1,377 |  |"
    `)
    expect(counts).toMatchInlineSnapshot(`
      {
        "hidden": 1,
        "merged": 3,
      }
    `)
  })

  test('a hostile page: nothing runs, nothing is loaded, nothing is kept that could', async () => {
    const before = asked.length
    const { body, counts } = await pasted(file('hostile'))
    expect(await page.title()).toBe('modules')
    expect(asked.slice(before).filter((url) => !url.endsWith('.ts'))).toEqual([])
    expect(body).toMatchInlineSnapshot(`
      "正文

      点我再点数据相对带名[可以](https://a.cn/?x=%7B1%7D&y=%3Cb%3E)

      公式

      &#x69;mport fs from 'fs'

      &#x65;xport default 1

      \\{process.env\\} \\<Figure file="x"/> \\<Update at="2026-01-01T00:00:00Z"/> \\\`\\\`\\\`

      | 大 |
      | --- |
      | 大 |

      9999. 一
      10000. 标题

             甲 乙

      > 引里的标题
      >
      > 项

      零宽字倒序�

      \`\`\`
        代码
          缩进
      \`\`\`"
    `)
    expect(counts).toMatchInlineSnapshot(`
      {
        "controls": 2,
        "hidden": 2,
        "images": 2,
        "levels": 1,
        "links": 5,
        "media": 2,
        "merged": 1,
        "nested": 5,
        "rules": 1,
        "scripts": 2,
      }
    `)
  })
})

describe('single rules', () => {
  test.each([
    ['running text alone', '只有文字', '只有文字'],
    ['text and blocks mixed', '甲<p>乙</p>丙<div>丁</div>', '甲\n\n乙\n\n丙\n\n丁'],
    [
      'all headings',
      '<h1>一</h1><h2>二</h2><h3>三</h3><h4>四</h4><h6>六</h6>',
      '## 一\n\n## 二\n\n### 三\n\n#### 四\n\n#### 六',
    ],
    ['a title of Word', '<p class=MsoTitle>题</p>', '## 题'],
    ['an outline of Word', "<p style='mso-outline-level:3'>节</p>", '### 节'],
    ['weight without bold', '<b style="font-weight:normal"><p>Google</p></b>', 'Google'],
    [
      'weight by style',
      '<span style="font-weight:700">粗</span><span style="font-style:italic">斜</span>',
      '**粗**_斜_',
    ],
    ['code', '<code>a_b</code>', '`a_b`'],
    [
      'links',
      '<a href="HTTPS://a.cn/x">甲</a><a href="mailto:a@b.cn">乙</a>',
      '[甲](HTTPS://a.cn/x)[乙](mailto:a@b.cn)',
    ],
    ['a link around a block', '<a href="https://a.cn"><div>块</div></a>', '[块](https://a.cn)'],
    ['spaces of Word', '<p>&nbsp;&nbsp;　甲&nbsp; 乙\n丙</p>', '甲 乙丙'],
    ['a list in a list without item', '<ul><li>甲</li><ul><li>乙</li></ul></ul>', '- 甲\n  - 乙'],
    ['words after a list in an item', '<ul><li>甲<ul><li>乙</li></ul>丙</li></ul>', '- 甲\n  - 乙\n- 丙'],
    ['two numbered lists', '<ol><li>甲</li></ol><ol><li>乙</li></ol>', '1. 甲\n2. 乙'],
    ['a numbered list that starts later', '<ol start=5><li>甲</li></ol>', '5. 甲'],
    ['a table for its frame', '<table><tr><td><p>甲</p><p>乙</p></td></tr></table>', '甲\n\n乙'],
    [
      'a table with caption',
      '<table><caption>表一</caption><tr><td>甲</td><td>乙</td></tr></table>',
      '表一\n\n| 甲 | 乙 |\n| --- | --- |',
    ],
    ['definition list', '<dl><dt>词</dt><dd>义</dd></dl>', '词\n\n义'],
    ['nothing', '<p> </p><div><br></div>', ''],
  ])('%s', async (_name, html, body) => expect((await pasted(html)).body).toBe(body))

  test('nothing lost, nothing said', async () => {
    expect((await pasted('<p>甲<strong>乙</strong></p><ul><li>丙</li></ul>')).report).toBeNull()
  })

  test('a table beyond measure becomes words', async () => {
    const row = `<tr>${'<td>格</td>'.repeat(60)}</tr>`
    const { counts } = await pasted(`<table>${row.repeat(400)}</table>`)
    expect(counts.unfit).toBe(1)
  })

  test('nesting without end is survived', async () => {
    const deep = `${'<ul><li>项'.repeat(300)}${'<div><span><b>'.repeat(200)}底`
    expect((await pasted(deep)).body).toContain('底')
  })
})

const tags =
  'p div section span b i u em strong h1 h2 h3 h6 ul ol li table tr td th tbody blockquote pre code a br hr img script font center dl dt dd del sup article details'.split(
    ' ',
  )
const styles = [
  '',
  'color:red',
  'display:none',
  'font-weight:bold',
  'mso-list:l0 level1 lfo1',
  'mso-list:l0 level3 lfo1',
  'mso-list:Ignore',
  'font-size:0',
]
const hrefs = ['https://a.cn/(x)_*', 'javascript:alert(1)', 'mailto:a@b.cn', '#top', 'ftp://a', '']
const texts = [
  '甲',
  '乙 丙',
  ' ',
  '**x**',
  '| a |',
  '1. ',
  '- ',
  '# ',
  '> ',
  '<b>',
  '{a}',
  '`',
  '_',
  '\\',
  'import x',
  '\n',
  '[^1]',
  '：',
  '”',
  '1.',
  '\u200B',
]
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const { html: anyHtml } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom(...texts).map(escaped),
    fc
      .record({
        tag: fc.constantFrom(...tags),
        style: fc.constantFrom(...styles),
        href: fc.constantFrom(...hrefs),
        span: fc.constantFrom('', ' colspan=2', ' rowspan=3'),
        children: fc.array(tie('html'), { maxLength: 4 }),
      })
      .map(({ tag, style, href, span, children }) => {
        const more = `${style ? ` style="${style}"` : ''}${tag === 'a' ? ` href="${href}"` : ''}${/t[dh]/.test(tag) ? span : ''}`
        return `<${tag}${more}>${children.join('')}</${tag}>`
      }),
  ),
}))

/** A cleaned tree as the HTML of a page. */
const asHtml = (tree: Root): string => toHtml(toHast(tree))

/** The same samples in every run; PASTE_SAMPLES=8000 hunts among new ones. */
const hunted = Number(process.env.PASTE_SAMPLES)

test(
  'whatever is pasted passes our own mapping, and cleaning it once more changes nothing',
  async () => {
    const samples = fc.sample(
      fc.array(anyHtml, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      hunted ? { numRuns: hunted } : { numRuns: 600, seed: 20_261_124 },
    )
    const first = await cleanAll(samples)
    const trees = first.map((each) => fitPasted(each).tree)
    const bodies = first.map(bodyOf)
    expect(bodies.filter(Boolean).length).toBeGreaterThan(200)
    const again = await cleanAll(trees.map(asHtml))
    const changed = again
      .map((each, index) => ({ html: samples[index], once: bodies[index], twice: bodyOf(each) }))
      .filter(({ once, twice }) => once !== twice)
    expect(changed.slice(0, 3)).toEqual([])
    const lost = again.flatMap(({ dropped }) => Object.keys(dropped.counts))
    expect(lost).toEqual([])
  },
  patience(240_000),
)
