import { drawPages } from './draw.ts'
import { liveFiles, publishFiles } from './files.ts'
import { copyAssets, filesBeside, type Live, removeStale } from './live.ts'

/** Draws the whole site from the projection, over what is there, then removes what does not belong. Readers never see a gap. */
export const renderAll = async ({ live, contentDir }: { live: Live; contentDir: string }) => {
  const kept = await filesBeside(live)
  // Threads write the folder now.
  const goOn = live.packer?.hold()
  try {
    await copyAssets(live)
    await publishFiles({ contentDir, live: live.folder, files: liveFiles(live.scene.database) })
    await drawPages({
      source: live,
      sink: { write: live.folder },
      onDrawn: ({ file, isGone }) => {
        if (!isGone) kept.add(file)
      },
    })
    await removeStale({ folder: live.folder, kept })
  } finally {
    goOn?.()
  }
  live.packer?.sweep()
  if (live.written) live.written.isWhole = true
}
