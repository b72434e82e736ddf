import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const isTemporary = (name: string) => /^\.\d+-\d+\.tmp$/.test(name)

/** Relative paths of the files below a folder, with `/`, sorted; none where there is no folder. What a crash left half-written is left out. */
export const filesIn = (top: string): string[] => {
  try {
    return readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isTemporary(entry.name))
      .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

export const readIfThere = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
