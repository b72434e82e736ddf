import type { BlockContent, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { drop } from './dropped.ts'
import { isLeftOut, styleOf, tagOf } from './element.ts'
import { type Around, holdsBlock, isBlock, linesOf, phrasingIn, squeezed, within } from './inline.ts'
import { soleCell, tableOf } from './table.ts'
import { type FlatItem, nestItems, wordItem } from './word-list.ts'

type Piece = RootContent | ({ type: 'flatItem' } & FlatItem)

/** The blocks inside an element, in order; running text between them becomes paragraphs, items in a row become lists. */
export const blocksIn = (element: Element, around: Around): RootContent[] =>
  listed(piecesIn(element.childNodes, around))

const piecesIn = (nodes: Iterable<Node>, around: Around): Piece[] => {
  const pieces: Piece[] = []
  let run: PhrasingContent[] = []
  const flush = () => {
    const children = squeezed(run)
    if (children.some((node) => node.type !== 'break')) pieces.push({ type: 'paragraph', children })
    run = []
  }
  for (const node of nodes) {
    const element = node.nodeType === 1 ? (node as Element) : undefined
    if (!element || (!isBlock(element) && !holdsBlock(element))) {
      run.push(...phrasingIn([node], around))
      continue
    }
    flush()
    if (!isLeftOut(element, around.dropped)) pieces.push(...block(element, around))
  }
  flush()
  return pieces
}

const block = (element: Element, around: Around): Piece[] => {
  const tag = tagOf(element)
  const heading = headingOf(element)
  if (heading) return headed(element, heading, around)
  if (tag === 'ul' || tag === 'ol') return itemsOf(element, around, 1)
  if (tag === 'table') {
    const sole = soleCell(element)
    return sole ? piecesIn(sole.childNodes, within(element, around)) : tableOf(element, around)
  }
  if (tag === 'blockquote') return [{ type: 'blockquote', children: asParagraphs(element, within(element, around)) }]
  if (tag === 'pre') return [{ type: 'code', value: element.textContent ?? '' }]
  const item = tag === 'p' || tag === 'div' ? wordItem(element) : undefined
  if (item) {
    const { marker, ...place } = item
    marker.remove()
    return [{ type: 'flatItem', ...place, children: asParagraphs(element, within(element, around)) }]
  }
  return piecesIn(element.childNodes, within(element, around))
}

const headingOf = (element: Element): number | undefined => {
  const level = /^h([1-6])$/.exec(tagOf(element))?.[1] ?? styleOf(element).get('mso-outline-level')
  if (level && Number(level) <= 9) return Number(level)
  return /\bMsoTitle\b/i.test(element.className) ? 1 : undefined
}

const headed = (element: Element, level: number, around: Around): Piece[] => {
  const inside = within(element, around)
  const children = squeezed(phrasingIn(element.childNodes, { ...inside, strong: false, emphasis: false, plain: true }))
  if (!children.some((node) => node.type !== 'break')) return []
  const depth = Math.min(4, Math.max(2, level)) as 2 | 3 | 4
  if (depth !== level) drop(around.dropped, 'levels')
  return [{ type: 'heading', depth, children }]
}

/** Items of a list and of the lists below it, as a flat row. */
const itemsOf = (list: Element, around: Around, level: number): Piece[] => {
  const ordered = tagOf(list) === 'ol'
  const first = Math.min(9_999, Math.max(0, Number(list.getAttribute('start') ?? 1) || 1))
  const inside = within(list, around)
  let count = 0
  const item = (children: Paragraph[]): Piece => ({
    type: 'flatItem',
    level,
    ordered,
    start: first + count++,
    children,
  })
  return [...list.children].flatMap((child) => {
    if (isLeftOut(child, around.dropped)) return []
    if (['ul', 'ol'].includes(tagOf(child))) return itemsOf(child, inside, level + 1)
    const pieces = piecesIn(child.childNodes, within(child, inside))
    const out: Piece[] = []
    let words: Paragraph[] = []
    const flush = () => {
      if (words.length) out.push(item(words))
      words = []
    }
    for (const piece of pieces) {
      if (piece.type === 'flatItem') {
        flush()
        out.push({ ...piece, level: piece.level + level })
      } else words.push(...paragraphsOf(piece, around))
    }
    flush()
    return out
  })
}

const asParagraphs = (element: Element, around: Around): Paragraph[] =>
  piecesIn(element.childNodes, around).flatMap((piece) =>
    piece.type === 'flatItem' ? nested(piece.children, around) : paragraphsOf(piece, around),
  )

/** A block where only paragraphs may stand. */
const paragraphsOf = (piece: RootContent, around: Around): Paragraph[] => {
  switch (piece.type) {
    case 'paragraph':
      return [piece]
    case 'heading':
      return nested([{ type: 'paragraph', children: piece.children }], around)
    case 'code':
      return nested([{ type: 'paragraph', children: squeezed(linesOf(piece.value)) }], around)
    case 'blockquote':
      return nested(piece.children as Paragraph[], around)
    case 'table':
      return nested(
        piece.children.map((row) => ({
          type: 'paragraph',
          children: squeezed(
            row.children.flatMap(({ children }, index): PhrasingContent[] => [
              ...(index ? [{ type: 'text' as const, value: ' ' }] : []),
              ...children,
            ]),
          ),
        })),
        around,
      )
    default:
      return []
  }
}

const nested = (paragraphs: Paragraph[], { dropped }: Around): Paragraph[] => {
  drop(dropped, 'nested')
  return paragraphs
}

const listed = (pieces: readonly Piece[]): RootContent[] => {
  const out: RootContent[] = []
  let row: FlatItem[] = []
  const flush = () => {
    out.push(...(nestItems(row) as BlockContent[]))
    row = []
  }
  for (const piece of pieces) {
    if (piece.type === 'flatItem') row.push(piece)
    else {
      flush()
      out.push(piece)
    }
  }
  flush()
  return out
}
