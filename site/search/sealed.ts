import type { Manifest } from './engine.ts'
import type { Query } from './match.ts'
import type { SearchPage } from './page.ts'
import { pairs, queryPhrases, runs } from './tokens.ts'

type Result = { id: string; data: () => Promise<{ url: string; content: string; meta: Record<string, string> }> }
type Pagefind = {
  search: (text: string) => Promise<{ results: Result[] }>
  mergeIndex: (path: string, options: { language: string }) => Promise<void>
}
export type Sealed = Pagefind

/** Opens the sealed bundles as one. Pagefind reads the language from <html lang> at that moment and would cut the query its own way. */
export const openSealed = async ({ sealed }: Manifest): Promise<Sealed | undefined> => {
  const [first, ...others] = sealed
  if (!first) return undefined
  const address = `${first}pagefind.js`
  const engine = (await import(/* @vite-ignore */ address)) as { createInstance: (options: object) => Pagefind }
  const { lang } = document.documentElement
  document.documentElement.lang = 'und'
  const opened = engine.createInstance({ basePath: first, noWorker: true })
  document.documentElement.lang = lang
  for (const path of others) await opened.mergeIndex(path, { language: 'und' })
  return opened
}

type Ask = { bundles: Sealed; query: Query; hidden: Set<string>; limit: number; mode: 'exact' | 'similar' }

/** Pages of the sealed bundles that may match. Which ones do is decided by their text, not by the index. */
export const askSealed = async ({ bundles, query, hidden, limit, mode }: Ask): Promise<SearchPage[]> => {
  const ranked = mode === 'exact' ? await allOf(bundles, query) : await mostOf(bundles, query)
  const pages: SearchPage[] = []
  // A few more than are shown: some are hidden, some fail the check of the text.
  for (let start = 0; start < ranked.length && pages.length < limit && start < limit * 3; start += limit) {
    const fragments = await Promise.all(
      ranked.slice(start, start + limit).map((result) => result.data().catch(() => undefined)),
    )
    for (const fragment of fragments) {
      const path = fragment?.url && new URL(fragment.url, location.origin).pathname
      if (fragment && path && !hidden.has(path)) pages.push(pageOf(path, fragment))
    }
  }
  return pages
}

/** Pages that hold every phrase. Only a quoted search tells; an unquoted one shortens words until something matches. */
const allOf = async (bundles: Sealed, { terms }: Query): Promise<Result[]> => {
  const phrases = terms.flatMap(queryPhrases)
  const lists = await Promise.all(phrases.map((phrase) => ask(bundles, isLone(phrase) ? phrase : `"${phrase}"`)))
  const [first = [], ...others] = lists.sort((a, b) => a.length - b.length)
  const sets = others.map((list) => new Set(list.map(({ id }) => id)))
  const members = first.filter(({ id }) => sets.every((set) => set.has(id)))
  if (members.length <= 10) return members
  const order = new Map((await ask(bundles, phrases.join(' '))).map(({ id }, index) => [id, index]))
  return members.sort((a, b) => (order.get(a.id) ?? 1e9) - (order.get(b.id) ?? 1e9))
}

/** Pages that hold at least half of the pairs, those with most of them first. */
const mostOf = async (bundles: Sealed, { terms }: Query): Promise<Result[]> => {
  const wanted = [...new Set(terms.flatMap(runs).flatMap((run) => (run.length > 1 ? pairs(run) : [])))].slice(0, 12)
  if (wanted.length < 2) return []
  const counts = new Map<string, { result: Result; n: number }>()
  for (const list of await Promise.all(wanted.map((pair) => ask(bundles, `"${pair}"`))))
    for (const result of list) counts.set(result.id, { result, n: (counts.get(result.id)?.n ?? 0) + 1 })
  return [...counts.values()]
    .filter(({ n }) => n >= wanted.length / 2)
    .sort((a, b) => b.n - a.n)
    .map(({ result }) => result)
}

const ask = async (bundles: Sealed, text: string) => (await bundles.search(text)).results
const isLone = (phrase: string) => [...phrase].length === 1

const pageOf = (path: string, { content, meta }: Awaited<ReturnType<Result['data']>>): SearchPage => ({
  path,
  title: meta.title ?? '',
  section: meta.section ?? '',
  number: meta.number ?? '',
  date: meta.date ?? '',
  unit: meta.unit ?? '',
  text: content,
})
