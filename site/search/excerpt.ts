import { type FoldTable, fold } from './fold.ts'

export type Piece = { text: string; isHit: boolean }

/** About two lines around the first hit, cut into pieces that are and are not what was asked for. */
export const excerpt = ({
  text,
  terms,
  table,
  length = 110,
}: {
  text: string
  terms: string[]
  table: FoldTable
  length?: number
}): Piece[] => {
  const folded = fold(text, table)
  const places = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0)
  const first = places.length > 0 ? Math.min(...places) : 0
  const start = first < length / 2 ? 0 : first - Math.round(length / 4)
  const end = Math.min(text.length, start + length)
  const pieces = mark({ text: text.slice(start, end).replaceAll('\n', ' '), terms, table })
  return [
    ...(start > 0 ? [{ text: '…', isHit: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: '…', isHit: false }] : []),
  ]
}

/** Cuts a text at the hits in it. */
export const mark = ({ text, terms, table }: { text: string; terms: string[]; table: FoldTable }): Piece[] => {
  const folded = fold(text, table)
  const isHit = new Array<boolean>(text.length).fill(false)
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1))
      isHit.fill(true, at, at + term.length)
  const pieces: Piece[] = []
  for (let index = 0; index < text.length; index += 1) {
    const last = pieces.at(-1)
    if (last && last.isHit === isHit[index]) last.text += text[index]
    else pieces.push({ text: text[index] ?? '', isHit: isHit[index] ?? false })
  }
  return pieces
}
