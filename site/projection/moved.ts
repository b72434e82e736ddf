import { pagePath, topicMonthPath, topicPath } from '../format/address.ts'
import { presentPath } from '../format/section-address.ts'
import { one } from './query.ts'
import { givenTopicMonths, presentTopic } from './topics.ts'

/** Where a page lives now that was given out under another address; undefined: where it always did, or nowhere. */
export const movedTo = (path: string): string | undefined => {
  const [, first = '', second = '', year = '', last = ''] = path.split('/')
  if (first === 'topics' && second) return movedTopic(decodeURIComponent(second), year, last)
  const now = presentPath(path)
  const isElsewhere = now !== path
  const [, section, ofYear, number, changes] = /^\/([a-z]+)\/(\d+)\/(\d+)\/(changes\/)?$/.exec(now) ?? []
  if (!section) return isElsewhere ? now : undefined
  const place = { section, year: Number(ofYear), number: Number(number) }
  const { live, edition } = standing(place)
  if (edition === null || (changes && edition === 1)) return undefined
  // What was changed is not told of what was withdrawn.
  if (changes && live === 0) return pagePath(place)
  return isElsewhere ? now : undefined
}

const movedTopic = (topic: string, year: string, month: string) => {
  const present = presentTopic(topic)
  if (present === topic) return undefined
  // What was expunged took its words along: nothing of that name was given out that may still be led on.
  const given = givenTopicMonths(topic)
  if (year && month) return given.includes(`${year}-${month}`) ? topicMonthPath(present, `${year}-${month}`) : undefined
  return given.length > 0 ? topicPath(present) : undefined
}

type Standing = { live: number | null; edition: number | null }

const standing = ({ section, year, number }: { section: string; year: number; number: number }): Standing =>
  one<Standing>(
    'select max(live) as live, max(edition) as edition from document where section = ? and year = ? and number = ?',
    section,
    year,
    number,
  ) ?? { live: null, edition: null }
