import { join } from 'node:path'
import type { StatementRelease } from '../../content/schema/release.ts'
import type { Words } from '../../content/schema/words.ts'
import { codeOf, pagePath } from '../format/address.ts'
import { limits } from '../format/limits.ts'
import { presentPlace } from '../format/section-address.ts'
import { inScene } from '../projection/current.ts'
import type { Document } from '../projection/document.ts'
import { latest, versionsAt } from '../projection/queries.ts'
import { documentAt } from './apply.ts'
import { differs } from './differs.ts'
import { readIfThere } from './disk.ts'
import { faults } from './faults.ts'
import { fileOf, type Live } from './live.ts'
import type { Pages } from './public-view.ts'

type Place = Pick<Live, 'scene' | 'folder'>

/** What a reader gets for this release, compared with the record and with what was written: faults, none when it is live. */
export const liveFaults = async ({
  live,
  release,
  pages,
}: {
  live: Place
  release: StatementRelease
  pages: Pages
}): Promise<Words[]> => {
  const { transcript = false } = release
  const place = presentPlace(release)
  const { section } = place
  const { document, page, lists } = inScene(live.scene, () => {
    const found = documentAt({ ...place, transcript })
    return {
      document: found,
      page: versionsAt(place).map((version) => version.document),
      lists: [
        { path: '/', entries: latest({ limit: limits.home }) },
        { path: `/${section}/`, entries: latest({ section, limit: limits.section }) },
        { path: '/feed.xml', entries: latest({ limit: limits.feed }) },
        { path: `/${section}/feed.xml`, entries: latest({ section, limit: limits.feed }) },
      ],
    }
  })
  if (!document) return [faults.notOnRecord()]
  const broken = await allBroken([pagePath(document), ...lists.map(({ path }) => path)], pages)
  if (broken) return [faults.everywhere(broken)]
  const found = await Promise.all([
    detailFault({ document, page, pages, live }),
    ...lists.map((list) => listFault({ document, list, pages, live })),
  ])
  return found.filter((fault) => fault !== undefined)
}

/** The status that every page answers with, where a server on the way is out of order. */
const allBroken = async (paths: string[], pages: Pages): Promise<number | undefined> => {
  const statuses = new Set(await Promise.all(paths.map(async (path) => (await pages(path)).status)))
  const [status] = statuses
  return statuses.size === 1 && status && status >= 500 ? status : undefined
}

type Looked = { document: Document; pages: Pages; live: Place }

const detailFault = async ({ document, page, pages, live }: Looked & { page: Document[] }) => {
  const path = pagePath(document)
  const { status, text, bytes, location } = await pages(path)
  const isGone = page.every((one) => !one.live)
  if (status >= 300 && status < 400) return faults.redirect(path, location)
  if (status !== (isGone ? 410 : 200) && !(isGone && status === 200))
    return faults.status(path, status, isGone ? 410 : 200)
  const shown = editionIn(text)
  // A notice and its transcript share a page and have editions of their own.
  if (page.length === 1 && shown && shown < document.edition) return faults.stale(path, document.edition, shown)
  if (!text.includes(`name="huiying:digest" content="${document.digest}"`))
    return faults.noDigest(path, document.digest)
  if (!text.includes(`name="huiying:edition" content="${document.edition}"`))
    return faults.noEdition(path, document.edition)
  if (!document.live && !text.includes('已撤回')) return faults.notWithdrawn(path)
  return differsFromFile({ path, bytes, live })
}

/** The edition that a page says it is. */
export const editionIn = (text: string): number | undefined =>
  Number(/name="huiying:edition" content="(\d+)"/.exec(text)?.[1]) || undefined

/** A list shows the statement exactly when the record says that it is among the newest. */
const listFault = async ({ document, list, pages, live }: Looked & { list: { path: string; entries: Document[] } }) => {
  const { path, entries } = list
  const { status, text, bytes, location } = await pages(path)
  if (status >= 300 && status < 400) return faults.redirect(path, location)
  if (status !== 200) return faults.status(path, status)
  const isExpected = entries.some(({ id }) => id === document.id)
  const code = codeOf(document.digest)
  const isShown = text.includes(`data-digest="${code}"`) || text.includes(`核验码 ${code}`)
  if (isExpected && !isShown) return faults.notListed(path, document.edition)
  if (!document.live && isShown) return faults.stillListed(path)
  return differsFromFile({ path, bytes, live })
}

/** Byte for byte what the publisher wrote: nothing put in, nothing taken out on the way. */
const differsFromFile = async ({ path, bytes, live }: { path: string; bytes: Uint8Array; live: Place }) => {
  const written = await readIfThere(join(live.folder, fileOf(path)))
  return written ? differs(path, written, bytes) : faults.missing(path)
}
