import type { PhrasingContent } from 'mdast'
import { cleanText } from '../clean-text.ts'

/**
 * Running text as a flat row: the common ground of Markdown's nested marks and the editor's format bits. A hard line
 * break is an atom of '\n' without marks.
 */
export type Atom = { text: string; strong?: true; emphasis?: true; code?: true; link?: string }
export type Marks = Omit<Atom, 'text'>

/** Stands for a line end inside a Markdown paragraph, which is no break to a reader. Cleaned text never holds it. */
export const softBreak = '\r'

/** Flattens checked Markdown. Marks that repeat inside themselves count once. */
export const atomsOf = (nodes: PhrasingContent[], marks: Marks = {}): Atom[] =>
  nodes.flatMap((node): Atom[] => {
    switch (node.type) {
      case 'text':
        return [{ ...marks, text: node.value }]
      case 'inlineCode':
        return [{ ...marks, code: true, text: node.value }]
      case 'break':
        return [{ text: '\n' }]
      case 'strong':
      case 'emphasis':
        return atomsOf(node.children, { ...marks, [node.type]: true })
      case 'link': {
        const inside = atomsOf(node.children, { ...marks, link: node.url })
        return inside.some(({ text }) => text.trim()) ? inside : [{ ...marks, link: node.url, text: node.url }]
      }
      default:
        throw new Error(`unchecked phrasing: ${node.type}`)
    }
  })

export const isBreak = (atom: Atom | undefined) => atom?.text === '\n'
export const isSpace = (atom: Atom | undefined) => atom !== undefined && !isBreak(atom) && atom.text.trim() === ''

/** Cuts atoms so that breaks, soft breaks and the spaces at their edges stand alone. */
const cut = (atoms: Atom[]): Atom[] =>
  atoms.flatMap((atom) =>
    atom.text
      .split(/([\n\r])/)
      .flatMap((part) => {
        if (part === '\n' || part === softBreak) return [part]
        const text = cleanText(part).replace(/\t/g, ' ')
        const core = text.trim()
        if (!core) return [text]
        const start = text.indexOf(core)
        return [text.slice(0, start), core, text.slice(start + core.length)]
      })
      .filter((text) => text !== '')
      .map((text) => (text === '\n' ? { text } : { ...atom, text })),
  )

const startsWide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u
const endsWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]$/u

/** A soft break is a space, or nothing between two Chinese characters; spaces go at both ends of a line. */
const settleSpaces = (atoms: Atom[]): Atom[] => {
  const out: Atom[] = []
  let gap: Atom[] = []
  let soft = false
  for (const atom of [...atoms, { text: '\n' }]) {
    if (atom.text === softBreak || isSpace(atom)) {
      soft ||= atom.text === softBreak
      gap.push(atom)
      continue
    }
    const before = out.at(-1)
    if (before && !isBreak(before) && !isBreak(atom)) out.push(...(soft ? joinLines(before, gap, atom) : gap))
    out.push(atom)
    gap = []
    soft = false
  }
  return out.slice(0, -1)
}

const joinLines = (before: Atom, gap: Atom[], after: Atom): Atom[] => {
  const isTight = endsWide.test(before.text) && startsWide.test(after.text)
  return isTight ? [] : gap.slice(0, 1).map((atom) => ({ ...atom, text: ' ' }))
}

/** Running text with its spaces settled, cut into paragraphs at empty lines (two breaks in a row). */
export const settledParagraphs = (atoms: Atom[]): Atom[][] => {
  const paragraphs: Atom[][] = [[]]
  const settled = settleSpaces(cut(atoms))
  settled.forEach((atom, index) => {
    const isEmptyLine = isBreak(atom) && isBreak(settled[index - 1])
    if (isEmptyLine && paragraphs.at(-1)?.length) paragraphs.push([])
    else if (!isEmptyLine) paragraphs.at(-1)?.push(atom)
  })
  return paragraphs.map(withoutOuterBreaks).filter((paragraph) => paragraph.length > 0)
}

const withoutOuterBreaks = (atoms: Atom[]) =>
  atoms.filter((atom, index) => !(isBreak(atom) && (index === 0 || index === atoms.length - 1)))

/** The same where there are no paragraphs: a heading, in which breaks are spaces, or a table cell, in which they stay. */
export const settledLine = (atoms: Atom[], { breaks }: { breaks: boolean }): Atom[] => {
  const given = breaks ? atoms : atoms.map((atom) => (isBreak(atom) ? { text: softBreak } : atom))
  return settledParagraphs(given).flatMap((paragraph, index) => (index ? [{ text: '\n' }, ...paragraph] : paragraph))
}
