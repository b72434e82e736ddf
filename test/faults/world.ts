import type { MicroblogRelease, PostRelease } from '../../content/schema/microblog-post.ts'
import { postPath, toPostFile } from '../../content/schema/microblog-record.ts'
import { expungedOf, recordPath, toMdx } from '../../content/schema/record.ts'
import type { Release, TextRelease } from '../../content/schema/release.ts'
import { topicRecordPath, toTopicFile } from '../../content/schema/topic-rename.ts'
import { postRelease, postWithdrawal } from '../microblogs/posts.ts'
import type { FakeCms } from '../publisher/fake-cms.ts'
import { bureauRelease, fileOf, textRelease, topicRelease, withdrawalOf } from '../publisher/statements.ts'

/** What a fault meets: releases that must be there already, and the one under way. */
export type Move = { before: Release[]; release: Release }

/** Makes releases one after the other, as a back office would. */
export const openWorld = (cms: Pick<FakeCms, 'files'>) => {
  let sequence = 0
  const next = () => {
    sequence += 1
    return sequence
  }
  const topics = ['社保卡', '退休', '考试']
  const attachment = (about: number) => {
    const data = new TextEncoder().encode(`附件 ${about}`)
    const file = fileOf({ name: '附件.txt', mime: 'text/plain', data })
    cms.files.set(`${file.sha256}/附件.txt`, data)
    return file
  }
  const text = (more: Partial<Parameters<typeof textRelease>[0]> = {}): TextRelease => {
    const own = next()
    const files = more.files ?? [attachment(own)]
    return textRelease({
      kind: 'response',
      number: own,
      sequence: own,
      title: `第 ${own} 条`,
      topics: [topics[own % 3] ?? ''],
      body: `第 ${own} 段。`,
      files,
      attachments: files.map(({ sha256 }) => sha256),
      ...more,
    })
  }
  const corrected = (first: TextRelease, more: Partial<Parameters<typeof textRelease>[0]> = {}) =>
    text({ number: first.number, edition: first.edition + 1, reason: '更正。', topics: ['更正'], ...more })
  const post = (edited?: PostRelease) => {
    const own = next()
    const edition = edited ? { subject: edited.subject, edition: edited.edition + 1 } : { subject: `post-${own}` }
    return postRelease({ ...edition, sequence: own, text: `第 ${own} 条微博` })
  }

  return {
    publish: () => ({ before: [], release: text() }),
    correct: () => {
      const first = text()
      return { before: [first], release: corrected(first) }
    },
    'correct and expunge': () => {
      const first = text()
      return { before: [first], release: corrected(first, { expunge: [1], files: [] }) }
    },
    withdraw: () => {
      const first = text()
      return { before: [first], release: withdrawalOf(first, { sequence: next() }) }
    },
    'withdraw and expunge': () => {
      const first = text()
      const second = corrected(first)
      return { before: [first, second], release: withdrawalOf(second, { sequence: next(), expunge: [1, 2] }) }
    },
    post: () => ({ before: [], release: post() }),
    'edit a post': () => {
      const first = post()
      return { before: [first], release: post(first) }
    },
    'withdraw a post': () => {
      const first = post()
      return { before: [first], release: postWithdrawal(first, next()) }
    },
    bureau: () => {
      const own = next()
      return { before: [], release: bureauRelease(own, { phone: `0000-${own}` }) }
    },
    'rename a topic': () => {
      const from = `主题-${next()}`
      const carrying = [text({ topics: [from] }), text({ topics: [from, topics[0] ?? ''] })]
      return { before: carrying, release: topicRelease({ from, to: `${from}-新名`, sequence: next() }) }
    },
  } satisfies Record<string, () => Move>
}

export type MoveName = keyof ReturnType<typeof openWorld>

/** What CONTENT_DIR must hold of these releases, by path: nothing lost, nothing else. */
export const recordOf = (releases: readonly Release[], bytesOf: ReadonlyMap<string, Uint8Array>) => {
  const record = new Map<string, string>()
  const editions = new Map<string, TextRelease>()
  for (const release of releases)
    if (release.recordKind === 'bureau') record.set('bureau.json', `${JSON.stringify(release, null, 2)}\n`)
    else if (release.recordKind === 'topic') record.set(topicRecordPath(release), toTopicFile(release))
    else if (release.recordKind === 'microblog-post')
      record.set(postPath(release), toPostFile(release as MicroblogRelease))
    else {
      record.set(recordPath(release), toMdx(release))
      if (release.act !== 'withdraw') editions.set(recordPath(release), release)
      for (const edition of release.expunge ?? []) {
        const path = recordPath({ ...release, act: 'publish', edition })
        const gone = editions.get(path)
        if (gone) record.set(path, toMdx(expungedOf({ release: gone, reason: release.expungeReason ?? 'privacy' })))
        editions.delete(path)
      }
    }
  for (const { files } of editions.values())
    for (const { sha256, name } of files)
      record.set(`files/${sha256}/${name}`, new TextDecoder().decode(bytesOf.get(`${sha256}/${name}`)))
  return record
}
