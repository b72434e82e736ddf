import { type Found, search } from './engine.ts'
import { excerpt, mark, type Piece } from './excerpt.ts'
import type { Hit } from './match.ts'
import { openSealed } from './sealed.ts'

const element = (name: string, className: string, children: (Node | string)[]) => {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

const marked = (pieces: Piece[]) => pieces.map(({ text, isHit }) => (isHit ? element('mark', '', [text]) : text))

const entry = ({ page, terms }: Hit, { table }: Found) => {
  const link = element('a', '', marked(mark({ text: page.title, terms, table }))) as HTMLAnchorElement
  link.href = page.path
  const meta = [
    element('span', 'kind', [page.section]),
    element('span', '', [page.date]),
    element('span', '', [page.unit]),
    element('span', 'number', [page.number]),
  ]
  const words = element('p', 'lead', marked(excerpt({ text: page.text, terms, table })))
  return element('li', '', [element('h2', '', [link]), words, element('p', 'meta', meta)])
}

const say = (found: Found, query: string) => {
  if (found.hits.length === 0) return `没有找到与“${query}”有关的内容。可以换一个说法，或者少写几个字。`
  if (found.kind === 'similar') return `没有与“${query}”完全一致的内容，以下内容与它相近。`
  return `找到 ${found.isCut ? '较多内容，显示最相关的 ' : ''}${found.hits.length} 条。`
}

const get = async (path: string) => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return response.json() as Promise<unknown>
}

const run = async ({ query, results, said }: { query: string; results: HTMLElement; said: HTMLElement }) => {
  said.textContent = '正在搜索……'
  try {
    // A release may replace the index between two requests; then the second try meets the new one.
    const ask = () => search(query, { get, sealed: openSealed })
    const found = await ask().catch(ask)
    const entries = found.hits.map((hit) => entry(hit, found))
    results.replaceChildren(...(entries.length > 0 ? [element('ul', 'entries', entries)] : []))
    said.textContent = say(found, query)
  } catch {
    said.textContent = '搜索暂时用不了，请稍后再试。'
  }
}

const input = document.querySelector<HTMLInputElement>('#q')
const results = document.querySelector<HTMLElement>('#results')
const said = document.querySelector<HTMLElement>('#said')
const query = (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, 100)
if (input && results && said && query) {
  input.value = query
  document.title = `${query} - ${document.title}`
  void run({ query, results, said })
}
