import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kind, kindNames } from '../../content/schema/kinds.ts'
import type { TextRelease } from '../../content/schema/release.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { differencesOf, referenceOf } from './compare.ts'
import { bureauRelease, fileOf, textRelease, withdrawalOf } from './statements.ts'
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

/** The same numbers every time. */
const random = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return seed / 4_294_967_296
}

test('after any sequence of acts the live pages equal a fresh build of the record, byte for byte', async () => {
  const next = random(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const topics = ['社保卡', '欠薪', '退休', '考试', 'AI-2026']
  const numbers = new Map<string, number>()
  const live: TextRelease[] = []
  let sequence = 1
  await deliver(station, [bureauRelease(sequence, { colour: '#7a1f5c', siteIdCode: '4400000000' })], publisher)
  for (let round = 0; round < 60; round += 1) {
    sequence += 1
    // Months go by, so that archives begin and end.
    const at = new Date(Date.UTC(2026, 8, 1) + sequence * 34 * 3_600_000).toISOString()
    const dice = next()
    const known = live.length > 0 ? pick(live) : undefined
    const some = { topics: topics.filter(() => next() < 0.3), at, sequence }
    if (!known || dice < 0.5) {
      const kind = pick(kindNames.filter((name) => name !== 'transcript')) as Kind
      const number = (numbers.get(kind) ?? 0) + 1
      numbers.set(kind, number)
      const data = new TextEncoder().encode(`附件 ${sequence % 4}`)
      const file = fileOf({ name: '附件.txt', mime: 'text/plain', data })
      station.cms.files.set(`${file.sha256}/附件.txt`, data)
      const files = next() < 0.3 ? [file] : []
      const release = textRelease({
        kind,
        number,
        title: `${kind} ${number}`,
        files,
        attachments: files.map(({ sha256 }) => sha256),
        body: `第 ${sequence} 段。`,
        ...some,
      })
      live.push(release)
      await deliver(station, [release], publisher)
    } else if (dice < 0.8) {
      const { kind } = known.statement
      const release = textRelease({
        kind,
        number: known.number,
        edition: known.edition + 1,
        title: `${known.title}*`,
        reason: '更正。',
        ...(next() < 0.2 ? { expunge: [known.edition] } : {}),
        ...some,
      })
      live[live.indexOf(known)] = release
      await deliver(station, [release], publisher)
    } else {
      live.splice(live.indexOf(known), 1)
      await deliver(station, [withdrawalOf(known, { sequence, at })], publisher)
    }
  }
  // Emptied months and topics must leave nothing behind.
  for (const release of live.splice(0, Math.floor(live.length / 2))) {
    sequence += 1
    await deliver(station, [withdrawalOf(release, { sequence, at: '2027-02-01T00:00:00.000Z' })], publisher)
  }
  await publisher.close()
  expect(await differencesOf(await referenceOf(station), station.live)).toEqual([])
})
