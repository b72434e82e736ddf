import { type FoldTable, readFoldTable } from './fold.ts'
import { exactHit, type Hit, ordered, readQuery, similarHit } from './match.ts'
import type { SearchPage } from './page.ts'
import { askSealed, type Sealed } from './sealed.ts'

/** What lies at /search/index/manifest.json: the newest pages as text, the others in sealed bundles. */
export type Manifest = {
  fold: string
  hot: string
  sealed: string[]
  /** Pages whose text in a sealed bundle is no longer the present one, or was withdrawn. */
  hidden: string[]
}
export type Found = { kind: 'exact' | 'similar'; hits: Hit[]; table: FoldTable; isCut: boolean }
type Get = (path: string) => Promise<unknown>

const shown = 30

/** Searches the site. Everything about how it is done lies behind this function. */
export const search = async (
  text: string,
  { get, sealed }: { get: Get; sealed: (manifest: Manifest) => Promise<Sealed | undefined> },
): Promise<Found> => {
  const manifest = (await get('/search/index/manifest.json')) as Manifest
  const [pairs, hot] = (await Promise.all([get(manifest.fold), get(manifest.hot)])) as [
    { pairs: string },
    { pages: SearchPage[] },
  ]
  const table = readFoldTable(pairs.pairs)
  const query = readQuery(text, table)
  if (query.terms.length === 0) return { kind: 'exact', hits: [], table, isCut: false }
  const bundles = manifest.sealed.length > 0 ? await sealed(manifest) : undefined
  const hidden = new Set([...manifest.hidden, ...hot.pages.map(({ path }) => path)])
  const old = bundles ? await askSealed({ bundles, query, hidden, limit: shown, mode: 'exact' }) : []
  const exact = [...hot.pages, ...old].map((page) => exactHit(page, query, table)).filter((hit) => hit !== undefined)
  if (exact.length > 0)
    return {
      kind: 'exact',
      hits: ordered(exact).slice(0, shown),
      table,
      isCut: exact.length > shown || old.length === shown,
    }
  const near = bundles ? await askSealed({ bundles, query, hidden, limit: shown, mode: 'similar' }) : []
  const similar = [...hot.pages, ...near]
    .map((page) => similarHit(page, query, table))
    .filter((hit) => hit !== undefined)
  return { kind: 'similar', hits: ordered(similar).slice(0, shown), table, isCut: false }
}
