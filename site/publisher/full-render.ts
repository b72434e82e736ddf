import { inScene } from '../projection/current.ts'
import { allPaths } from './all-paths.ts'
import { liveFiles, namesOf, publishFiles } from './files.ts'
import { assetsOf, copyAssets, fileOf, type Live, removeStale, writePath } from './live.ts'

/** Draws the whole site from the projection, over what is there, then removes what does not belong. Readers never see a gap. */
export const renderAll = async ({ live, contentDir }: { live: Live; contentDir: string }) => {
  const files = liveFiles(live.scene.database)
  await copyAssets(live)
  await publishFiles({ contentDir, live: live.folder, files })
  const paths = inScene(live.scene, allPaths)
  for (const path of paths) await writePath(live, path)
  const kept = new Set([
    ...paths.map(fileOf),
    ...(await assetsOf(live.bundle)),
    ...files.flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`)),
  ])
  await removeStale({ folder: live.folder, kept })
}
