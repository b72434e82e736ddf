import { join } from 'node:path'
import { inScene, type Scene } from '../projection/current.ts'
import { writeWhole } from '../publisher/disk.ts'
import { readFoldTable } from './fold.ts'
import { foldPairs } from './fold-table.ts'
import { placeOf } from './index-state.ts'
import { searchPage } from './page-text.ts'
import { inOrder, sealBundle } from './seal.ts'

export type Sealing = { scene: Scene; folder: string; paths: string[] }
export type SealedPage = { path: string; digest: string }

/** Writes the bundle of these pages into a folder. Answers the texts it holds; a page that is gone is not among them. */
export const sealFolder = async ({ scene, folder, paths }: Sealing): Promise<SealedPage[]> => {
  const pages = inOrder(inScene(scene, () => paths.flatMap((path) => searchPage(placeOf(path)) ?? [])))
  const files = pages.length > 0 ? await sealBundle({ pages, table: readFoldTable(foldPairs()) }) : []
  for (const { path, content } of files) await writeWhole({ path: join(folder, path), data: content })
  return pages.map(({ path, digest }) => ({ path, digest }))
}
