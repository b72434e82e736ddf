import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kind, kindNames } from '../../content/schema/kinds.ts'
import type { StatementRelease, TextRelease } from '../../content/schema/release.ts'
import type { Scene } from '../../site/projection/current.ts'
import { applyRecorded } from '../../site/publisher/apply.ts'
import { type Bundle, loadBundle } from '../../site/publisher/bundle.ts'
import { renderPath } from '../../site/publisher/live.ts'
import { entryOf, recordedAs, sceneOf } from './archive.ts'
import { withdrawalOf } from './statements.ts'

const kinds = kindNames.filter((kind): kind is Exclude<Kind, 'transcript'> => kind !== 'transcript')
const topics = ['社保卡', '欠薪', '退休', '考试', '工伤', '招聘会', '档案', '职称']
const newest = 650
const now = '2026-11-20T02:00:00.000Z'
/** Sequences of what both archives have in common begin here. */
const common = 100_000

/** Older entries spread over the eleven months before; the newest, in the present month, are the same in every archive. */
const archiveOf = (older: number): TextRelease[] => [
  ...Array.from({ length: older }, (_, index) =>
    one(index, new Date(Date.UTC(2025, 11 + (index % 11), 5)).toISOString()),
  ),
  ...Array.from({ length: newest }, (_, index) => one(common + index, '2026-11-10T02:00:00.000Z')),
]
const one = (index: number, at: string) =>
  entryOf({
    kind: kinds[index % kinds.length]!,
    number: index + 1,
    sequence: index + 1,
    at,
    topics: [topics[index % topics.length]!, topics[(index + 3) % topics.length]!],
  })

let small: Scene
let large: Scene
let bundle: Bundle
beforeAll(async () => {
  bundle = await loadBundle()
  small = sceneOf(archiveOf(400))
  large = sceneOf(archiveOf(8_000))
})
afterAll(() => {
  small.database.close()
  large.database.close()
})

/** Pages that a release writes, with their sizes in bytes; 0 for one that is taken away. */
const written = async (scene: Scene, release: StatementRelease): Promise<Map<string, number>> => {
  const pages = new Map<string, number>()
  for (const path of applyRecorded({ scene, recorded: [recordedAs(release)] }))
    pages.set(path, (await renderPath({ scene, bundle }, path))?.byteLength ?? 0)
  return pages
}

const added = (offset: number) => one(common + newest + offset, now)
const editionOf = (release: TextRelease, sequence: number): TextRelease => ({
  ...release,
  id: `release-${sequence}`,
  sequence,
  edition: release.edition + 1,
  act: 'correct',
  reason: '更正。',
  releasedAt: now,
  digest: 'c'.repeat(64),
})
const last = archiveOf(0).at(-1)!
const past = archiveOf(1)[0]!

/** Proofs are found by the first digits of a code, so a file holds a few other entries of the archive. */
const isProof = (path: string) => path.startsWith('/verify/')

test.each<[string, StatementRelease]>([
  ['published', added(1)],
  ['corrected', editionOf(last, common + newest + 2)],
  ['withdrawn', withdrawalOf(added(1), { sequence: common + newest + 3, at: now })],
])('what is %s writes the same pages, of the same size, in an archive of any length', async (_, release) => {
  const [few, many] = [await written(small, release), await written(large, release)]
  expect([...many.keys()]).toEqual([...few.keys()])
  for (const [path, size] of many) {
    if (isProof(path)) expect(size, path).toBeLessThan(6_000)
    else expect([path, Math.abs(size - few.get(path)!) / Math.max(size, 1) < 0.02]).toEqual([path, true])
  }
})

test('a change in the middle of a long archive writes few pages, none of them long', async () => {
  const release = editionOf(past, common + newest + 4)
  const pages = await written(large, release)
  expect(pages.size).toBeLessThan(40)
  for (const [path, size] of pages) expect(size, path).toBeLessThan(80_000)
})

/** Small tables, and indexes that hold only what is asked for and are left after the first few. A whole section is a walk too. */
const isWalk =
  /^SCAN (?!step$|bureau$|dirty$|CONSTANT ROW$|document USING INDEX document_(by_start|changed)$)|^SEARCH document .*\(section=\?\)/

test('no question that a release asks of the projection walks through a table', async () => {
  const scene = sceneOf([])
  const { database } = scene
  const asked = new Set<string>()
  const prepare = database.prepare.bind(database)
  database.prepare = (sql) => {
    asked.add(sql)
    return prepare(sql)
  }
  for (const release of [added(1), editionOf(added(1), common + newest + 2)]) await written(scene, release)
  await written(scene, withdrawalOf(added(1), { sequence: common + newest + 3, at: now }))
  const walks = [...asked].flatMap((sql) => {
    const values = Array.from({ length: sql.split('?').length - 1 }, () => 1)
    const plan = prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[]
    return plan.map(({ detail }) => detail).filter((detail) => isWalk.test(detail))
  })
  expect(asked.size).toBeGreaterThan(20)
  expect(walks).toEqual([])
  database.close()
})
