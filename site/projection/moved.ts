import { pagePath, topicMonthPath, topicPath } from '../format/address.ts'
import { all } from './query.ts'
import { presentTopic } from './topics.ts'

/** Where a page lives now that was given out under another address; undefined: where it always did. */
export const movedTo = (path: string): string | undefined => {
  const [, first = '', second = '', year = '', last = ''] = path.split('/')
  if (first === 'topics' && second) return movedTopic(decodeURIComponent(second), year, last)
  const [, section, ofYear, number] = /^\/([a-z]+)\/(\d+)\/(\d+)\/changes\/$/.exec(path) ?? []
  return section ? movedChanges({ section, year: Number(ofYear), number: Number(number) }) : undefined
}

const movedTopic = (topic: string, year: string, month: string) => {
  const present = presentTopic(topic)
  if (present === topic) return undefined
  return year && month ? topicMonthPath(present, `${year}-${month}`) : topicPath(present)
}

/** What was changed is not told of what was withdrawn. */
const movedChanges = (place: { section: string; year: number; number: number }) => {
  const here = 'select max(live) as live from document where section = ? and year = ? and number = ?'
  const [found] = all<{ live: number | null }>(here, place.section, place.year, place.number)
  return found?.live === 0 ? pagePath(place) : undefined
}
