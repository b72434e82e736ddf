import { type FoldTable, fold } from './fold.ts'
import { type SearchPage, wholeText } from './page.ts'
import { pairs, runs } from './tokens.ts'

export type Query = { terms: string[] }
export type Hit = { page: SearchPage; score: number; terms: string[] }

/** A query as it is matched: folded, split at spaces and at punctuation that nobody means. */
export const readQuery = (text: string, table: FoldTable): Query => ({
  terms: [
    ...new Set(
      fold(text, table)
        .split(/[\s,，。；;！？!?、"“”'‘’《》<>]+/u)
        .filter((term) => runs(term).length > 0),
    ),
  ].slice(0, 8),
})

/** Every term stands in the page, word for word. */
export const exactHit = (page: SearchPage, query: Query, table: FoldTable): Hit | undefined => {
  const folded = fold(wholeText(page), table)
  if (!query.terms.every((term) => folded.includes(term))) return undefined
  const title = fold(page.title, table)
  const inTitle = query.terms.filter((term) => title.includes(term)).length
  const isNumber = query.terms.some((term) => fold(page.number, table).includes(term))
  const often = query.terms.reduce((sum, term) => sum + Math.min(5, folded.split(term).length - 1), 0)
  return { page, score: 1_000 + inTitle * 100 + Number(isNumber) * 200 + often, terms: query.terms }
}

/** Most of what was typed stands in the page: for a wrong character or words run together. */
export const similarHit = (page: SearchPage, query: Query, table: FoldTable): Hit | undefined => {
  const wanted = [...new Set(query.terms.flatMap(runs).flatMap((run) => (run.length > 1 ? pairs(run) : [run])))]
  if (wanted.length < 2) return undefined
  const folded = fold(wholeText(page), table)
  const title = fold(page.title, table)
  const found = wanted.filter((pair) => folded.includes(pair))
  const share = found.length / wanted.length
  if (share < 0.5) return undefined
  return { page, score: share * 100 + found.filter((pair) => title.includes(pair)).length, terms: found }
}

/** Best first; of equals the newer. */
export const ordered = (hits: Hit[]): Hit[] =>
  hits.sort((a, b) => b.score - a.score || (a.page.date < b.page.date ? 1 : -1))
