import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../../site/publisher/bundle.ts'
import type { PublisherOptions } from '../../site/publisher/publisher.ts'
import { Stopped } from '../../site/publisher/stopped.ts'
import { differencesOf, referenceOf } from './compare.ts'
import { secret } from './fake-cms.ts'
import { bureauRelease, fileOf, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation, until } from './station.ts'

let station: Station
beforeEach(async () => {
  station = await startStation()
})
afterEach(() => station.close())

const first = textRelease({ kind: 'response', number: 1, sequence: 2, title: '第一条', topics: ['社保卡'] })
const second = textRelease({
  kind: 'response',
  number: 1,
  sequence: 3,
  edition: 2,
  title: '第一条（更正）',
  reason: '更正。',
  topics: ['考试'],
  expunge: [1],
})
const releases = [bureauRelease(1), first, second, withdrawalOf(second, { sequence: 4 })]

const equalsReference = async () => expect(await differencesOf(await referenceOf(station), station.live)).toEqual([])

test('stopped after any step, the publisher finishes what was pending when it comes back', async () => {
  for (const release of releases) {
    station.cms.releases.push(release)
    // Each round stops one step later than the one before, until nothing is left to stop.
    for (let allowed = 0; ; allowed += 1) {
      let steps = 0
      let pages = 0
      let isStopped = false
      const onStep: PublisherOptions['onStep'] = (step) => {
        // Pages are all alike: one in six is enough.
        if (step.startsWith('page ')) {
          pages += 1
          if (pages % 6 !== 1) return
        }
        steps += 1
        if (steps <= allowed) return
        isStopped = true
        throw new Stopped('stopped by the test')
      }
      const publisher = await station.start({ pollEvery: 60_000, onStep }).catch(() => undefined)
      await publisher?.ready
      await publisher?.close()
      if (!isStopped) break
    }
    expect(station.cms.reports.findLast(({ id }) => id === release.id)?.state).toBe('live')
  }
  await equalsReference()
})

test('killed at any moment, no release is lost, torn or shown twice', async () => {
  let child: ChildProcess | undefined
  const start = () => {
    child = spawn(process.execPath, [join(root, 'scripts/publisher.ts')], {
      env: {
        ...process.env,
        HUIYING_HOME: station.home,
        SITE_URL: station.siteUrl,
        CMS_URL: station.cms.url,
        PUBLISHER_PORT: '0',
        PUBLISHER_SECRET: secret,
      },
      stdio: 'ignore',
    })
  }
  const all = Array.from({ length: 24 }, (_, index) =>
    textRelease({
      kind: 'rebuttal',
      number: index + 1,
      sequence: index + 10,
      title: `辟谣 ${index + 1}`,
      topics: ['退休'],
    }),
  )
  const isLive = ({ id }: { id: string }) =>
    station.cms.reports.some((report) => report.id === id && report.state === 'live')
  for (const [index, release] of all.entries()) {
    if (!child || child.exitCode !== null || child.signalCode !== null) start()
    station.cms.releases.push(release)
    await new Promise((resolve) => setTimeout(resolve, 60 + ((index * 37) % 120)))
    if (index % 4 === 3) child?.kill('SIGKILL')
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  if (child?.signalCode !== null) start()
  await until(
    () => all.every(isLive),
    () => JSON.stringify(station.cms.reports.slice(-2)),
    30_000,
  )
  const ended = new Promise((resolve) => child?.once('exit', resolve))
  child?.kill('SIGTERM')
  await ended
  await equalsReference()
})

test('a release that comes late takes its place in the archives', async () => {
  const data = new TextEncoder().encode('附件')
  const file = fileOf({ name: '附件.txt', mime: 'text/plain', data })
  const late = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    title: '迟到',
    files: [file],
    attachments: [file.sha256],
    topics: ['退休'],
  })
  const others = Array.from({ length: 120 }, (_, index) =>
    textRelease({
      kind: 'explainer',
      number: index + 1,
      sequence: index + 3,
      title: `解读 ${index + 1}`,
      at: '2026-11-21T00:00:00.000Z',
      topics: ['退休'],
    }),
  )
  const publisher = await station.start()
  station.cms.releases.push(late)
  await deliver(station, others, publisher)
  station.cms.files.set(`${file.sha256}/附件.txt`, data)
  await until(() => station.cms.reports.some(({ id, state }) => id === late.id && state === 'live'))
  await publisher.close()
  await equalsReference()
})
