import type { DatabaseSync } from 'node:sqlite'
import { presentNames, type TopicRelease } from '../../content/schema/topic-rename.ts'
import { type Key, refreshDocument } from './project.ts'
import { prepare } from './query.ts'

/** One file of the record that says how a topic is called now, read and checked. */
export type RecordedTopic = { path: string; size: number; modified: number; release: TopicRelease }

/** Takes renames in and lists every document concerned under the present names. Doing it twice changes nothing. */
export const projectTopics = (
  database: DatabaseSync,
  { recorded, removed = [] }: { recorded: RecordedTopic[]; removed?: string[] },
) => {
  for (const path of removed) prepare(database, 'delete from topic_rename where path = ?').run(path)
  for (const { path, size, modified, release } of recorded)
    prepare(database, 'insert or replace into topic_rename values (?, ?, ?, ?, ?)').run(
      path,
      size,
      modified,
      release.sequence,
      JSON.stringify(release),
    )
  const before = namesIn(database)
  const renames = prepare(database, 'select record from topic_rename order by sequence').all() as { record: string }[]
  const after = presentNames(renames.map(({ record }) => JSON.parse(record) as TopicRelease))
  prepare(database, 'delete from topic_name').run()
  for (const [topic, present] of after) prepare(database, 'insert into topic_name values (?, ?)').run(topic, present)
  for (const word of new Set([...before.keys(), ...after.keys()]))
    if (before.get(word) !== after.get(word)) for (const key of carrying(database, word)) refreshDocument(database, key)
}

const namesIn = (database: DatabaseSync): Map<string, string> =>
  new Map(
    (prepare(database, 'select topic, present from topic_name').all() as { topic: string; present: string }[]).map(
      ({ topic, present }) => [topic, present],
    ),
  )

/** Documents that carry a word. */
export const carrying = (database: DatabaseSync, word: string): Key[] =>
  (
    prepare(
      database,
      'select section, year, number, transcript from document join topic_word on document = id where word = ?',
    ).all(word) as (Omit<Key, 'transcript'> & { transcript: number })[]
  ).map((key) => ({ ...key, transcript: key.transcript === 1 }))
