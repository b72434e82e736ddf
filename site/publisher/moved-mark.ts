import { join } from 'node:path'
import { mark } from '../format/address.ts'
import { movedTo } from '../projection/moved.ts'
import { readIfThere } from './disk.ts'

export const isMark = (path: string) => path.endsWith(`/${mark}`)

/** The mark of a page that moved: its present address, in one line. Undefined where the page lives as ever. */
export const markAt = (path: string): Uint8Array | undefined => {
  const target = movedTo(path.slice(0, -mark.length))
  return target === undefined ? undefined : new TextEncoder().encode(`${target}\n`)
}

/** Where a folder of live pages sends a reader of this path. */
export const readMark = async (folder: string, path: string): Promise<string | undefined> =>
  path.endsWith('/') && !path.includes('/.') && !path.includes('\0')
    ? (await readIfThere(join(folder, path, mark)))?.toString().trim()
    : undefined
