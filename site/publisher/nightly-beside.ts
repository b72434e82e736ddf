import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { copyWhole, filesBelow, removeWithEmptyFolders, sharePage } from './disk.ts'
import { liveFiles, namesOf } from './files.ts'
import { belongs, type Live } from './live.ts'
import { linkLog } from './log/link.ts'
import { markOf, pageOf } from './page-files.ts'
import { linkSearch } from './sites.ts'

/** What stands beside the pages of a site: files of the bundle, files of statements, the public log, the search index. */
export const besideThePages = ({ live, folder, contentDir }: { live: Live; folder: string; contentDir: string }) => {
  const brought = new Set<string>()
  const differs: string[] = []
  const missing: string[] = []
  let there: string[] = []

  const bringAsset = async (file: string) => {
    const from = join(live.bundle.folder, 'client', file)
    const old = join(live.folder, file)
    if (!existsSync(old)) missing.push(file)
    else if (!readFileSync(old).equals(readFileSync(from))) differs.push(file)
    // The same file keeps its age, and its forms.
    if (missing.includes(file) || differs.includes(file)) await copyWhole({ from, to: join(folder, file) })
    else sharePage({ from: live.folder, to: folder, file })
  }

  const bringFile = async (file: string) => {
    const [old, original] = [join(live.folder, file), join(contentDir, file)]
    const size = existsSync(old) ? statSync(old).size : undefined
    if (size === undefined) missing.push(file)
    else if (size !== statSync(original).size) differs.push(file)
    if (size !== undefined && !differs.includes(file)) sharePage({ from: live.folder, to: folder, file })
    else await copyWhole({ from: original, to: join(folder, file) })
    brought.add(file)
  }

  const filesNow = () =>
    liveFiles(live.scene.database).flatMap((file) => namesOf(file).map((name) => `files/${file.sha256}/${name}`))

  return {
    /** Most of it, while publishing goes on. */
    bring: async () => {
      const assets = await filesBelow(join(live.bundle.folder, 'client'))
      for (const file of assets) await bringAsset(file)
      for (const file of assets) brought.add(file)
      for (const file of filesNow()) await bringFile(file)
      await linkSearch(folder)
      await linkLog({ contentDir, live: folder })
      there = await filesBelow(live.folder)
    },
    /** What came and went since, while publishing waits. */
    bringRest: async () => {
      const now = new Set(filesNow())
      for (const file of now) if (!brought.has(file)) await bringFile(file)
      for (const file of brought)
        if (file.startsWith('files/') && !now.has(file)) {
          brought.delete(file)
          await removeWithEmptyFolders({ path: join(folder, file), top: folder })
        }
    },
    /** Compared with what readers see. `again`: pages that were written meanwhile. */
    differences: ({ pages, again }: { pages: Set<string>; again: Set<string> }) => {
      const marks = [...pages].map(markOf)
      const kept = new Set([...pages, ...marks, ...brought])
      const isExtra = (file: string) => !belongs(file, kept) && !again.has(pageOf(file))
      return {
        differs,
        missing,
        extra: there.filter((file) => isExtra(file) && existsSync(join(live.folder, file))),
      }
    },
  }
}
