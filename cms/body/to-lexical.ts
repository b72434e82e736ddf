import type { List, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { type Atom, atomsOf } from '../../content/schema/body/phrasing.ts'
import { readComponent } from '../../content/schema/body.ts'
import {
  block,
  element,
  formatBits,
  type LexicalNode,
  type LexicalState,
  lineBreak,
  paragraph,
  text,
} from './lexical.ts'

/** The editor's state for a normal tree. An empty editor holds one empty paragraph, or it will not open. */
export const toLexical = (tree: Root): LexicalState => {
  const children = tree.children.flatMap(blockOf)
  return { root: element('root', children.length ? children : [paragraph([])]) }
}

const blockOf = (node: RootContent, index: number): LexicalNode[] => {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(inline(node.children))]
    case 'heading':
      return [element('heading', inline(node.children), { tag: `h${node.depth}` })]
    case 'blockquote':
      return [element('quote', lines(node.children as Paragraph[]))]
    case 'list':
      return [list(node, 0)]
    case 'table':
      return [table(node)]
    case 'code':
      return [block(index, { blockType: 'Code', ...(node.lang && { language: node.lang }), code: node.value })]
    case 'mdxJsxFlowElement': {
      const { name, ...values } = readComponent(node)
      return [block(index, { blockType: name, ...values })]
    }
    default:
      throw new Error(`unchecked block: ${node.type}`)
  }
}

const inline = (nodes: PhrasingContent[]): LexicalNode[] => {
  const out: LexicalNode[] = []
  let open: { url: string; children: LexicalNode[] } | undefined
  for (const atom of atomsOf(nodes)) {
    if (atom.link !== open?.url) open = undefined
    if (atom.link && !open) {
      open = { url: atom.link, children: [] }
      const fields = { linkType: 'custom', url: atom.link, newTab: false }
      out.push({ ...element('link', open.children, { fields }), version: 3 })
    }
    ;(open?.children ?? out).push(leaf(atom))
  }
  return out
}

const leaf = ({ text: value, strong, emphasis, code }: Atom): LexicalNode =>
  value === '\n'
    ? lineBreak()
    : text(
        value,
        (strong ? formatBits.strong : 0) | (emphasis ? formatBits.emphasis : 0) | (code ? formatBits.code : 0),
      )

/** Quotes and list items hold no paragraphs in the editor: an empty line parts them. */
const lines = (paragraphs: Paragraph[]): LexicalNode[] =>
  paragraphs.flatMap((node, index) => [...(index ? [lineBreak(), lineBreak()] : []), ...inline(node.children)])

/** A list below an item is an item of its own in the editor, and takes no number. */
const list = (node: List, depth: number): LexicalNode => {
  let value = node.start ?? 1
  const items = node.children.flatMap((item) => {
    const texts = item.children.filter((child) => child.type === 'paragraph')
    const below = item.children.filter((child) => child.type === 'list')
    const own = texts.length ? [listItem(lines(texts), value++, depth)] : []
    return [...own, ...below.map((child) => listItem([list(child, depth + 1)], value, depth))]
  })
  const kind = node.ordered ? { listType: 'number', tag: 'ol' } : { listType: 'bullet', tag: 'ul' }
  return element('list', items, { ...kind, start: node.start ?? 1 })
}

const listItem = (children: LexicalNode[], value: number, indent: number) =>
  element('listitem', children, { value, indent })

const table = (node: Table): LexicalNode =>
  element(
    'table',
    node.children.map((row, index) =>
      element(
        'tablerow',
        row.children.map((cell, column) =>
          element('tablecell', [paragraph(inline(cell.children), node.align?.[column] ?? '')], {
            backgroundColor: null,
            colSpan: 1,
            rowSpan: 1,
            headerState: index === 0 ? 1 : 0,
          }),
        ),
      ),
    ),
  )
