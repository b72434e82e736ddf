import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inScene } from '../../site/projection/current.ts'
import { openProjection } from '../../site/projection/database.ts'
import { allPaths } from '../../site/publisher/all-paths.ts'
import { loadBundle } from '../../site/publisher/bundle.ts'
import { compareSite } from '../../site/publisher/compare-site.ts'
import { drawPages } from '../../site/publisher/draw.ts'
import type { Drawn } from '../../site/publisher/draw-page.ts'
import type { Live } from '../../site/publisher/live.ts'
import { differencesOf } from './compare.ts'
import { bureauRelease, sha, textRelease } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

let station: Station
let source: Pick<Live, 'scene' | 'bundle'>

beforeAll(async () => {
  station = await startStation()
  const publisher = await station.start()
  const releases = Array.from({ length: 230 }, (_, index) =>
    textRelease({
      kind: index % 3 ? 'response' : 'explainer',
      number: index + 1,
      sequence: index + 2,
      title: `第 ${index + 1} 条`,
      body: `## 经过\n\n第 ${index + 1} 段。`,
      topics: [['社保卡', '考试', '欠薪'][index % 3] as string],
      at: new Date(Date.UTC(2026, 7, 1) + index * 9 * 3_600_000).toISOString(),
    }),
  )
  const all = [bureauRelease(1), ...releases]
  while (all.length > 0) await deliver(station, all.splice(0, 60), publisher)
  await publisher.close()
  const database = openProjection(join(station.home, 'publisher/projection.db'))
  source = { scene: { database, siteUrl: station.siteUrl }, bundle: await loadBundle() }
})
afterAll(async () => {
  source.scene.database.close()
  await station.close()
})

const digests = async (workers: number) => {
  const drawn: Drawn[] = []
  await drawPages({ source, sink: { digest: true }, workers, onDrawn: (one) => drawn.push(one) })
  return drawn.sort((a, b) => (a.path < b.path ? -1 : 1))
}

test('worker threads draw every path, each once, and the bytes that are live', async () => {
  const drawn = await digests(2)
  expect(drawn.map(({ path }) => path)).toEqual(inScene(source.scene, allPaths).sort())
  for (const { file, sha256 } of drawn) expect(sha(await readFile(join(station.live, file))), file).toBe(sha256)
})

test('pages are written as they are live into another folder', async () => {
  const folder = join(station.home, 'drawn')
  await drawPages({ source, sink: { write: folder } })
  const differences = await differencesOf(station.live, folder)
  expect(differences.filter((line) => !/^missing: (_astro\/|favicon)/.test(line))).toEqual([])
})

test('a comparison names what differs, is missing or is too much, and changes nothing', async () => {
  expect(await compareSite({ source, folder: station.live })).toEqual({ differs: [], missing: [], extra: [] })
  await writeFile(join(station.live, 'responses/2026/2/index.html'), 'another text')
  await writeFile(join(station.live, 'responses/2026/hidden.html'), 'somebody else')
  await rm(join(station.live, 'explainers/2026/1/index.html'))
  await rm(join(station.live, 'favicon.svg'))
  expect(await compareSite({ source, folder: station.live })).toEqual({
    differs: ['responses/2026/2/index.html'],
    missing: ['explainers/2026/1/index.html', 'favicon.svg'],
    extra: ['responses/2026/hidden.html'],
  })
  expect(await readFile(join(station.live, 'responses/2026/2/index.html'), 'utf8')).toBe('another text')
})

test('a page that cannot be drawn ends the whole with its name', async () => {
  const paths = [...inScene(source.scene, allPaths), '/responses/%E0/']
  await expect(drawPages({ source, sink: {}, paths })).rejects.toThrow(/%E0|URI/)
})

test('what a disk says in a thread is known as that', async () => {
  const file = join(station.home, 'no-folder')
  await writeFile(file, '')
  await expect(drawPages({ source, sink: { write: file } })).rejects.toMatchObject({ code: 'ENOTDIR' })
})
