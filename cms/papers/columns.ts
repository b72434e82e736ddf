import type { Table } from 'mdast'
import { textOf } from '../../content/schema/body/plain-text.ts'

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)

/** Columns as wide as their longest cell asks for, within reason, over the whole width; their sum is 1. */
export const columnShares = ({ children }: Table): number[] => {
  const columns = children[0]?.children.length ?? 0
  const wanted = Array.from({ length: columns }, (_, column) =>
    Math.min(
      40,
      Math.max(6, ...children.map((row) => widthOf(row.children[column] ? textOf(row.children[column]) : ''))),
    ),
  )
  const sum = wanted.reduce((total, width) => total + width, 0)
  return wanted.map((width) => width / sum)
}
