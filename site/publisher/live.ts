import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMark, pagePath } from '../format/address.ts'
import type { Scene } from '../projection/current.ts'
import { inScene } from '../projection/current.ts'
import { isWithdrawn, withdrawnPlaces } from '../projection/queries.ts'
import type { Bundle } from './bundle.ts'
import { filesBelow, removeWithEmptyFolders } from './disk.ts'
import { liveFiles, namesOf } from './files.ts'
import { markAt } from './moved-mark.ts'
import type { Packer } from './packer.ts'
import { isForm, markOf, pageOf, removePage, replacePage } from './page-files.ts'

/** `packer`: compresses what is written, later; without it pages lie as they are. `written`: kept while somebody looks. */
export type Live = {
  folder: string
  scene: Scene
  bundle: Bundle
  packer?: Pick<Packer, 'add' | 'hold' | 'sweep'>
  written?: Written
}

/** What was written to the live folder since somebody began to look. `isWhole`: every page was. */
export type Written = { paths: Set<string>; isWhole: boolean }

/** File of a path: a page is a folder with index.html, 404 stands at the top. */
export const fileOf = (path: string) => {
  const name = decodeURIComponent(path)
  if (name === '/404/') return '404.html'
  return name.endsWith('/') ? `${name.slice(1)}index.html` : name.slice(1)
}

/** Renders one path, or undefined when nothing stands there any more. */
export const renderPath = async (
  { scene, bundle }: Pick<Live, 'scene' | 'bundle'>,
  path: string,
): Promise<Uint8Array | undefined> => {
  if (isMark(path)) return inScene(scene, () => markAt(path))
  const response = await inScene(scene, () => bundle.render(path))
  const body = new Uint8Array(await response.arrayBuffer())
  if (response.status === 200 || (response.status === 404 && path === '/404/')) return body
  if (response.status === 404) return undefined
  throw new Error(`${path} answered ${response.status} instead of a page`)
}

/** Writes the present form of a path; what stands there no more is deleted with the folders it leaves empty. */
export const writePath = async (live: Live, path: string) => {
  const file = fileOf(path)
  const page = await renderPath(live, path)
  const isChanged = await putPage({ folder: live.folder, file, page, isWithdrawn: withdrawnAt(live, path) })
  if (isChanged) live.packer?.add(join(live.folder, file))
  live.written?.paths.add(path)
}

/** Writes a page whole, or takes it away where there is none any more. Every page goes this way. Answers whether it wrote. */
export const putPage = async ({
  folder,
  file,
  page,
  isWithdrawn,
}: {
  folder: string
  file: string
  page: Uint8Array | undefined
  isWithdrawn: boolean
}): Promise<boolean> => {
  if (page) return replacePage({ file: join(folder, file), data: page, isWithdrawn })
  await removePage({ file: join(folder, file), top: folder })
  return false
}

/** Whether all that stood at this path was withdrawn. */
export const withdrawnAt = ({ scene }: Pick<Live, 'scene'>, path: string): boolean =>
  inScene(scene, () => isWithdrawn(path))

/** Files of the bundle that pages link to: styles, scripts, icons. Old hashed ones stay until the pages that use them are rewritten. */
export const copyAssets = async ({ folder, bundle }: Pick<Live, 'folder' | 'bundle'>) => {
  const client = join(bundle.folder, 'client')
  for (const file of await filesBelow(client))
    replacePage({ file: join(folder, file), data: readFileSync(join(client, file)) })
}

/** Removes what no page uses after a full render. `kept`: relative paths that belong there. */
export const removeStale = async ({ folder, kept }: { folder: string; kept: Set<string> }) => {
  for (const file of await filesBelow(folder))
    if (!belongs(file, kept)) {
      const page = pageOf(file)
      if (kept.has(page)) await removeWithEmptyFolders({ path: join(folder, file), top: folder })
      else await removePage({ file: join(folder, page), top: folder })
    }
}

/** Whether a file of a live folder belongs there: a page, a file beside the pages, or a compressed form of one; search keeps its own. */
export const belongs = (file: string, kept: Set<string>): boolean =>
  kept.has(file) || (isForm(file) && kept.has(pageOf(file))) || file.startsWith('search/index/')

/** Relative paths of what stands beside the pages: files of the bundle, files of statements that are live, marks of what was withdrawn. */
export const filesBeside = async ({ scene, bundle }: Pick<Live, 'scene' | 'bundle'>): Promise<Set<string>> =>
  new Set([
    ...(await filesBelow(join(bundle.folder, 'client'))),
    ...liveFiles(scene.database).flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)),
    ...inScene(scene, withdrawnPlaces).map((place) => markOf(fileOf(pagePath(place)))),
  ])
