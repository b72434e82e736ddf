import type { Paragraph, PhrasingContent } from 'mdast'
import { cleanText } from '../clean-text.ts'
import { type BodyIssue, refuse } from './issue.ts'
import { normalUrl } from './link-url.ts'
import { nestMarks } from './nest-marks.ts'
import { type Atom, atomsOf, settledLine, settledParagraphs, softBreak } from './phrasing.ts'

type Raw = { nodes: PhrasingContent[]; issues: BodyIssue[] }

/** Running text as paragraphs in normal form; none where it is empty. */
export const normalParagraphs = (raw: Raw): Paragraph[] =>
  settledParagraphs(atoms(raw, softBreak)).map((each) => ({ type: 'paragraph', children: nestMarks(each) }))

/** Running text in one line: line ends become spaces. */
export const normalHeading = (raw: Raw): PhrasingContent[] =>
  nestMarks(settledLine(atoms(raw, softBreak), { breaks: false }))

/** Running text of a table cell. A cell's source has no line ends: one in its text was written as a character code. */
export const normalCell = (raw: Raw): PhrasingContent[] =>
  nestMarks(settledLine(atoms(raw, '\n'), { breaks: true }), 'cell')

const atoms = ({ nodes, issues }: Raw, lineEnd: string): Atom[] => atomsOf(checked({ nodes, issues }, lineEnd))

const checked = ({ nodes, issues }: Raw, lineEnd: string): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return [{ type: node.type, value: cleanText(node.value).replace(/\n/g, lineEnd) }]
      case 'break':
        return [{ type: 'break' }]
      case 'strong':
      case 'emphasis':
        return [{ type: node.type, children: checked({ nodes: node.children, issues }, lineEnd) }]
      case 'link': {
        const url = normalUrl(node.url)
        if (!url)
          return refuse(node, issues, {
            zh: `链接只能是 http、https 或 mailto 的完整地址：${node.url.slice(0, 80)}`,
            en: `a link is a full http, https or mailto address: ${node.url.slice(0, 80)}`,
          })
        if (node.title)
          return refuse(node, issues, {
            zh: '链接不写标题；写成 [文字](https://…)',
            en: 'links have no title; write [words](https://…)',
          })
        return [{ type: 'link', url, children: checked({ nodes: node.children, issues }, lineEnd) as never }]
      }
      default:
        return refuse(node, issues)
    }
  })
