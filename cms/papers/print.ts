import type { Element, ElementContent, Root as Html } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx'
import { toHast } from 'mdast-util-to-hast'
import { readComponent } from '../../content/schema/body.ts'
import { headingLabels } from './heading-labels.ts'
import type { Labelled, Paper } from './paper.ts'
import { fitToPage, isWide } from './print-fit.ts'
import { minuteInWords } from './times.ts'

const element = (
  tagName: string,
  children: (ElementContent | string)[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
})

const component = (node: MdxJsxFlowElement, paper: Paper): Element => {
  const given = readComponent(node)
  if (given.name === 'Update') return element('h2', [`${minuteInWords(given.at)}更新`])
  if (given.name === 'Attachment') return element('p', [`〔附件：${paper.fileNames.get(given.file) ?? ''}〕`])
  const picture = paper.pictures.get(given.file)
  if (!picture) return element('p', [`〔图：${given.alt}〕`])
  const { type, data, width, height } = picture
  const src = `data:image/${type === 'jpg' ? 'jpeg' : 'png'};base64,${data.toString('base64')}`
  return element('figure', [
    element('img', [], { src, alt: given.alt, width, height }),
    ...(given.caption ? [element('figcaption', [given.caption])] : []),
  ])
}

/** The words of a link are followed by its address: paper cannot be clicked. */
const withAddress = (node: Element): Element => {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const inner = withAddress(child)
    const href = String(inner.properties.href ?? '')
    const words = inner.children.map((each) => (each.type === 'text' ? each.value : '')).join('')
    return inner.tagName === 'a' && href && href !== words
      ? [inner, element('small', [`（${href.replace(/^mailto:/, '')}）`])]
      : [inner]
  })
  return { ...node, children }
}

const bodyOf = (paper: Paper): ElementContent[] => {
  const labels = headingLabels(paper.body)
  const tree = { type: 'root', children: [...paper.body] } as Root
  const hast = toHast(tree, {
    handlers: {
      mdxJsxFlowElement: (_state, node) => component(node, paper),
      heading: (state, node) => element(`h${Math.min(4, node.depth)}`, [labels.get(node) ?? '', ...state.all(node)]),
    },
  }) as Html
  return hast.children.map((child) => (child.type === 'element' ? withAddress(child) : (child as ElementContent)))
}

/** The body alone, headings numbered: for a reader of another kind. */
export const bodyHtml = (paper: Paper): string => toHtml({ type: 'root', children: bodyOf(paper) })

/** A string of a style sheet: nothing in it ends it. */
const quoted = (text: string): string => `"${text.replace(/[^\p{L}\p{N} 〔〕（）：，。、·—-]/gu, ' ')}"`

