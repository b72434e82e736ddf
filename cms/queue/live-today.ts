import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { shanghaiDayStart } from '../calendar/day.ts'
import { languageOf } from '../language.ts'
import { releaseActs } from '../workflow/act-words.ts'
import { glance } from '../workflow/glance.ts'

/** `label`: the act of the release in words. */
export type LiveToday = { title: string; url: string; at: string; kind: string; act: string; label: string }
const most = 50
const day = 86_400_000

/** What went live since midnight in Shanghai, newest first, one line a text: nothing the public could not read. */
export const liveToday = async (req: PayloadRequest): Promise<LiveToday[]> => {
  const midnight = shanghaiDayStart(now())
  const deliveries = await glance<{ release: string; subject: string; url: string; liveAt: string }>({
    req,
    slug: 'deliveries',
    where: {
      and: [{ state: { equals: 'live' } }, { liveAt: { greater_than_equal: midnight.toISOString() } }],
    },
    select: { release: true, subject: true, url: true, liveAt: true },
    sort: '-sequence',
    limit: most,
  })
  const labelOf = (act: string) => releaseActs[act]?.[languageOf(req)] ?? act
  const newest = deliveries.filter(
    ({ subject }, index) => deliveries.findIndex((other) => other.subject === subject) === index,
  )
  const releases = await glance<{ id: string; recordKind: string; title: string; kind: string; act: string }>({
    req,
    slug: 'releases',
    where: {
      and: [
        { id: { in: newest.map(({ release }) => release) } },
        { recordKind: { equals: 'statement' } },
        // What was released long ago and is only now on a new disk is no news.
        { releasedAt: { greater_than_equal: new Date(midnight.getTime() - day).toISOString() } },
      ],
    },
    select: { recordKind: true, title: true, kind: true, act: true },
  })
  return newest.flatMap(({ release, url, liveAt }) => {
    const found = releases.find(({ id }) => id === release)
    return found
      ? [{ title: found.title, url, at: liveAt, kind: found.kind, act: found.act, label: labelOf(found.act) }]
      : []
  })
}
