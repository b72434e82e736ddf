import type { StatementRelease } from '../../content/schema/release.ts'
import { codeOf, pagePath } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { inScene, type Scene } from '../projection/current.ts'
import type { Document } from '../projection/document.ts'
import { latest, versionsAt } from '../projection/queries.ts'
import { documentAt } from './apply.ts'

export type Pages = (path: string) => Promise<{ status: number; text: string }>

/** Fetches over HTTP, each address once: one set of lists serves a whole batch. */
export const fetchPages = (siteUrl: string): Pages => {
  const known = new Map<string, ReturnType<Pages>>()
  return (path) => {
    const asked = known.get(path) ?? ask(new URL(path, siteUrl))
    known.set(path, asked)
    return asked
  }
}

/** What a reader gets for this release, compared with the record: faults in words, none when it is live. */
export const liveFaults = async ({
  scene,
  release,
  pages,
}: {
  scene: Scene
  release: StatementRelease
  pages: Pages
}): Promise<string[]> => {
  const { section, transcript = false } = release
  const { document, page, lists } = inScene(scene, () => {
    const found = documentAt({ ...release, section, transcript })
    return {
      document: found,
      page: versionsAt(release).map((version) => version.document),
      lists: [
        { path: '/', entries: latest({ limit: limits.home }) },
        { path: `/${section}/`, entries: latest({ section, limit: limits.section }) },
        { path: '/feed.xml', entries: latest({ limit: limits.feed }) },
        { path: `/${section}/feed.xml`, entries: latest({ section, limit: limits.feed }) },
      ],
    }
  })
  if (!document) return ['the record does not hold this statement']
  const faults = await Promise.all([
    detailFault({ document, page, pages }),
    ...lists.map((list) => listFault({ document, list, pages })),
  ])
  return faults.filter((fault) => fault !== undefined)
}

type Looked = { document: Document; pages: Pages }

const detailFault = async ({ document, page, pages }: Looked & { page: Document[] }) => {
  const path = pagePath(document)
  const { status, text } = await pages(path)
  const isGone = page.every(({ live }) => !live)
  if (status !== (isGone ? 410 : 200) && !(isGone && status === 200)) return `${path} answers ${status}`
  if (!text.includes(`name="huiying:digest" content="${document.digest}"`))
    return `${path} does not carry the digest ${document.digest}`
  if (!text.includes(`name="huiying:edition" content="${document.edition}"`))
    return `${path} does not carry edition ${document.edition}`
  if (!document.live && !text.includes('已撤回')) return `${path} does not say 已撤回`
  return undefined
}

/** A list shows the statement exactly when the record says that it is among the newest. */
const listFault = async ({ document, list, pages }: Looked & { list: { path: string; entries: Document[] } }) => {
  const { status, text } = await pages(list.path)
  if (status !== 200) return `${list.path} answers ${status}`
  const isExpected = list.entries.some(({ id }) => id === document.id)
  const code = codeOf(document.digest)
  const isShown = text.includes(`data-digest="${code}"`) || text.includes(`核验码 ${code}`)
  if (isExpected && !isShown) return `${list.path} does not show edition ${document.edition}`
  if (!document.live && isShown) return `${list.path} still shows the withdrawn statement`
  return undefined
}

const ask = async (url: URL) => {
  const response = await fetch(url, {
    headers: { 'cache-control': 'no-cache' },
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  return { status: response.status, text: await response.text() }
}
