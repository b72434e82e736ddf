import type { PhrasingContent, RootContent, Table, TableCell } from 'mdast'
import { drop } from './dropped.ts'
import { isLeftOut, noteLooks, styleOf, tagOf } from './element.ts'
import { type Around, phrasingIn, squeezed } from './inline.ts'

type Cell = { children: PhrasingContent[]; columns: number; rows: number }
const widest = 60

/** Rows of a table, not of a table inside it. */
const rowsOf = (element: Element): Element[] =>
  [...element.children].flatMap((child) =>
    tagOf(child) === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(tagOf(child)) ? rowsOf(child) : [],
  )
const cellsOf = (row: Element): Element[] => [...row.children].filter((child) => ['td', 'th'].includes(tagOf(child)))

/** The only cell of a table that is there for its frame. */
export const soleCell = (table: Element): Element | undefined => {
  const cells = rowsOf(table).flatMap(cellsOf)
  return cells.length === 1 ? cells[0] : undefined
}

/** A table without spans: a cell over several rows is repeated in each, one over several columns stands in the first. */
export const tableOf = (element: Element, around: Around): RootContent[] => {
  const { dropped } = around
  const rows = rowsOf(element)
    .filter((row) => !isLeftOut(row, dropped))
    .map((row) => {
      noteLooks(row, dropped)
      return cellsOf(row)
        .filter((cell) => !isLeftOut(cell, dropped))
        .map((cell) => cellOf(cell, around))
    })
  const caption = [...element.children].find((child) => tagOf(child) === 'caption')
  const above: RootContent[] = caption
    ? [{ type: 'paragraph', children: squeezed(phrasingIn(caption.childNodes, around)) }]
    : []
  const merged = rows.flat().filter((cell) => cell.columns > 1 || cell.rows > 1).length
  // A title set across the whole table is no row of figures.
  const [first, ...others] = rows
  if (first?.length === 1 && (first[0]?.columns ?? 1) > 1 && others.length > 0) {
    above.push({ type: 'paragraph', children: first[0]?.children ?? [] })
    rows.shift()
  }
  drop(dropped, 'merged', merged)
  const grid = unfold(rows)
  const filled = grid.filter((row) => row.some((cell) => cell.length))
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => cell.length) + 1))
  if (width === 0) return above
  // One cell left is words in a frame.
  if (width === 1 && filled.length === 1) return [...above, { type: 'paragraph', children: filled[0]?.[0] ?? [] }]
  const table: Table = {
    type: 'table',
    align: [],
    children: filled.map((row, y) => ({
      type: 'tableRow',
      children: Array.from(
        { length: width },
        (_, column): TableCell => ({
          type: 'tableCell',
          children: y === 0 ? unmarked(row[column] ?? []) : (row[column] ?? []),
        }),
      ),
    })),
  }
  return [...above, table]
}

const cellOf = (element: Element, around: Around): Cell => {
  if (element.querySelector('table, ul, ol')) drop(around.dropped, 'nested')
  noteLooks(element, around.dropped)
  // The weight of a head cell is looks, not emphasis.
  const plain = tagOf(element) === 'th' || Number(styleOf(element).get('font-weight') ?? 400) >= 600
  const span = (name: string) => Math.max(1, Math.min(widest, Number(element.getAttribute(name)) || 1))
  return {
    children: trimmed(squeezed(phrasingIn(element.childNodes, { ...around, plain: plain || around.plain }))),
    columns: span('colspan'),
    rows: span('rowspan'),
  }
}

const unfold = (rows: readonly Cell[][]): PhrasingContent[][][] => {
  const grid: PhrasingContent[][][] = rows.map(() => [])
  rows.forEach((cells, y) => {
    let x = 0
    for (const cell of cells) {
      while (grid[y]?.[x] !== undefined) x += 1
      for (let down = 0; down < cell.rows && y + down < rows.length; down += 1)
        for (let right = 0; right < cell.columns; right += 1) {
          const row = grid[y + down]
          if (row && x + right < widest) row[x + right] = right === 0 ? structuredClone(cell.children) : []
        }
      x += cell.columns
    }
  })
  return grid.map((row) => Array.from(row, (cell) => cell ?? []))
}

/** Without weight and slant: the first row is set as the head. */
const unmarked = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'strong' || node.type === 'emphasis') return unmarked(node.children)
    return node.type === 'link' ? [{ ...node, children: unmarked(node.children) as never }] : [node]
  })

/** Without the line ends of the paragraphs a cell is made of. */
const trimmed = (nodes: PhrasingContent[]): PhrasingContent[] => {
  const isBlank = (node: PhrasingContent) => node.type === 'break' || (node.type === 'text' && !node.value.trim())
  const from = nodes.findIndex((node) => !isBlank(node))
  if (from < 0) return []
  const kept = nodes.slice(from, nodes.findLastIndex((node) => !isBlank(node)) + 1)
  return kept.filter((node, index) => node.type !== 'break' || kept[index - 1]?.type !== 'break')
}
