import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readMdx, recordPath } from '../../content/schema/record.ts'
import type { Recorded } from '../projection/project.ts'

/** What the public log says that the file at a path is now: its SHA-256, or undefined where it names none. */
export type Logged = (path: string) => string | undefined

export type Read = { ok: true; recorded: Recorded } | { ok: false; path: string; error: string }

/** The bytes of a file that the log names. Throws for any other: what came to the disk by another way is not published. */
export const readLogged = ({
  contentDir,
  path,
  logged,
}: {
  contentDir: string
  path: string
  logged: Logged
}): string => {
  const data = readFileSync(join(contentDir, path))
  const expected = logged(path)
  if (expected === undefined) throw new Error('The public log does not name it.')
  if (createHash('sha256').update(data).digest('hex') !== expected)
    throw new Error('It is not the file that the public log names: somebody changed it.')
  return data.toString()
}

/** Reads one file of the record and checks it again: against the log, the allow-list and its own digest. */
export const readRecord = ({
  contentDir,
  path,
  logged,
}: {
  contentDir: string
  path: string
  logged: Logged
}): Read => {
  const file = join(contentDir, path)
  try {
    const { size, mtimeMs } = statSync(file)
    const { entry: release, tree } = readMdx(readLogged({ contentDir, path, logged }))
    if (recordPath(release) !== path) throw new Error(`It says that it belongs to ${recordPath(release)}.`)
    const { section, year, number, transcript = false } = release
    const place = { path, size, modified: Math.round(mtimeMs), section, year, number, transcript, release }
    return { ok: true, recorded: tree ? { ...place, tree } : place }
  } catch (error) {
    return { ok: false, path, error: (error as Error).message }
  }
}
