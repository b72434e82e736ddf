import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesBelow } from '../../site/publisher/disk.ts'
import { differencesOf, referenceOf } from '../publisher/compare.ts'
import { deliver, type Station, startStation } from '../publisher/station.ts'
import { sample } from './sample.ts'

let station: Station
let reference: string

beforeAll(async () => {
  station = await startStation()
  const { releases, files } = await sample()
  for (const [path, data] of files) station.cms.files.set(path, data)
  const publisher = await station.start()
  await deliver(station, releases, publisher)
  await publisher.close()
  reference = await referenceOf(station)
})
afterAll(() => station.close())

test('the warm renderer and astro build write the same bytes', async () => {
  expect(await differencesOf(reference, station.live)).toEqual([])
})

test('and what is compared is worth comparing: a picture, hashed files, components, the hand-written page', async () => {
  const files = await filesBelow(reference)
  expect(files.filter((file) => /^_astro\/.+\.css$/.test(file)).length).toBeGreaterThan(0)
  expect(files.filter((file) => /^_astro\/.+\.js$/.test(file)).length).toBeGreaterThan(1)
  expect(files.filter((file) => /^files\/[0-9a-f]{64}\/.+\.(png|webp)$/.test(file))).toHaveLength(3)
  const card = await readFile(join(reference, 'responses/2026/1/index.html'), 'utf8')
  expect(card).toMatch(
    /<figure><img src="\/files\/[0-9a-f]{64}\/960\.webp" width="960" height="400" srcset="[^"]+ 480w, [^"]+ 960w"/,
  )
  expect(await readFile(join(reference, 'about/index.html'), 'utf8')).toContain('<ol class="steps"><li>撰写：')
})
