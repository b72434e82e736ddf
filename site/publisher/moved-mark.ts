import { join } from 'node:path'
import { markedPath, markPath } from '../format/address.ts'
import { movedTo } from '../projection/moved.ts'
import { readIfThere } from './disk.ts'

/** The mark of a page that moved: its present address, in one line. Undefined where the page lives as ever. */
export const markAt = (path: string): Uint8Array | undefined => {
  const target = movedTo(markedPath(path))
  return target === undefined ? undefined : new TextEncoder().encode(`${target}\n`)
}

/** Pages, and the feeds of sections. */
const mayMove = (path: string) => /(\/|\/feed\.xml)$/.test(path) && !path.includes('/.') && !path.includes('\0')

/** Where a folder of live pages sends a reader of this path. */
export const readMark = async (folder: string, path: string): Promise<string | undefined> =>
  mayMove(path) ? (await readIfThere(join(folder, markPath(path))))?.toString().trim() : undefined
