import type { DatabaseSync } from 'node:sqlite'
import { distinct } from './archives.ts'
import { scene } from './current.ts'
import { all, one, prepare } from './query.ts'

/** The name under which what carries a word is listed now. */
export const presentTopic = (word: string, database: DatabaseSync = scene().database): string =>
  (prepare(database, 'select present from topic_name where topic = ?').get(word) as { present: string } | undefined)
    ?.present ?? word

/** Every name that a topic has or had. */
export const namesOf = (topic: string): string[] => {
  const names = all<{ topic: string }>('select topic from topic_name where present = ?', presentTopic(topic))
  return [...new Set([topic, ...names.map((row) => row.topic)])]
}

/** Words that any edition of a document carries or carried, as far as the record may still say. */
export const wordsOf = (document: number): string[] =>
  all<{ word: string }>('select word from topic_word where document = ? order by word', document).map(
    ({ word }) => word,
  )

/** Names under which a topic page was ever given out: the words of texts on record, and what these are or were called. */
export const givenTopics = (): string[] => [
  ...new Set(distinct({ column: 'word', from: 'topic_word', where: '1', values: [] }).flatMap(namesOf)),
]

/** Months of which a topic has, or once had, a page; newest first. */
export const givenTopicMonths = (topic: string): string[] =>
  [
    ...new Set(
      namesOf(topic).flatMap((word) =>
        distinct({ column: 'month', from: 'topic_word', where: 'word = ?', values: [word] }),
      ),
    ),
  ]
    .sort()
    .reverse()

/** Whether a topic has, or once had, a page of this month. */
export const isGivenTopicMonth = (topic: string, month: string): boolean =>
  namesOf(topic).some(
    (word) => one('select 1 as there from topic_word where word = ? and month = ? limit 1', word, month) !== undefined,
  )
