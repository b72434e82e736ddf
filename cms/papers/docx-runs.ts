import { ExternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import type { PhrasingContent } from 'mdast'
import { faces } from './docx-styles.ts'

type Look = Pick<IRunOptions, 'bold' | 'font' | 'style'>

/** Running text as Word runs. Emphasis is set in 楷体: slanted Chinese is not a face anybody drew. */
export const runs = (nodes: readonly PhrasingContent[], look: Look = {}): ParagraphChild[] =>
  nodes.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'text':
        return lines(node.value, look)
      case 'inlineCode':
        return lines(node.value, { ...look, font: faces.mono })
      case 'break':
        return [new TextRun({ ...look, break: 1 })]
      case 'strong':
        return runs(node.children, { ...look, bold: true })
      case 'emphasis':
        return runs(node.children, { ...look, font: faces.kai })
      case 'link':
        return [
          new ExternalHyperlink({ link: node.url, children: runs(node.children, { ...look, style: 'Hyperlink' }) }),
        ]
      default:
        return []
    }
  })

const lines = (text: string, look: Look): ParagraphChild[] =>
  text.split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index ? { break: 1 } : {}) }))
