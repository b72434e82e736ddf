import type { PhrasingContent, RootContent, Table } from 'mdast'

/** Addresses that are written into a page as they stand. */
const plainUrl = /^https?:\/\/[A-Za-z0-9./?=#,;:@-]+$/
class NotPlain extends Error {}

/**
 * HTML of a tree of plain paragraphs, headings, flat lists and tables. A shortcut past the tree of HTML: undefined for
 * anything else, and for whatever is answered the long way answers the same.
 */
export const plainHtml = (nodes: RootContent[]): string | undefined => {
  const tables = { count: 0 }
  try {
    return nodes.map((node) => block(node, tables)).join('\n')
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

const block = (node: RootContent, tables: { count: number }): string => {
  if (node.type === 'paragraph') return `<p>${line(node.children)}</p>`
  if (node.type === 'heading') return `<h${node.depth}>${line(node.children)}</h${node.depth}>`
  if (node.type === 'table') return table(node, tables)
  if (node.type !== 'list') throw new NotPlain()
  const items = node.children.map(({ children: [first, second] }) => {
    if (first?.type !== 'paragraph' || second) throw new NotPlain()
    return `<li>${line(first.children)}</li>\n`
  })
  if (!node.ordered) return `<ul>\n${items.join('')}</ul>`
  const start = node.start ?? 1
  return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${items.join('')}</ol>`
}

const table = ({ align, children: [head, ...rows] }: Table, tables: { count: number }): string => {
  if (!head) throw new NotPlain()
  tables.count += 1
  const cells = (row: typeof head, name: 'th' | 'td') =>
    row.children
      .map(({ children }, column) => {
        const side = align?.[column] ? ` class="align-${align[column]}"` : ''
        return `<${name}${side}${name === 'th' ? ' scope="col"' : ''}>${line(children)}</${name}>\n`
      })
      .join('')
  const label = tables.count > 1 ? `表格 ${tables.count}` : '表格'
  const body = rows.map((row) => `<tr>\n${cells(row, 'td')}</tr>\n`).join('')
  return (
    `<div class="table" tabindex="0" role="region" aria-label="${label}"><table>\n<thead>\n<tr>\n${cells(head, 'th')}</tr>\n</thead>\n` +
    `${body ? `<tbody>\n${body}</tbody>\n` : ''}</table></div>`
  )
}

const line = (nodes: PhrasingContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return text(node.value)
      if (node.type === 'strong') return `<strong>${line(node.children)}</strong>`
      if (node.type === 'link' && plainUrl.test(node.url)) return `<a href="${node.url}">${line(node.children)}</a>`
      throw new NotPlain()
    })
    .join('')

const text = (value: string): string => {
  // Ends of lines and spaces around them are settled by the long way.
  if (value.includes('\n')) throw new NotPlain()
  return /[<&]/.test(value) ? value.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;') : value
}
