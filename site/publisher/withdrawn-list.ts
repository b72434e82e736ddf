import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Addresses that answer 410, from the list that lies among the live pages; read again when it changes. */
export const withdrawnList = (live: string) => {
  const file = join(live, 'withdrawn.json')
  let changed = -1
  let paths = new Set<string>()
  return async (path: string): Promise<boolean> => {
    const found = await stat(file).catch(() => undefined)
    if (!found) return false
    // Inode as well: two lists written in the same millisecond are two files.
    const version = found.mtimeMs + found.ino
    if (version !== changed) {
      paths = new Set((JSON.parse(await readFile(file, 'utf8')) as { paths: string[] }).paths)
      changed = version
    }
    return paths.has(path)
  }
}
