import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fromTopicFile, type TopicRelease, topicRecordPath, toTopicFile } from '../../content/schema/topic-rename.ts'
import type { RecordedTopic } from '../projection/project-topics.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { type Logged, readLogged } from './read-record.ts'

/** Puts a rename on record, once. What stands there is never replaced. */
export const writeTopic = async ({ contentDir, release }: { contentDir: string; release: TopicRelease }) => {
  const path = topicRecordPath(release)
  const text = toTopicFile(release)
  const known = (await readIfThere(join(contentDir, path)))?.toString()
  if (known === undefined) await writeWhole({ path: join(contentDir, path), data: text, isDurable: true })
  else if (known !== text) throw new Error(`${path} is on record with another rename; a record is never replaced.`)
  return path
}

export type ReadTopic = { ok: true; recorded: RecordedTopic } | { ok: false; path: string; error: string }

/** Reads one file of the record and checks it again. */
export const readTopic = ({
  contentDir,
  path,
  logged,
}: {
  contentDir: string
  path: string
  logged: Logged
}): ReadTopic => {
  const file = join(contentDir, path)
  try {
    const { size, mtimeMs } = statSync(file)
    const release = fromTopicFile(readLogged({ contentDir, path, logged }))
    if (topicRecordPath(release) !== path) throw new Error(`It says that it belongs to ${topicRecordPath(release)}.`)
    return { ok: true, recorded: { path, size, modified: Math.round(mtimeMs), release } }
  } catch (error) {
    return { ok: false, path, error: (error as Error).message }
  }
}
