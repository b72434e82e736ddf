import { type Kind, kindNames, kinds } from '../../content/schema/kinds.ts'
import type { PostRelease } from '../../content/schema/microblog-post.ts'
import type { Release, TextRelease } from '../../content/schema/release.ts'
import { postRelease, postWithdrawal } from '../microblogs/posts.ts'
import { bureauRelease, fileOf, textRelease, topicRelease, withdrawalOf } from './statements.ts'

/** The same numbers for the same seed. */
export const randomFrom = (seed: number) => {
  let state = seed
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  return { next, pick }
}

const topics = ['社保卡', '欠薪', '退休', '考试', 'AI-2026', '工伤', '招聘会']
const colours = ['#7a1f5c', '#1f5c7a', '#5c7a1f']
const start = Date.UTC(2026, 8, 1)
/** Months go by, so that archives begin, grow and end. */
const between = 11 * 3_600_000
type Attached = { sha256: string; data: Uint8Array }

/**
 * Acts as a bureau does them, endlessly and in any order: statements published, corrected (some with other topics, some with
 * expunged editions), withdrawn; posts that belong to statements, edited, linked elsewhere and withdrawn; now and then a
 * topic gets another name, or the bureau other details. Each release may follow those before it.
 */
export function* randomActs(seed: number): Generator<{ release: Release; files: Attached[] }> {
  const { next, pick } = randomFrom(seed)
  const numbers = new Map<Kind, number>()
  const live: TextRelease[] = []
  const posts: PostRelease[] = []
  let sequence = 1
  const at = () => new Date(start + sequence * between).toISOString()
  const some = () => ({ at: at(), sequence, topics: topics.filter(() => next() < 0.25) })
  const place = () => {
    const { section, year, number } = pick(live)
    return { section, year, number }
  }

  const publish = () => {
    const kind = pick(kindNames.filter((name) => name !== 'transcript'))
    const number = (numbers.get(kind) ?? 0) + 1
    numbers.set(kind, number)
    const data = new TextEncoder().encode(`附件 ${sequence % 4}`)
    const file = fileOf({ name: '附件.txt', mime: 'text/plain', data })
    const files = next() < 0.3 ? [file] : []
    const release = textRelease({
      kind,
      number,
      title: `${kinds[kind].zh}${number}`,
      files,
      attachments: files.map(({ sha256 }) => sha256),
      body: `第 ${sequence} 段。`,
      ...some(),
    })
    live.push(release)
    return { release, files: files.map(({ sha256 }) => ({ sha256, data })) }
  }
  const correct = () => {
    const known = pick(live)
    const { topics: before, ...given } = some()
    const release = textRelease({
      kind: known.statement.kind,
      number: known.number,
      edition: known.edition + 1,
      title: next() < 0.5 ? `${known.title}*` : known.title,
      reason: '更正。',
      ...(next() < 0.2 ? { expunge: [known.edition] } : {}),
      ...given,
      topics: next() < 0.6 ? before : known.topics,
    })
    live[live.indexOf(known)] = release
    return { release, files: [] }
  }
  const withdraw = () => {
    const known = pick(live)
    live.splice(live.indexOf(known), 1)
    return { release: withdrawalOf(known, { sequence, at: at() }), files: [] }
  }
  const post = () => {
    const subject = `post-${sequence}`
    const given = { subject, sequence, text: `博文 ${sequence}`, at: at() }
    const release = postRelease(live.length > 0 && next() < 0.7 ? { ...given, statement: place() } : given)
    posts.push(release)
    return { release, files: [] }
  }
  const changePost = () => {
    const known = pick(posts)
    if (next() < 0.4) {
      posts.splice(posts.indexOf(known), 1)
      return { release: postWithdrawal(known, sequence), files: [] }
    }
    const isLink = next() < 0.5 && live.length > 0
    const release = postRelease({
      subject: known.subject,
      sequence,
      edition: known.edition + 1,
      at: known.publishedAt,
      text: isLink ? known.post.text : `${known.post.text}（改）`,
      act: isLink ? 'link' : 'edit',
      ...(isLink ? { statement: place() } : {}),
    })
    posts[posts.indexOf(known)] = release
    return { release, files: [] }
  }

  const rename = () => {
    const from = pick(topics)
    const to = pick([...topics, '社会保障卡'].filter((name) => name !== from))
    return { release: topicRelease({ from, to, sequence }), files: [] }
  }

  yield { release: bureauRelease(sequence, { colour: pick(colours) }), files: [] }
  for (;;) {
    sequence += 1
    const dice = next()
    if (live.length === 0 || dice < 0.36) yield publish()
    else if (dice < 0.62) yield correct()
    else if (dice < 0.8) yield withdraw()
    else if (posts.length === 0 || dice < 0.9) yield post()
    else if (dice < 0.965) yield changePost()
    else if (dice < 0.985) yield rename()
    else yield { release: bureauRelease(sequence, { colour: pick(colours), phone: `0000-${sequence}` }), files: [] }
  }
}
