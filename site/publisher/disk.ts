import { constants, existsSync, linkSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
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
  const temporary = temporaryIn(folder)
  const made = await mkdir(folder, { recursive: true })
  try {
    const file = await open(temporary, 'w', mode)
    try {
      await file.writeFile(data)
      if (isDurable) await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    discard(temporary)
    throw error
  }
  if (isDurable) await syncUpTo(folder, made ? dirname(made) : folder)
}

/**
 * The same for a page, at once: a thread for each small file costs more than the file. `seconds`: its time, since 1970.
 * `isNew`: its folder may not be there.
 */
export const writePage = ({
  path,
  data,
  seconds,
  isNew,
}: {
  path: string
  data: Uint8Array
  seconds: number
  isNew: boolean
}) => {
  const temporary = temporaryIn(dirname(path))
  if (isNew) mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(temporary, data)
    placePage({ temporary, path, seconds })
  } catch (error) {
    discard(temporary)
    throw error
  }
}

/** What was written beside is put in its place, dated. */
export const placePage = ({ temporary, path, seconds }: { temporary: string; path: string; seconds: number }) => {
  utimesSync(temporary, seconds, seconds)
  renameSync(temporary, path)
}

/** What could not be written must not take the place that is lacking; that it cannot be removed either is no news. */
const discard = (temporary: string) => {
  try {
    rmSync(temporary, { force: true })
  } catch {}
}

/** A name for a file that is being written. */
export const temporaryIn = (folder: string) => join(folder, `.${process.pid}-${counter++}.tmp`)

/** The same file under another folder: files of a site are replaced by rename and never written into, so both stay whole. */
export const sharePage = ({ from, to, file }: { from: string; to: string; file: string }) => {
  mkdirSync(dirname(join(to, file)), { recursive: true })
  // Forms of what stood there before go first: a page without forms is sent as it is, one with those of another is wrong.
  for (const form of ['.gz', '.br']) rmSync(join(to, file + form), { force: true })
  for (const form of ['', '.gz', '.br']) {
    const [old, shared] = [join(from, file + form), join(to, file + form)]
    if (form && !existsSync(old)) continue
    const temporary = temporaryIn(dirname(shared))
    linkSync(old, temporary)
    renameSync(temporary, shared)
    // Two names of one file: renaming one over the other leaves both.
    rmSync(temporary, { force: true })
  }
}

/** A copy that shares its blocks where the file system can. */
export const copyWhole = async ({ from, to }: { from: string; to: string }) => {
  const temporary = temporaryIn(dirname(to))
  await mkdir(dirname(to), { recursive: true })
  try {
    await copyFile(from, temporary, constants.COPYFILE_FICLONE)
    await rename(temporary, to)
  } catch (error) {
    discard(temporary)
    throw error
  }
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

/** Removes a folder with its files, and the folders that this leaves empty, up to `top`. */
export const removeFolder = async ({ path, top }: { path: string; top: string }) => {
  await rm(path, { recursive: true, force: true })
  await removeWithEmptyFolders({ path, top })
}

/** Relative paths of the files below a folder, with `/`. Temporary files of a crash are left out. Only a folder that is not there is empty. */
export const filesBelow = async (top: string): Promise<string[]> => {
  const entries = await entriesBelow(top)
  return entries
    .filter((entry) => entry.isFile() && !isTemporary(entry.name))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
}

/** Removes what a crash left half written below a folder. A text that was expunged later may be in it. */
export const removeTemporaries = async (top: string): Promise<void> => {
  for (const { name, parentPath } of await entriesBelow(top))
    if (isTemporary(name)) await removeWithEmptyFolders({ path: join(parentPath, name), top })
}

const entriesBelow = async (top: string) => {
  try {
    return await readdir(top, { recursive: true, withFileTypes: true })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && path === top) return []
    throw error
  }
}

const isTemporary = (name: string) => /^\.\d+-\w+\.tmp$/.test(name)

/** A new folder is kept only once the folder that holds it is on the disk. */
const syncUpTo = async (folder: string, top: string): Promise<void> => {
  await syncToDisk(folder)
  if (folder !== top) await syncUpTo(dirname(folder), top)
}

/** Waits until the disk holds a file and its name. */
export const syncWithFolder = async (path: string) => {
  await syncToDisk(path)
  await syncToDisk(dirname(path))
}

/** Waits until the disk holds a file, or the names in a folder. */
export const syncToDisk = async (path: string) => {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
