import { existsSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kind } from '../../content/schema/kinds.ts'
import type { TextRelease } from '../../content/schema/release.ts'
import { filesBelow } from '../../site/publisher/disk.ts'
import { fileOf } from '../../site/publisher/live.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { secret } from './fake-cms.ts'
import { type Seen, startReaders } from './readers.ts'
import { bureauRelease, sha, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

/** How long it lasts: LOAD_SECONDS=60 npx vitest run test/publisher/load.test.ts */
const seconds = Number(process.env.LOAD_SECONDS ?? 15)

let station: Station
let publisher: Publisher
/** Every whole version that a file ever had, in order. */
const versions = new Map<string, string[]>()

const note = (file: string) => {
  const path = join(station.live, file)
  if (!existsSync(path)) return
  const digest = sha(readFileSync(path))
  const known = versions.get(file) ?? []
  if (known.at(-1) !== digest) versions.set(file, [...known, digest])
}

beforeAll(async () => {
  station = await startStation()
  publisher = await station.start({
    onStep: (step) => {
      if (step.startsWith('page ')) note(fileOf(step.slice('page '.length)))
    },
  })
})
afterAll(async () => {
  await publisher.close()
  await station.close()
})

const kindsInUse: Kind[] = ['response', 'rebuttal', 'explainer']
const next = (kind: Kind, number: number, sequence: number, more: Partial<Parameters<typeof textRelease>[0]> = {}) =>
  textRelease({
    kind,
    number,
    sequence,
    title: `${kind} ${number}，第 ${sequence} 次`,
    topics: ['社保卡', '考试'].slice(number % 2),
    body: `第 ${sequence} 段。`.repeat(200),
    at: new Date(Date.UTC(2026, 9, 1) + sequence * 600_000).toISOString(),
    ...more,
  })

/** The place of each look among the versions of its page; a reader who sees an earlier one after a later one went back in time. */
const faultsOf = (seen: Seen[]): string[] => {
  const at = new Map<string, number>()
  return seen.flatMap(({ path, status, sha256 }) => {
    if (status !== 200 && status !== 410) return [`${path} answered ${status}`]
    const known = versions.get(fileOf(path)) ?? []
    if (!known.includes(sha256)) return [`${path} answered what no version of it ever was`]
    const place = known.indexOf(sha256, at.get(path) ?? 0)
    if (place < 0) return [`${path} went back to an earlier version`]
    at.set(path, place)
    return []
  })
}

test(
  `fifty readers see whole pages alone, old or new, while everything changes (${seconds} s)`,
  async () => {
    let sequence = 2
    const live: TextRelease[] = []
    for (const kind of kindsInUse)
      for (let number = 1; number <= 8; number += 1) {
        live.push(next(kind, number, sequence))
        sequence += 1
      }
    await deliver(station, [bureauRelease(1), ...live], publisher)
    for (const file of await filesBelow(station.live)) note(file)
    const details = live.map(({ section, number }) => `/${section}/2026/${number}/`)
    const lists = ['/', '/responses/', '/rebuttals/', '/archive/2026/10/', '/topics/%E8%80%83%E8%AF%95/', '/topics/']
    const feeds = ['/feed.xml', '/feed.atom', '/feed.json', '/explainers/feed.xml', '/sitemap.xml']
    const paths = [...details, ...lists, ...feeds]
    const readers = startReaders({ siteUrl: station.siteUrl, paths: () => paths })
    const began = Date.now()
    const shown = new Set([readlinkSync(station.live)])
    const changes = { publish: 0, correct: 0, withdraw: 0 }
    const numbers = new Map(kindsInUse.map((kind) => [kind, 8]))
    const isEnough = () => Date.now() - began > seconds * 1_000 && (shown.size > 1 || Date.now() - began > 90_000)
    while (!isEnough()) {
      // Again and again the whole site is swapped in the middle of it.
      await fetch(`http://127.0.0.1:${publisher.port}/render`, {
        method: 'POST',
        headers: { authorization: `Publisher ${secret}` },
      })
      const kind = kindsInUse[sequence % 3] as Kind
      const index = (sequence * 5) % live.length
      const old = live[index] as TextRelease
      const act = (['correct', 'publish', 'correct', 'correct', 'withdraw'] as const)[
        sequence % 5
      ] as keyof typeof changes
      if (act === 'publish') {
        const number = (numbers.get(kind) ?? 0) + 1
        numbers.set(kind, number)
        live.push(next(kind, number, sequence))
        await deliver(station, live.slice(-1), publisher)
      } else if (act === 'correct') {
        const more = { edition: old.edition + 1, reason: '更正。' }
        live[index] = next(old.statement.kind, old.number, sequence, more)
        await deliver(station, [live[index]], publisher)
      } else {
        live.splice(index, 1)
        await deliver(station, [withdrawalOf(old, { sequence })], publisher)
      }
      changes[act] += 1
      sequence += 1
      shown.add(readlinkSync(station.live))
      // What is withdrawn is made good, so that there is always something to change.
      if (live.length < 12) {
        const number = (numbers.get(kind) ?? 0) + 1
        numbers.set(kind, number)
        live.push(next(kind, number, sequence))
        await deliver(station, live.slice(-1), publisher)
        sequence += 1
      }
    }
    const seen = await readers.stop()
    expect(seen.flatMap(faultsOf)).toEqual([])
    expect(Object.values(changes).every((count) => count > 0)).toBe(true)
    expect(shown.size, station.log.join('\n')).toBeGreaterThan(1)
    expect(seen.flat().length).toBeGreaterThan(500)
  },
  120_000 + seconds * 2_000,
)
