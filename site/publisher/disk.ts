import { constants, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { threadId } from 'node:worker_threads'

// Threads of one process write side by side: none takes another's names.
let counter = threadId * 1e9

/** Whole or absent: written beside the place, then renamed. `isDurable` waits for the disk, for files that cannot be drawn again. */
export const writeWhole = async ({
  path,
  data,
  isDurable = false,
  mode = 0o666,
}: {
  path: string
  data: string | Uint8Array
  isDurable?: boolean
  mode?: number
}) => {
  const folder = dirname(path)
  const temporary = join(folder, `.${process.pid}-${counter++}.tmp`)
  await mkdir(folder, { recursive: true })
  const file = await open(temporary, 'w', mode)
  try {
    await file.writeFile(data)
    if (isDurable) await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  if (isDurable) await syncFolder(folder)
}

/** The same for a page, at once: a thread for each small file costs more than the file. `seconds`: its time, since 1970. */
export const writePage = ({ path, data, seconds }: { path: string; data: Uint8Array; seconds: number }) => {
  const temporary = temporaryIn(dirname(path))
  try {
    writeFileSync(temporary, data)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, data)
  }
  placePage({ temporary, path, seconds })
}

/** What was written beside is put in its place, dated. */
export const placePage = ({ temporary, path, seconds }: { temporary: string; path: string; seconds: number }) => {
  utimesSync(temporary, seconds, seconds)
  renameSync(temporary, path)
}

/** A name for a file that is being written. */
export const temporaryIn = (folder: string) => join(folder, `.${process.pid}-${counter++}.tmp`)

/** A copy that shares its blocks where the file system can. */
export const copyWhole = async ({ from, to }: { from: string; to: string }) => {
  const temporary = join(dirname(to), `.${process.pid}-${counter++}.tmp`)
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, temporary, constants.COPYFILE_FICLONE)
  await rename(temporary, to)
}

export const readIfThere = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR')
      return undefined
    throw error
  }
}

/** Removes a file and the folders that it leaves empty, up to `top`. */
export const removeWithEmptyFolders = async ({ path, top }: { path: string; top: string }) => {
  await rm(path, { force: true })
  for (let folder = dirname(path); folder !== top && folder.startsWith(top + sep); folder = dirname(folder)) {
    try {
      await rmdir(folder)
    } catch {
      return
    }
  }
}

/** Relative paths of the files below a folder, with `/`. Temporary files of a crash are left out. */
export const filesBelow = async (top: string): Promise<string[]> => {
  const entries = await readdir(top, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && !isTemporary(entry.name))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

export const isTemporary = (name: string) => /^\.\d+-\d+\.tmp$/.test(name)

const syncFolder = async (folder: string) => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
