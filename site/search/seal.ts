import { gunzipSync, gzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import { type FoldTable, fold } from './fold.ts'
import { type SearchPage, wholeText } from './page.ts'
import type { IndexedPage } from './page-text.ts'
import { indexTokens } from './tokens.ts'

type File = { path: string; content: Uint8Array }

/** A Pagefind bundle of these pages. Pagefind cuts Chinese badly, so it is given tokens; a reader is shown the text. */
export const sealBundle = async ({ pages, table }: { pages: SearchPage[]; table: FoldTable }): Promise<File[]> => {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'und', writePlayground: false })
  if (!index) throw new Error(`The search index cannot be started: ${errors.join('; ')}`)
  try {
    for (const page of pages)
      await index.addCustomRecord({
        url: page.path,
        language: 'und',
        content: indexTokens(fold(wholeText(page), table)),
        meta: { title: indexTokens(fold(page.title, table)) },
      })
    const built = await index.getFiles()
    if (built.errors.length > 0) throw new Error(`The search index was not made: ${built.errors.join('; ')}`)
    const shown = new Map(pages.map((page) => [page.path, page]))
    return built.files
      .filter(({ path }) => !isUnused.test(path))
      .map((file) => (isFragment.test(file.path) ? withText(file, shown) : file))
  } finally {
    await index.deleteIndex()
  }
}

/** Ends the helper process. */
export const closeSealing = () => pagefind.close()

const isUnused = /(-ui\.|-highlight|-worker)/
export const isFragment = /\.pf_fragment$/
const mark = 'pagefind_dcd'

/** The page that a fragment of a bundle holds. */
export const readFragment = (content: Uint8Array): { url: string; content: string } =>
  JSON.parse(gunzipSync(content).toString().slice(mark.length)) as { url: string; content: string }

/** The order in which pages are sealed, so that the same pages give the same bundle. */
export const inOrder = (pages: IndexedPage[]): IndexedPage[] =>
  pages.sort((a, b) => a.sequence - b.sequence || (a.path < b.path ? -1 : 1))

const withText = (file: File, pages: Map<string, SearchPage>): File => {
  const record = readFragment(file.content)
  const page = pages.get(record.url)
  if (!page) return file
  const { title, section, number, date, unit, text } = page
  const shown = { ...record, content: text, meta: { title, section, number, date, unit } }
  return { path: file.path, content: gzipSync(mark + JSON.stringify(shown)) }
}
