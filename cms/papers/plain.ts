import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import type {} from 'mdast-util-mdx'
import { readComponent } from '../../content/schema/body.ts'
import { headingLabels } from './heading-labels.ts'
import type { Paper } from './paper.ts'
import { minuteInWords } from './times.ts'

/** Running text; the address of a link follows its words, because paper cannot be clicked. */
const phrase = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value
      if (node.type === 'break') return '\n'
      const words = 'children' in node ? phrase(node.children) : ''
      return node.type === 'link' && node.url !== words ? `${words}（${node.url.replace(/^mailto:/, '')}）` : words
    })
    .join('')

const indented = (text: string, by: string) => text.replace(/\n/g, `\n${by}`)

const list = (node: List): string =>
  node.children
    .map((item, index) => {
      const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '· '
      return mark + indented(item.children.map((child) => block(child as RootContent)).join('\n'), '   ')
    })
    .join('\n')

const table = (node: Table): string =>
  node.children
    .map((row) => row.children.map(({ children }) => phrase(children).replace(/\n/g, ' ')).join('\t'))
    .join('\n')

const block = (node: RootContent, paper?: Paper): string => {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return phrase(node.children)
    case 'list':
      return list(node)
    case 'blockquote':
      return node.children.map((child) => `“${block(child as RootContent)}”`).join('\n')
    case 'table':
      return table(node)
    case 'code':
      return node.value
    case 'mdxJsxFlowElement': {
      const component = readComponent(node)
      if (component.name === 'Update') return `【${minuteInWords(component.at)}更新】`
      const name = paper?.fileNames.get(component.file) ?? ''
      if (component.name === 'Attachment') return `〔附件：${name}〕`
      return `〔图：${[component.caption, component.alt].filter(Boolean).join('。')}〕`
    }
    default:
      return 'children' in node ? (node.children as Nodes[]).map((child) => block(child as RootContent)).join('') : ''
  }
}

/**
 * A paper as plain text: UTF-8 with a byte order mark, because Notepad before Windows 10 1903 and older WPS take a file
 * without one for GBK, and CRLF, because Notepad before 1809 shows LF as one line. macOS and Linux read both.
 */
export const plainText = (paper: Paper): string => {
  const labels = headingLabels(paper.body)
  const lines = [
    ...paper.notices.map(({ text }) => `【${text}】`),
    [paper.unit, paper.kind, paper.number].filter(Boolean).join('　'),
    '',
    paper.title,
    '',
    ...paper.facts.map(([label, value]) => `${label}：${value}`),
    '',
    ...(paper.lead ? [paper.lead, ''] : []),
    ...paper.body.flatMap((node) => [
      `${node.type === 'heading' ? (labels.get(node) ?? '') : ''}${block(node, paper)}`,
      ...(node.type === 'heading' ? [] : ['']),
    ]),
    ...(paper.attachments.length
      ? [...paper.attachments.map((name, index) => `附件${paper.attachments.length > 1 ? index + 1 : ''}：${name}`), '']
      : []),
    ...paper.signature,
    '',
    '————',
    ...paper.proof.map(([label, value]) => `${label}：${value}`),
  ]
  return `\uFEFF${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`.replace(/\n/g, '\r\n')
}
