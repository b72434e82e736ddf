import { cleanText } from '../../content/schema/clean-text.ts'
import { postLimits } from '../../content/schema/microblog-post.ts'
import { decodeReferences } from './references.ts'

/** What a platform writes in place of an address; the address itself is among the links. */
const placeholder = /^\s*(?:🔗\s*)?网页链接\s*$/u

export type Said = { text: string; links: string[]; images: string[] }

const longest = 200_000
/** Attributes are looked for no further than this into a tag, so that a broken one costs its own length at most. */
const longestTag = 4_000
const silent = /^(script|style|noscript|template|svg|math|iframe|object|head|title|select|textarea)$/
const parting =
  /^(p|div|br|li|tr|h[1-6]|ul|ol|table|section|article|header|footer|pre|blockquote|hr|figure|figcaption|dl|dt|dd)$/

/**
 * What a piece of HTML says, as plain text: tags gone, line ends and list items kept, the words of a picture that stands
 * for a sign (an emoji) kept. Whatever comes out is text and is escaped wherever it is shown.
 */
export const textOf = (html: string, base?: string | null): Said => {
  const source = html.slice(0, longest)
  const links: string[] = []
  const images: string[] = []
  let text = ''
  let anchor = 0
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open < 0) {
      text += decodeReferences(source.slice(at))
      break
    }
    text += decodeReferences(source.slice(at, open))
    if (source.startsWith('<!--', open)) {
      at = after(source, '-->', open + 4)
      continue
    }
    if (!/[a-zA-Z/!?]/.test(source[open + 1] ?? '')) {
      text += '<'
      at = open + 1
      continue
    }
    const end = endOfTag(source, open)
    const tag = source.slice(open, end)
    const name = /^<\/?([a-zA-Z][\w:-]*)/.exec(tag)?.[1]?.toLowerCase() ?? ''
    at = end
    if (parting.test(name)) text += name === 'li' && tag[1] !== '/' ? '\n· ' : '\n'
    if (tag === '</a>' && placeholder.test(text.slice(anchor))) text = text.slice(0, anchor)
    if (tag[1] === '/') continue
    if (silent.test(name) && !tag.endsWith('/>')) at = after(source, '>', closing(source, name, end))
    if (name === 'a') {
      anchor = text.length
      add(links, attribute(tag, 'href'), base)
    }
    if (name === 'img') {
      add(images, attribute(tag, 'src'), base)
      const words = attribute(tag, 'alt')
      if (words && /^\[.{1,12}\]$|^\p{Emoji}+$/u.test(words)) text += words
    }
  }
  return { text: tidy(text), links, images }
}

/** Lines trimmed, at most one empty line in a row, nothing that cannot be seen. */
export const tidy = (text: string): string =>
  Array.from(
    cleanText(text)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/· \n+/g, '· ')
      .trim(),
  )
    .slice(0, postLimits.text)
    .join('')

const after = (source: string, sought: string, from: number) => {
  const found = source.indexOf(sought, from)
  return found < 0 ? source.length : found + sought.length
}

const closing = (source: string, name: string, from: number) => {
  const found = source.slice(from).search(new RegExp(`</${name}[\\s>]`, 'i'))
  return found < 0 ? source.length : from + found
}

/** Where a tag ends; a `>` inside quotes belongs to an attribute. */
const endOfTag = (source: string, open: number): number => {
  let quote = ''
  for (let index = open + 1; index < Math.min(source.length, open + longestTag); index += 1) {
    const sign = source[index] as string
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return index + 1
  }
  return after(source, '>', open)
}

const attribute = (tag: string, name: string): string | undefined => {
  const [, double, single, bare] =
    new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? []
  const found = double ?? single ?? bare
  return found === undefined ? undefined : decodeReferences(found).trim()
}

const add = (list: string[], address: string | undefined, base?: string | null) => {
  const found = webAddressOf(address, base)
  if (found && !list.includes(found) && list.length < postLimits.links) list.push(found)
}

/** An absolute http(s) address, or undefined. */
export const webAddressOf = (address: string | null | undefined, base?: string | null): string | undefined => {
  if (!address) return undefined
  const against = base && URL.canParse(base) ? base : undefined
  if (!URL.canParse(address, against)) return undefined
  const { href, protocol } = new URL(address, against)
  return /^https?:$/.test(protocol) && href.length <= postLimits.url ? href : undefined
}

const written = /https?:\/\/[^\s<>"'，。；：！？、（）《》【】「」“”‘’]+/g

/** Addresses written out in plain text. */
export const addressesIn = (text: string): string[] =>
  [...text.matchAll(written)].flatMap(([found]) => webAddressOf(found.replace(/[.,;:!?)\]}]+$/, '')) ?? [])
