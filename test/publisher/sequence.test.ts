import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Release, TextRelease } from '../../content/schema/release.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { patience } from '../harness/patience.ts'
import { differencesOf, referenceOf } from './compare.ts'
import { randomActs, randomFrom } from './random-acts.ts'
import { withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

let station: Station
let publisher: Publisher

beforeAll(async () => {
  station = await startStation()
  publisher = await station.start()
})
afterAll(async () => {
  await station.close()
})

const acts = 300
/** Another one is tried with SEQUENCE_SEED=<number>. */
const seed = Number(process.env.SEQUENCE_SEED ?? 7)

test(`after ${acts} random acts the live pages equal a fresh build of the record, byte for byte`, {
  timeout: patience(240_000),
}, async () => {
  const live = new Map<string, TextRelease>()
  const { next } = randomFrom(seed)
  let waiting: Release[] = []
  let sequence = 0
  for (const { release, files } of randomActs(seed).take(acts)) {
    for (const { sha256, data } of files) station.cms.files.set(`${sha256}/附件.txt`, data)
    waiting.push(release)
    sequence = release.sequence
    if (release.recordKind === 'statement')
      if (release.act === 'withdraw') live.delete(release.subject)
      else live.set(release.subject, release)
    // Some find the publisher idle, some come together.
    if (next() < 0.5) continue
    await deliver(station, waiting, publisher)
    waiting = []
  }
  // Emptied months and topics keep a page that says so.
  const emptied = [...live.values()]
    .slice(0, Math.floor(live.size / 2))
    .map((release, index) => withdrawalOf(release, { sequence: sequence + index + 1, at: '2027-06-01T00:00:00.000Z' }))
  await deliver(station, [...waiting, ...emptied], publisher)
  await publisher.close()
  expect(await differencesOf(await referenceOf(station), station.live), `SEQUENCE_SEED=${seed}`).toEqual([])
})
