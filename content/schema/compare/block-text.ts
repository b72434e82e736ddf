import type { Nodes, Parents, RootContent } from 'mdast'
import { readComponent } from '../body/components.ts'
import { shortTime } from '../short-time.ts'

/**
 * A block of a body as a reader of two editions needs it: its words, and beside them what a page does not show as words
 * (where a link goes, what is set in bold, which file stands there), so that a change of those is seen too.
 */
export const blockText = (node: RootContent, nameOf: (sha256: string) => string): string => {
  if (node.type === 'mdxJsxFlowElement') {
    const component = readComponent(node)
    if (component.name === 'Update') return shortTime(component.at)
    if (component.name === 'Attachment') return nameOf(component.file)
    return [component.alt, component.caption, nameOf(component.file)].filter(Boolean).join('\n')
  }
  return wordsOf(node)
}

const wordsOf = (node: Nodes): string => {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'strong':
      return `【${inside(node)}】`
    case 'emphasis':
      return `〔${inside(node)}〕`
    case 'link':
      return inside(node) === node.url ? node.url : `${inside(node)}（${node.url}）`
    case 'list':
      return node.children
        .map((item, index) => {
          const mark = node.ordered ? `${(node.start ?? 1) + index}. ` : '· '
          return mark + item.children.map(wordsOf).join('\n').replaceAll('\n', '\n　')
        })
        .join('\n')
    case 'blockquote':
      return node.children.map(wordsOf).join('\n')
    case 'table':
      return node.children.map(wordsOf).join('\n')
    case 'tableRow':
      return node.children.map(wordsOf).join(' ｜ ')
    default:
      return 'children' in node ? inside(node) : ''
  }
}

const inside = (node: Parents): string => node.children.map(wordsOf).join('')
