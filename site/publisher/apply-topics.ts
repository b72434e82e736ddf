import { pagePath, topicMonthPath, topicPath, withMark } from '../format/address.ts'
import { inScene, type Scene } from '../projection/current.ts'
import { inTransaction } from '../projection/database.ts'
import { movedTo } from '../projection/moved.ts'
import { carrying, projectTopics, type RecordedTopic } from '../projection/project-topics.ts'
import { prepare } from '../projection/query.ts'
import { givenTopicMonths, namesOf } from '../projection/topics.ts'
import { rank, sectionFeeds } from './affected.ts'

/** What names topics, whichever. */
const naming = ['/', '/topics/', '/feed.xml', '/feed.atom', '/feed.json', '/sitemap/pages.xml']

type Given = { scene: Scene; recorded: RecordedTopic[]; removed?: string[] }

/** Takes renames of topics into the projection and notes the pages to be written, in one transaction. */
export const applyTopics = ({ scene, recorded, removed = [] }: Given) =>
  inScene(scene, () =>
    inTransaction(scene.database, () => {
      const { database } = scene
      const gone = removed.flatMap((path) =>
        prepare(database, 'select record from topic_rename where path = ?').all(path),
      )
      const named = [
        ...recorded.map(({ release }) => release),
        ...(gone as { record: string }[]).map(({ record }) => JSON.parse(record) as { from: string; to: string }),
      ].flatMap(({ from, to }) => [from, to])
      const before = named.flatMap(namesOf)
      projectTopics(database, { recorded, removed })
      const names = [...new Set([...before, ...named.flatMap(namesOf)])]
      for (const page of new Set(names.flatMap((name) => pagesOf(scene, name))))
        prepare(database, 'insert or ignore into dirty values (?, ?)').run(page, placeOf(page))
    }),
  )

/** The lists under the present name come before anything links to them. */
const placeOf = (page: string): number =>
  /^\/topics\/.+\/$/.test(page) && movedTo(page) === undefined ? -1 : rank(page)

/** The lists of a topic, and every page that names it: its statements, their feeds, what lists topics. */
const pagesOf = ({ database }: Scene, name: string): string[] => {
  const documents = carrying(database, name)
  return [
    ...documents.map(pagePath),
    ...withMark(topicPath(name)),
    ...givenTopicMonths(name).flatMap((month) => withMark(topicMonthPath(name, month))),
    ...[...new Set(documents.map(({ section }) => section))].flatMap(sectionFeeds),
    ...naming,
  ]
}
