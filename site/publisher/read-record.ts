import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readMdx, recordPath } from '../../content/schema/record.ts'
import type { Recorded } from '../projection/project.ts'

export type Read = { ok: true; recorded: Recorded } | { ok: false; path: string; error: string }

/** Reads one file of the record and checks it again: what came to the disk by another way is refused like any other text. */
export const readRecord = ({ contentDir, path }: { contentDir: string; path: string }): Read => {
  const file = join(contentDir, path)
  try {
    const { size, mtimeMs } = statSync(file)
    const { entry: release, tree } = readMdx(readFileSync(file, 'utf8'))
    if (recordPath(release) !== path) throw new Error(`It says that it belongs to ${recordPath(release)}.`)
    const { section, year, number, transcript = false } = release
    const place = { path, size, modified: Math.round(mtimeMs), section, year, number, transcript, release }
    return { ok: true, recorded: tree ? { ...place, tree } : place }
  } catch (error) {
    return { ok: false, path, error: (error as Error).message }
  }
}
