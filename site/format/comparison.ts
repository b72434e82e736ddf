import { type Block, isChanged } from '../../content/schema/compare/snapshots.ts'
import type { Part } from '../../content/schema/compare/texts.ts'

/** One piece of two editions as a reader sees it: what it was, what it is. A number: so many pieces between did not change. */
export type Shown = { label: string; was?: Part[]; now?: Part[] } | { unchanged: number }

/** Of a long stretch that did not change, so many characters stay on either side; the rest is folded. */
const kept = 24
const folded = '……'

/** The pieces that changed, in the order of the page; what lies between two of them is only counted. */
export const rowsOf = (blocks: readonly Block[]): Shown[] => {
  const rows: Shown[] = []
  let unchanged = 0
  for (const block of blocks) {
    if (!isChanged([block])) {
      unchanged++
      continue
    }
    if (rows.length > 0 && unchanged > 0) rows.push({ unchanged })
    unchanged = 0
    rows.push(rowOf(block))
  }
  return rows
}

/** Characters that a comparison shows. */
export const sizeOf = (rows: readonly Shown[]): number =>
  rows.reduce((sum, row) => sum + ('label' in row ? lengthOf(row.was) + lengthOf(row.now) : 0), 0)

const lengthOf = (parts: readonly Part[] = []) => parts.reduce((sum, { text }) => sum + text.length, 0)

const rowOf = ({ label, parts }: Block): Shown => {
  const folds = parts.map((part, index) => (part.change ? part : fold(part, { index, last: parts.length - 1 })))
  const was = folds.filter(({ change }) => change !== 'added')
  const now = folds.filter(({ change }) => change !== 'removed')
  return {
    label: label.zh,
    ...(parts.some(({ change }) => change !== 'added') ? { was } : {}),
    ...(parts.some(({ change }) => change !== 'removed') ? { now } : {}),
  }
}

/** Whole characters, and of the lines around a change the one on which it stands. */
const fold = ({ text }: Part, { index, last }: { index: number; last: number }): Part => {
  const characters = Array.from(text)
  const before = index === 0 ? 0 : kept
  const after = index === last ? 0 : kept
  if (characters.length <= before + after + kept) return { text }
  const head = characters.slice(0, before).join('')
  const tail = after > 0 ? characters.slice(-after).join('') : ''
  return { text: ended(head) + folded + begun(tail) }
}

/** Cut where a reader pauses, if that is not too near. */
const ended = (head: string) => /^[^\n]{8,}[，。；！？]/.exec(head)?.[0] ?? head.split('\n')[0] ?? ''
const begun = (tail: string) => /[，。；！？]([^\n]{8,})$/.exec(tail)?.[1] ?? tail.split('\n').at(-1) ?? ''
