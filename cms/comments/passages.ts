import { goToField, hasField } from '../workflow/find-field.ts'

/** In a block of the body, or in a part of the text beside it. */
type Place = { block: number; field?: never } | { field: string; block?: never }
export type Passage = Place & { quote: string }

const longest = 500
const skipped = 'del, .change-said'

/** The texts of this page that may be commented on: as it is read, or in the editor. */
const roots = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('.reading, [data-lexical-editor="true"]')].filter(
    (root) => root.offsetParent !== null,
  )

type Placed = { element: Element; place: Place }
const placesIn = (root: Element): Placed[] =>
  root.matches('.reading')
    ? [...root.querySelectorAll('[data-block], [data-field]')].map((element) => {
        const field = element.getAttribute('data-field')
        return { element, place: field ? { field } : { block: Number(element.getAttribute('data-block')) } }
      })
    : [...root.children].map((element, block) => ({ element, place: { block } }))

/** How far a place is from where a passage stood; a part beside the body is that part or nothing. */
const distance = (place: Place, passage: Place): number => {
  if (passage.field !== undefined || place.field !== undefined)
    return place.field === passage.field ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(place.block - passage.block)
}

const textNodes = (element: Element): Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  return nodes.filter((node) => !node.parentElement?.closest(skipped))
}

/** The words of `element` that lie within `range`. */
const wordsIn = (element: Element, range: Range): string =>
  textNodes(element)
    .filter((node) => range.intersectsNode(node))
    .map((node) => {
      const start = node === range.startContainer ? range.startOffset : 0
      const end = node === range.endContainer ? range.endOffset : node.length
      return node.data.slice(start, end)
    })
    .join('')

/** What is selected in a text of this page, and where on the screen; a selection over several blocks counts in its first. */
export const selectedPassage = (): (Passage & { rect: DOMRect }) | null => {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  for (const root of roots())
    for (const { element, place } of placesIn(root)) {
      if (!range.intersectsNode(element)) continue
      const quote = wordsIn(element, range).trim().slice(0, longest)
      if (quote) return { ...place, quote, rect: range.getBoundingClientRect() }
    }
  return null
}

const rangeIn = (element: Element, quote: string): Range | null => {
  const nodes = textNodes(element)
  const start = nodes
    .map(({ data }) => data)
    .join('')
    .indexOf(quote)
  if (start < 0) return null
  const range = document.createRange()
  let passed = 0
  for (const node of nodes) {
    const from = start - passed
    const to = from + quote.length
    if (from >= 0 && from < node.length) range.setStart(node, from)
    if (to > 0 && to <= node.length) {
      range.setEnd(node, to)
      return range
    }
    passed += node.length
  }
  return null
}

/** The passage on this page: in its own block if it still stands there, else in the nearest. */
export const findPassage = (passage: Passage): Range | null => {
  for (const root of roots()) {
    const near = placesIn(root)
      .map(({ element, place }) => ({ element, far: distance(place, passage) }))
      .filter(({ far }) => far < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.far - b.far)
    for (const { element } of near) {
      const range = rangeIn(element, passage.quote)
      if (range) return range
    }
  }
  return null
}

/** Marks passages without touching the text; browsers without highlights mark nothing. */
export const mark = (name: 'comments' | 'comment', ranges: readonly Range[]): void => {
  if (!('highlights' in CSS)) return
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}

/** Brings a passage before the reader's eyes; false where the text no longer holds it. */
export const showPassage = (passage: Passage): boolean => {
  const range = findPassage(passage)
  if (!range) {
    // In the form a part beside the body is a control: it is found, its words are not marked.
    const isThere = passage.field !== undefined && hasField(passage.field)
    if (isThere) goToField(passage.field)
    return isThere
  }
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  mark('comment', [range])
  return true
}
