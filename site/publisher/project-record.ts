import type { DatabaseSync } from 'node:sqlite'
import { isPostPath } from '../../content/schema/microblog-record.ts'
import { isTopicRecord } from '../../content/schema/topic-rename.ts'
import { projectAll } from '../projection/project.ts'
import { projectPosts } from '../projection/project-posts.ts'
import { projectTopics } from '../projection/project-topics.ts'
import { filesBelow } from './disk.ts'
import { readPost } from './post-record.ts'
import { readRecord } from './read-record.ts'
import type { Logged } from './record-file.ts'
import { refuseSharedPlaces } from './shared-place.ts'
import { syncBureau } from './start-up.ts'
import { readTopic } from './topic-record.ts'

/** Takes a whole record into an empty projection. Answers what was refused, a line each. */
export const projectRecord = async ({
  database,
  contentDir,
  logged,
}: {
  database: DatabaseSync
  contentDir: string
  logged: Logged
}): Promise<string[]> => {
  const refused: string[] = []
  const there = await filesBelow(contentDir)
  const read = function* () {
    for (const path of there.filter((file) => file.endsWith('.mdx'))) {
      const one = readRecord({ contentDir, path, logged })
      if (one.ok) yield one.recorded
      else refused.push(`${path} is not shown: ${one.error}`)
    }
  }
  const posts = function* () {
    for (const path of there.filter(isPostPath)) {
      const one = readPost({ contentDir, path, logged })
      if (one.ok) yield one.recorded
      else refused.push(`${path} is not shown: ${one.error}`)
    }
  }
  const renames = there.filter(isTopicRecord).map((path) => readTopic({ contentDir, path, logged }))
  for (const one of renames) if (!one.ok) refused.push(`${one.path} is not shown: ${one.error}`)
  // Before the statements, which are listed under the present names.
  projectTopics(database, { recorded: renames.flatMap((one) => (one.ok ? [one.recorded] : [])) })
  projectAll({ database, recorded: read() })
  refuseSharedPlaces(database)
  projectPosts({ database, recorded: posts() })
  await syncBureau({ live: { scene: { database, siteUrl: '' } }, contentDir, logged }).catch((error: Error) =>
    refused.push(`bureau.json is not shown: ${error.message}`),
  )
  return refused
}
