import type { PhrasingContent } from 'mdast'
import { type Atom, isBreak, isSpace, type Marks } from './phrasing.ts'

type Mark = keyof Marks

/**
 * Nests the marks of settled running text, in one way only: links outermost, then the longer of emphasis and strong,
 * emphasis outside where both are equal, code inside. No mark starts or ends with a space.
 */
export const nestMarks = (atoms: Atom[], place: 'text' | 'cell' = 'text', held: Mark[] = []): PhrasingContent[] => {
  const out: PhrasingContent[] = []
  for (let at = 0; at < atoms.length; ) {
    const atom = atoms[at] as Atom
    const mark = isSpace(atom) ? undefined : outermost(atoms, at, held)
    const end = mark ? runEnd(atoms, at, mark) : at + 1
    const run = atoms.slice(at, end)
    if (mark === 'code') addText(out, run, isWritable(run, place, held) ? 'inlineCode' : 'text')
    else if (mark) out.push(wrap(mark, atom, nestMarks(run, place, [...held, mark])))
    else if (isBreak(atom)) out.push({ type: 'break' })
    else addText(out, run, 'text')
    at = end
  }
  return out.map((node) => ('value' in node ? { ...node, value: node.value.normalize('NFC') } : node))
}

const wrap = (mark: Exclude<Mark, 'code'>, { link = '' }: Atom, children: PhrasingContent[]): PhrasingContent =>
  mark === 'link' ? { type: 'link', url: link, children: children as never } : { type: mark, children }

const addText = (out: PhrasingContent[], run: Atom[], type: 'text' | 'inlineCode') => {
  const value = textOf(run)
  const last = out.at(-1)
  if (type === 'text' && last?.type === 'text') last.value += value
  else out.push({ type, value })
}

const textOf = (run: Atom[]) => run.map(({ text }) => text).join('')

/**
 * What code cannot hold, for want of an escape: in a table cell a backslash before a pipe, in a link what would make the
 * link a definition. There it is plain text.
 */
const isWritable = (run: Atom[], place: 'text' | 'cell', held: Mark[]) => {
  const code = textOf(run)
  if (held.includes('link') && code.includes(']:')) return false
  return place === 'text' || !/(?<!\\)(\\\\)*\\\|/.test(code)
}

const outermost = (atoms: Atom[], at: number, held: Mark[]): Mark | undefined => {
  const [first, second] = (['link', 'emphasis', 'strong', 'code'] as const).filter(
    (mark) => atoms[at]?.[mark] && !held.includes(mark),
  )
  if (first !== 'emphasis' || second !== 'strong') return first
  return runEnd(atoms, at, second) > runEnd(atoms, at, first) ? second : first
}

const runEnd = (atoms: Atom[], start: number, mark: Mark) => {
  let end = start
  while (atoms[end] && atoms[end]?.[mark] === atoms[start]?.[mark]) end += 1
  while (isSpace(atoms[end - 1])) end -= 1
  return end
}
