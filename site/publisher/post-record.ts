import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import { fromPostFile, postPath, toPostFile } from '../../content/schema/microblog-record.ts'
import type { RecordedPost } from '../projection/project-posts.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { type Logged, readLogged } from './read-record.ts'

/** Puts an edition of a post on record, once. What stands there is never replaced by another text. */
export const writePost = async ({
  contentDir,
  release,
}: {
  contentDir: string
  release: MicroblogRelease
}): Promise<string> => {
  const path = postPath(release)
  const text = toPostFile(release)
  const known = (await readIfThere(join(contentDir, path)))?.toString()
  if (known === undefined) await writeWhole({ path: join(contentDir, path), data: text, isDurable: true })
  else if (known !== text) throw new Error(`${path} is on record with another text; a record is never replaced.`)
  return path
}

export type ReadPost = { ok: true; recorded: RecordedPost } | { ok: false; path: string; error: string }

/** Reads one file of the record and checks it again. */
export const readPost = ({
  contentDir,
  path,
  logged,
}: {
  contentDir: string
  path: string
  logged: Logged
}): ReadPost => {
  const file = join(contentDir, path)
  try {
    const { size, mtimeMs } = statSync(file)
    const release = fromPostFile(readLogged({ contentDir, path, logged }))
    if (postPath(release) !== path) throw new Error(`It says that it belongs to ${postPath(release)}.`)
    return { ok: true, recorded: { path, size, modified: Math.round(mtimeMs), release } }
  } catch (error) {
    return { ok: false, path, error: (error as Error).message }
  }
}
