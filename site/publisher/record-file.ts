import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere, syncWithFolder, writeWhole } from './disk.ts'

/** What the public log says that the file at a path is now: its SHA-256, or undefined where it names none. */
export type Logged = (path: string) => string | undefined

type File = { contentDir: string; path: string }
export type LoggedFile = File & { logged: Logged }

/** One file of the record as it was read. Bytes; milliseconds since 1970. */
export type ReadFile<R> = { path: string; size: number; modified: number; release: R }
export type Read<Recorded> = { ok: true; recorded: Recorded } | { ok: false; path: string; error: string }

/** The bytes of a file that the log names. Throws for any other: what came to the disk by another way is not published. */
export const readLogged = ({ contentDir, path, logged }: LoggedFile): string => {
  const data = readFileSync(join(contentDir, path))
  const expected = logged(path)
  if (expected === undefined) throw new Error('The public log does not name it.')
  if (createHash('sha256').update(data).digest('hex') !== expected)
    throw new Error('It is not the file that the public log names: somebody changed it.')
  return data.toString()
}

/** Reads a file and checks it again: against the log, by `parse`, and that it stands where it says that it belongs. */
export const readChecked = <R, Recorded>({
  parse,
  pathOf,
  recorded,
  ...file
}: LoggedFile & {
  parse: (text: string) => R
  pathOf: (release: R) => string
  recorded: (read: ReadFile<R>) => Recorded
}): Read<Recorded> => {
  const { contentDir, path } = file
  try {
    const { size, mtimeMs } = statSync(join(contentDir, path))
    const release = parse(readLogged(file))
    if (pathOf(release) !== path) throw new Error(`It says that it belongs to ${pathOf(release)}.`)
    return { ok: true, recorded: recorded({ path, size, modified: Math.round(mtimeMs), release }) }
  } catch (error) {
    return { ok: false, path, error: (error as Error).message }
  }
}

/** Puts a file on record, once. What stands there is never replaced by another; `mayStay`: unless what stands there may differ. */
export const putOnce = async ({
  contentDir,
  path,
  text,
  mayStay = () => false,
}: File & { text: string; mayStay?: (known: string) => boolean }): Promise<string> => {
  const known = (await readIfThere(join(contentDir, path)))?.toString()
  if (known === undefined) await writeWhole({ path: join(contentDir, path), data: text, isDurable: true })
  else if (known !== text && !mayStay(known))
    throw new Error(`${path} is on record with another text; a record is never replaced.`)
  // A death after the file got its name may have come before the disk had it; the log must not name what can be lost.
  else await syncWithFolder(join(contentDir, path))
  return path
}
