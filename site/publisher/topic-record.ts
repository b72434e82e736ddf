import { fromTopicFile, type TopicRelease, topicRecordPath, toTopicFile } from '../../content/schema/topic-rename.ts'
import type { RecordedTopic } from '../projection/project-topics.ts'
import { type LoggedFile, putOnce, type Read, readChecked } from './record-file.ts'

/** Puts a rename on record, once. */
export const writeTopic = async ({ contentDir, release }: { contentDir: string; release: TopicRelease }) =>
  putOnce({ contentDir, path: topicRecordPath(release), text: toTopicFile(release) })

/** Reads one file of the record and checks it again. */
export const readTopic = (file: LoggedFile): Read<RecordedTopic> =>
  readChecked({ ...file, parse: fromTopicFile, pathOf: topicRecordPath, recorded: (read) => read })
