import { z } from 'zod'
import { common } from './release-common.ts'
import { topic } from './values.ts'

/**
 * A topic gets another name: what carries the old word is listed under the new one from now on. Texts, editions and digests
 * stay as they are, because topics are no part of them. Into a name that is in use, it is a merger.
 */
export const topicRelease = z.strictObject({
  ...common,
  recordKind: z.literal('topic'),
  act: z.literal('rename'),
  from: topic,
  to: topic,
  reason: z.string().min(1).max(1_000),
})
export type TopicRelease = z.infer<typeof topicRelease>

/** Where it lies, relative to CONTENT_DIR. */
export const topicRecordPath = ({ sequence }: Pick<TopicRelease, 'sequence'>): string => `topics/${sequence}.json`
export const isTopicRecord = (path: string): boolean => /^topics\/\d+\.json$/.test(path)

/** The bytes of a record file. Same release, same bytes. */
export const toTopicFile = (release: TopicRelease): string => `${JSON.stringify(checked(release), null, 2)}\n`
export const fromTopicFile = (file: string): TopicRelease => checked(JSON.parse(file))

const checked = (given: unknown): TopicRelease => {
  const release = topicRelease.parse(given)
  if (release.from === release.to) throw new Error(`The topic "${release.from}" cannot be renamed to itself.`)
  return release
}

/** The present name of every topic that was ever renamed: names joined by renames are one topic, called as the last of them says. */
export const presentNames = (renames: readonly Pick<TopicRelease, 'from' | 'to'>[]): Map<string, string> => {
  const present = new Map<string, string>()
  for (const { from, to } of renames) {
    const joined = new Set([from, to, present.get(from), present.get(to)])
    for (const [name, current] of present) if (joined.has(current)) present.set(name, to)
    for (const name of joined) if (name !== undefined) present.set(name, to)
  }
  return present
}
