import { expect, test } from 'vitest'
import type { StatementRelease, TextRelease } from '../../content/schema/release.ts'
import { inScene } from '../../site/projection/current.ts'
import { applyRecorded } from '../../site/publisher/apply.ts'
import { applyPosts } from '../../site/publisher/apply-posts.ts'
import { postRelease } from '../microblogs/posts.ts'
import { entryOf, recordedAs, sceneOf } from './archive.ts'
import { withdrawalOf } from './statements.ts'

const november = '2026-11-20T02:00:00.000Z'
const october = '2026-10-20T02:00:00.000Z'
const answer = (number: number, topics: string[], at = november, sequence = number + 10) =>
  entryOf({ kind: 'response', number, sequence, at, topics })
const corrected = (release: TextRelease, more: Partial<TextRelease>): TextRelease => ({
  ...release,
  sequence: 900,
  edition: 2,
  act: 'correct',
  digest: 'c'.repeat(64),
  ...more,
})

/** Written at every act on a response, whatever else changes. */
const always = (number: number) => [
  `/responses/2026/${number}/`,
  ...['/', '/responses/', '/feed.xml', '/feed.atom', '/feed.json', '/responses/feed.xml'],
]
const inMonth = (month: string) => [`/archive/${month}/`, `/sitemap/${month.replace('/', '-')}-1.xml`]
const onTopic = (topic: string, month: string) => [`/topics/${topic}/`, `/topics/${topic}/${month}/`]
const newTopic = ['/topics/', '/sitemap/pages.xml']
const newMonth = ['/archive/', '/sitemap.xml']
const proofs = (...releases: StatementRelease[]) => releases.map(({ digest }) => `/verify/${digest.slice(0, 3)}.json`)

type Case = { name: string; before: StatementRelease[]; act: StatementRelease; pages: string[] }
const [first, second, older] = [answer(1, ['a']), answer(2, ['a', 'b']), answer(3, ['a'], october, 1)]

const cases: Case[] = [
  {
    name: 'the first of all: month and topic begin',
    before: [],
    act: first,
    pages: [
      ...always(1),
      ...inMonth('2026/11'),
      ...onTopic('a', '2026/11'),
      ...newTopic,
      ...newMonth,
      ...proofs(first),
    ],
  },
  {
    name: 'another in the same month on the same topic: no list of what there is changes',
    before: [first],
    act: answer(4, ['a']),
    pages: [...always(4), ...inMonth('2026/11'), ...onTopic('a', '2026/11'), ...proofs(answer(4, ['a']))],
  },
  {
    name: 'another with a topic of its own: the lists of topics change',
    before: [first],
    act: second,
    pages: [
      ...always(2),
      ...inMonth('2026/11'),
      ...onTopic('a', '2026/11'),
      ...onTopic('b', '2026/11'),
      ...newTopic,
      ...proofs(second),
    ],
  },
  {
    name: 'corrected with other topics: those of both editions, and newer statements that named it as related',
    before: [first, answer(4, ['a'])],
    act: corrected(first, { topics: ['b'] }),
    pages: [
      ...always(1),
      ...inMonth('2026/11'),
      ...onTopic('a', '2026/11'),
      ...onTopic('b', '2026/11'),
      ...newTopic,
      '/responses/2026/1/changes/',
      '/responses/2026/4/',
      '/responses/2026/1/changes/',
      ...proofs(first, corrected(first, {})),
    ],
  },
  {
    name: 'withdrawn, the last of its month: the month ends, the topic goes on elsewhere',
    before: [older, first],
    act: withdrawalOf(first, { sequence: 901 }),
    pages: [...always(1), ...inMonth('2026/11'), ...onTopic('a', '2026/11'), ...newMonth, ...proofs(first)],
  },
]

const sorted = (paths: string[]) => [...new Set(paths)].sort()

test.each(cases)('$name', ({ before, act, pages }) => {
  const scene = sceneOf(before)
  expect(sorted(applyRecorded({ scene, recorded: [recordedAs(act)] }))).toEqual(sorted(pages))
  scene.database.close()
})

test('a month longer than one page gets fixed pages, and later only the last of them changes', () => {
  const month = Array.from({ length: 100 }, (_, index) => answer(index + 1, []))
  const scene = sceneOf(month)
  const publish = (number: number) =>
    applyRecorded({ scene, recorded: [recordedAs(answer(number, []))] }).filter((path) => path.startsWith('/archive/'))
  expect(publish(101)).toEqual(['/archive/2026/11/', '/archive/2026/11/p2/', '/archive/2026/11/p1/'])
  expect(publish(102)).toEqual(['/archive/2026/11/', '/archive/2026/11/p2/'])
  scene.database.close()
})

test('a correction changes the lists of posts that name the statement', () => {
  const scene = sceneOf([first])
  const post = postRelease({
    subject: 'post-1',
    sequence: 5,
    text: '详见官网。',
    statement: { section: 'responses', year: 2026, number: 1 },
  })
  applyPosts({ scene, recorded: [{ path: 'x', size: 1, modified: 1, release: post }] })
  const pages = applyRecorded({ scene, recorded: [recordedAs(corrected(first, {}))] })
  expect(pages).toEqual(expect.arrayContaining(['/microblog/', '/microblog/2026/11/', '/responses/2026/1/']))
  scene.database.close()
})

test('the page comes first, then home, section and feeds, then archives, tables last', () => {
  const scene = sceneOf([answer(4, ['a'])])
  const pages = inScene(scene, () => applyRecorded({ scene, recorded: [recordedAs(second)] }))
  const sort = (path: string) =>
    /^\/responses\/2026\/\d+\/$/.test(path)
      ? 'page'
      : ['/', '/responses/'].includes(path)
        ? 'home and section'
        : /\/feed\.\w+$/.test(path)
          ? 'feeds'
          : path.endsWith('/')
            ? 'archives'
            : 'tables'
  const sorts = pages.map(sort)
  expect(pages[0]).toBe('/responses/2026/2/')
  expect(sorts.filter((one, index) => one !== sorts[index - 1])).toEqual([
    'page',
    'home and section',
    'feeds',
    'archives',
    'tables',
  ])
  scene.database.close()
})
