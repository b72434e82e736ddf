import { pagePath, topicMonthPath, topicPath } from '../format/address.ts'
import { presentPath } from '../format/section-address.ts'
import { all } from './query.ts'
import { givenTopicMonths, isGivenTopicMonth, presentTopic } from './topics.ts'

/** Where a page lives now that was given out under another address; undefined: where it always did, or nowhere. */
export const movedTo = (path: string): string | undefined => {
  const [, first = '', second = '', year = '', last = ''] = path.split('/')
  if (first === 'topics' && second) return movedTopic(decodeURIComponent(second), year, last)
  const now = presentPath(path)
  const isElsewhere = now !== path
  const [, section, ofYear, number, changes] = /^\/([a-z]+)\/(\d+)\/(\d+)\/(changes\/)?$/.exec(now) ?? []
  if (!section) return isElsewhere ? now : undefined
  if (!isElsewhere && !changes) return undefined
  const place = { section, year: Number(ofYear), number: Number(number) }
  const there = standing(place)
  if (!there.some(({ edition }) => edition > (changes ? 1 : 0))) return undefined
  // What was changed is not told of what was withdrawn.
  if (changes && there.every(({ live }) => live === 0)) return pagePath(place)
  return isElsewhere ? now : undefined
}

const movedTopic = (topic: string, year: string, month: string) => {
  const present = presentTopic(topic)
  if (present === topic) return undefined
  // What was expunged took its words along: nothing of that name was given out that may still be led on.
  if (year && month)
    return isGivenTopicMonth(topic, `${year}-${month}`) ? topicMonthPath(present, `${year}-${month}`) : undefined
  return givenTopicMonths(topic).length > 0 ? topicPath(present) : undefined
}

const standing = ({ section, year, number }: { section: string; year: number; number: number }) =>
  all<{ live: number; edition: number }>(
    'select live, edition from document where section = ? and year = ? and number = ?',
    section,
    year,
    number,
  )
