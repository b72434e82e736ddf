import type { PhrasingContent } from 'mdast'
import { normalUrl } from '../../../content/schema/body/link-url.ts'
import { cleanText } from '../../../content/schema/clean-text.ts'
import { type Dropped, drop } from './dropped.ts'
import { isLeftOut, noteLooks, styleOf, tagOf } from './element.ts'

/** What surrounds a piece of text. `plain`: a heading or a cell, where weight is only looks. */
export type Around = {
  strong: boolean
  emphasis: boolean
  code: boolean
  plain: boolean
  /** The text is set in size 0. */
  unseen: boolean
  url?: string
  dropped: Dropped
}

const strongTags = ['b', 'strong', 'th']
const emphasisTags = ['i', 'em', 'cite', 'dfn', 'address', 'var']
const codeTags = ['code', 'kbd', 'samp', 'tt']

/** The marks inside an element. */
export const within = (element: Element, around: Around): Around => {
  const tag = tagOf(element)
  const style = styleOf(element)
  const weight = style.get('font-weight')
  const slant = style.get('font-style')
  const size = style.get('font-size')
  noteLooks(element, around.dropped)
  return {
    ...around,
    strong: weight
      ? weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
      : around.strong || (strongTags.includes(tag) && tag !== 'th'),
    emphasis: slant ? /italic|oblique/.test(slant) : around.emphasis || emphasisTags.includes(tag),
    code: around.code || codeTags.includes(tag),
    unseen: size ? /^0(\.0+)?(px|pt|em|rem|%)?$/.test(size) : around.unseen,
    ...(tag === 'a' ? linkOf(element, around) : {}),
  }
}

const linkOf = (element: Element, { dropped }: Around): { url?: string } => {
  const href = element.getAttribute('href')
  if (!href) return {}
  const url = normalUrl(href)
  if (!url) drop(dropped, 'links')
  return url ? { url } : {}
}

/** Running text of nodes, everything that is a block of its own flattened into lines. */
export const phrasingIn = (nodes: Iterable<Node>, around: Around): PhrasingContent[] =>
  [...nodes].flatMap((node) => inline(node, around))

const inline = (node: Node, around: Around): PhrasingContent[] => {
  if (node.nodeType === 3) return leaf(node.nodeValue ?? '', around)
  if (node.nodeType !== 1) return []
  const element = node as Element
  const tag = tagOf(element)
  if (tag === 'br') return [{ type: 'break' }]
  if (isLeftOut(element, around.dropped)) return []
  const children = phrasingIn(element.childNodes, within(element, around))
  return isBlock(element) && children.length ? [{ type: 'break' }, ...children, { type: 'break' }] : children
}

const leaf = (written: string, around: Around): PhrasingContent[] => {
  const value = spaced(written)
  if (!value) return []
  if (around.unseen) {
    if (value.trim()) drop(around.dropped, 'hidden')
    return []
  }
  const text: PhrasingContent = { type: around.code ? 'inlineCode' : 'text', value }
  const slanted: PhrasingContent = around.emphasis && !around.plain ? { type: 'emphasis', children: [text] } : text
  const strong: PhrasingContent = around.strong && !around.plain ? { type: 'strong', children: [slanted] } : slanted
  return [around.url ? { type: 'link', url: around.url, children: [strong] as never } : strong]
}

/** Running text with one space where two pieces of it had one each, and none at the start of a line. */
export const squeezed = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
  let afterSpace = true
  const squeeze = (node: PhrasingContent): PhrasingContent[] => {
    if (node.type === 'break') {
      afterSpace = true
      return [node]
    }
    if (node.type === 'text' || node.type === 'inlineCode') {
      const value = afterSpace ? node.value.replace(/^ +/, '') : node.value
      if (!value) return []
      afterSpace = value.endsWith(' ')
      return [{ ...node, value }]
    }
    if (!('children' in node)) return [node]
    const children = (node.children as PhrasingContent[]).flatMap(squeeze)
    return children.length ? [{ ...node, children } as PhrasingContent] : []
  }
  return nodes.flatMap(squeeze)
}

/** Word breaks its lines anywhere: a line end between two Chinese characters is no space. */
const spaced = (text: string): string =>
  cleanText(text)
    .replace(/\u00AD/g, '')
    .replace(/(?<=[\p{Script=Han}，。、；：？！）》”])[ \t]*\r?\n\s*(?=[\p{Script=Han}（《“])/gu, '')
    .replace(/[\s\u00A0]+/g, ' ')

/** Set lines as running text. */
export const linesOf = (text: string): PhrasingContent[] =>
  text
    .split(/\r\n?|\n/)
    .flatMap((line, index) => [
      ...(index ? [{ type: 'break' as const }] : []),
      { type: 'text' as const, value: spaced(line) },
    ])

const blockTags =
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  )
export const isBlock = (element: Element): boolean => blockTags.includes(tagOf(element))
/** WeChat and Google put blocks into spans and bold. */
export const holdsBlock = (element: Element): boolean => [...element.querySelectorAll('*')].some(isBlock)