const styleOf = (paper: Paper): string => {
  const { size, pictureHeight } = fitToPage(paper)
  const running = [paper.kind, paper.number, [...paper.title].slice(0, 26).join('')].filter(Boolean).join('　')
  const mark = paper.notices.flatMap(({ text, isRunning }) => (isRunning ? [text] : [])).join('　')
  return `
@page { size: A4; margin: 18mm;
@top-left { content: ${quoted(running)}; font-size: 8.5pt; color: #444 }
@bottom-right { content: "— " counter(page) " / " counter(pages) " —"; font-size: 9pt }
${mark ? `@bottom-left { content: ${quoted(mark)}; font-size: 8.5pt; color: #b3261e }` : ''} }
@page :first { @top-left { content: none } @bottom-left { content: none } }
html { color: #1d1f1e; background: #fff }
body { margin: 0 auto; max-width: 174mm; font: ${size}pt/1.5 "FangSong", "STFangsong", "Noto Serif CJK SC", "Songti SC", "SimSun", serif }
@media screen { body { padding: 18mm } }
.masthead { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 1.5pt solid #1d1f1e; padding-bottom: 3pt; margin: 0; font-family: "SimHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-size: 11pt }
.notice { margin: 0 0 3pt; color: #b3261e; font: 700 10pt/1.3 "SimHei", "PingFang SC", "Noto Sans CJK SC", sans-serif }
h1 { font: 700 18pt/1.3 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; text-align: center; text-wrap: balance; margin: 10pt 0 8pt }
h2, h3, h4 { font-size: 1em; line-height: 1.5; margin: .35em 0 0; break-after: avoid }
h2 { font-family: "SimHei", "PingFang SC", "Noto Sans CJK SC", sans-serif } h3 { font-family: "KaiTi", "STKaiti", "Noto Serif CJK SC", serif }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12pt; margin: 0 0 4pt; font-size: .95em }
dl div { display: flex; gap: .3em } dl div.wide { grid-column: 1 / -1 } dt { flex: none; color: #444 } dt::after { content: "：" } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
p { margin: 0 0 .15em; text-indent: 2em; overflow-wrap: anywhere } .lead { text-indent: 0; margin: .4em 0; padding: .3em .7em; border-left: 2.5pt solid #0b4f55; font-weight: 600; white-space: pre-line }
li p, td p, blockquote p { text-indent: 0; margin: 0 } ul, ol { margin: 0 0 .2em; padding-left: 2.4em } blockquote { margin: .15em 2em; padding-left: .6em; border-left: 1pt solid #777 }
table { border-collapse: collapse; width: 100%; margin: .3em 0; font-size: .9em } th, td { border: .5pt solid #1d1f1e; padding: .12em .5em; text-align: left } thead { display: table-header-group } tr { break-inside: avoid } th { background: #f2f0ea } [align=center] { text-align: center } [align=right] { text-align: right }
figure { margin: .4em 0; text-align: center; break-inside: avoid } img { max-width: 100%; max-height: ${pictureHeight}pt; width: auto; height: auto } figcaption { font-size: .85em }
em { font-style: normal; font-family: "KaiTi", "STKaiti", "Noto Sans CJK SC", serif }
pre { white-space: pre-wrap; font-size: .85em; margin: .2em 0 } a { color: inherit } small { font-size: .8em }
.signature { text-align: right; margin: .6em 2em 0; text-indent: 0 }
.proof { display: block; margin-top: 10pt; padding-top: 4pt; border-top: .75pt solid #1d1f1e; font: 8pt/1.55 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; break-inside: avoid }
.proof dd { font-family: ui-monospace, "Courier New", "Noto Sans CJK SC", monospace }
@media print { .notice, th { print-color-adjust: exact; -webkit-print-color-adjust: exact } }`
}

const labelled = (rows: readonly Labelled[], className: string[]): Element =>
  element(
    'dl',
    rows.map(([label, value]) =>
      element('div', [element('dt', [label]), element('dd', [value])], {
        className: isWide(value) ? ['wide'] : [],
      }),
    ),
    { className },
  )

/** A paper as a page to print: A4, no script, nothing loaded; on one page where the text allows. */
export const printPage = (paper: Paper): string => {
  const main = element('main', [
    ...paper.notices.map(({ text }) => element('p', [text], { className: ['notice'], style: 'text-indent:0' })),
    element(
      'p',
      [element('span', [`${paper.unit}　${paper.kind}`]), element('span', [paper.number ?? '（编号在发布时产生）'])],
      {
        className: ['masthead'],
        style: 'text-indent:0',
      },
    ),
    element('h1', [paper.title]),
    labelled(paper.facts, ['facts']),
    ...(paper.lead ? [element('p', [paper.lead], { className: ['lead'] })] : []),
    ...bodyOf(paper),
    ...paper.attachments.map((name, index) =>
      element('p', [`附件${paper.attachments.length > 1 ? index + 1 : ''}：${name}`]),
    ),
    element('p', [paper.signature.join('　')], { className: ['signature'] }),
    labelled(paper.proof, ['proof']),
  ])
  return `<!doctype html>${toHtml(
    element(
      'html',
      [
        element('head', [
          element('meta', [], { charSet: 'utf-8' }),
          element('meta', [], { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          element('meta', [], { name: 'robots', content: 'noindex' }),
          element('title', [[paper.kind, paper.number, paper.title].filter(Boolean).join(' ')]),
          element('style', [styleOf(paper)]),
        ]),
        element('body', [main]),
      ],
      { lang: 'zh-CN' },
    ),
  )}`
}
