import type { Nodes, Root } from 'mdast'
import type {} from 'mdast-util-mdx'
import { readComponent } from './components.ts'

/** The words of a body, one block a line: for search and summaries. */
export const bodyToText = (tree: Root): string => tree.children.map(textOf).filter(Boolean).join('\n')

export const textOf = (node: Nodes): string => {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'break':
      return '\n'
    case 'mdxJsxFlowElement': {
      const component = readComponent(node)
      return component.name === 'Figure' ? [component.alt, component.caption].filter(Boolean).join('\n') : ''
    }
    case 'tableRow':
      return node.children.map(textOf).join(' ')
    case 'list':
    case 'listItem':
    case 'table':
    case 'blockquote':
      return node.children.map(textOf).join('\n')
    default:
      return 'children' in node ? node.children.map(textOf).join('') : ''
  }
}
