import type { BlockContent, List, ListItem, Root, RootContent, Table } from 'mdast'
import type { MdxJsxFlowElement } from 'mdast-util-mdx'
import { writePhrasing } from './write-phrasing.ts'

type Block = RootContent | BlockContent

/** Writes a normal tree. Parsing what this writes gives the same tree again. */
export const writeBody = (tree: Root): string => tree.children.map(writeBlock).join('\n\n')

const writeBlock = (node: Block): string => {
  switch (node.type) {
    case 'paragraph':
      return writePhrasing(node.children, 'paragraph')
    case 'heading':
      return `${'#'.repeat(node.depth)} ${writePhrasing(node.children, 'heading')}`
    case 'list':
      return writeList(node)
    case 'blockquote':
      return node.children.map(writeBlock).join('\n\n').replace(/^/gm, '> ').replace(/ $/gm, '')
    case 'table':
      return writeTable(node)
    case 'code': {
      const longest = Math.max(2, ...(node.value.match(/`+/g) ?? []).map((run) => run.length))
      const fence = '`'.repeat(longest + 1)
      return `${fence}${node.lang ?? ''}\n${node.value}\n${fence}`
    }
    case 'mdxJsxFlowElement':
      return writeComponent(node)
    default:
      throw new Error(`unchecked block: ${node.type}`)
  }
}

const writeList = (node: List): string =>
  node.children
    .map((item, index) => {
      const marker = node.ordered ? `${(node.start ?? 1) + index}. ` : '- '
      return marker + writeItem(item).replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`)
    })
    .join('\n')

const writeItem = (item: ListItem): string =>
  item.children.map(writeBlock).reduce((out, text, index) => {
    const node = item.children[index]
    // Only a bullet or the number 1 starts a list on the line below a text.
    const mayFollow = node?.type === 'list' && (!node.ordered || node.start === 1)
    return out + (mayFollow ? '\n' : '\n\n') + text
  })

const writeTable = (node: Table): string => {
  const [head = '', ...rows] = node.children.map(
    (row) => `| ${row.children.map((cell) => writePhrasing(cell.children, 'cell')).join(' | ')} |`,
  )
  const rules = { left: ':--', center: ':-:', right: '--:' }
  const rule = `| ${node.align?.map((align) => (align ? rules[align] : '---')).join(' | ')} |`
  return [head, rule, ...rows].join('\n')
}

const writeComponent = (node: MdxJsxFlowElement): string => {
  const attributes = node.attributes.map((attribute) =>
    'name' in attribute ? ` ${attribute.name}="${escapeAttribute(String(attribute.value))}"` : '',
  )
  return `<${node.name}${attributes.join('')} />`
}
const escapeAttribute = (value: string) => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')
