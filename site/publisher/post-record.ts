import type { MicroblogRelease } from '../../content/schema/microblog-post.ts'
import { fromPostFile, postPath, toPostFile } from '../../content/schema/microblog-record.ts'
import type { RecordedPost } from '../projection/project-posts.ts'
import { type LoggedFile, putOnce, type Read, readChecked } from './record-file.ts'

/** Puts an edition of a post on record, once. */
export const writePost = async ({ contentDir, release }: { contentDir: string; release: MicroblogRelease }) =>
  putOnce({ contentDir, path: postPath(release), text: toPostFile(release) })

/** Reads one file of the record and checks it again. */
export const readPost = (file: LoggedFile): Read<RecordedPost> =>
  readChecked({ ...file, parse: fromPostFile, pathOf: postPath, recorded: (read) => read })
