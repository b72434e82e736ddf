import { join } from 'node:path'
import type { Scene } from '../projection/current.ts'
import { inScene } from '../projection/current.ts'
import type { Bundle } from './bundle.ts'
import { copyWhole, filesBelow, removeWithEmptyFolders, writePage } from './disk.ts'
import { liveFiles, namesOf } from './files.ts'

export type Live = { folder: string; scene: Scene; bundle: Bundle }

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
  const response = await inScene(scene, () => bundle.render(path))
  const body = new Uint8Array(await response.arrayBuffer())
  if (response.status === 200 || (response.status === 404 && path === '/404/')) return body
  if (response.status === 404) return undefined
  throw new Error(`${path} answered ${response.status} instead of a page`)
}

/** Writes the present form of a path; what stands there no more is deleted with the folders it leaves empty. */
export const writePath = async (live: Live, path: string) =>
  putPage({ folder: live.folder, file: fileOf(path), page: await renderPath(live, path) })

/** Writes a page whole, or takes it away where there is none any more. Every page goes this way. */
export const putPage = async ({
  folder,
  file,
  page,
}: {
  folder: string
  file: string
  page: Uint8Array | undefined
}) => {
  const target = join(folder, file)
  if (page) writePage({ path: target, data: page })
  else await removeWithEmptyFolders({ path: target, top: folder })
}

/** Files of the bundle that pages link to: styles, scripts, icons. Old hashed ones stay until the pages that use them are rewritten. */
export const copyAssets = async ({ folder, bundle }: Pick<Live, 'folder' | 'bundle'>) => {
  const client = join(bundle.folder, 'client')
  for (const file of await filesBelow(client)) await copyWhole({ from: join(client, file), to: join(folder, file) })
}

/** Removes what no page uses after a full render. `kept`: relative paths that belong there. */
export const removeStale = async ({ folder, kept }: { folder: string; kept: Set<string> }) => {
  for (const file of await filesBelow(folder))
    if (!belongs(file, kept)) await removeWithEmptyFolders({ path: join(folder, file), top: folder })
}

/** Whether a file of a live folder belongs there: a page, a file beside the pages, or a compressed form of one; search keeps its own. */
export const belongs = (file: string, kept: Set<string>): boolean =>
  kept.has(file) || kept.has(file.replace(/\.(gz|br)$/, '')) || file.startsWith('search/index/')

/** Relative paths of what stands beside the pages: files of the bundle, and files of statements that are live. */
export const filesBeside = async ({ scene, bundle }: Pick<Live, 'scene' | 'bundle'>): Promise<Set<string>> =>
  new Set([
    ...(await filesBelow(join(bundle.folder, 'client'))),
    ...liveFiles(scene.database).flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)),
  ])
