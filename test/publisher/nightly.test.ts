import { lstatSync, readlinkSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startNightlyClock } from '../../site/publisher/nightly-clock.ts'
import type { PublisherOptions } from '../../site/publisher/publisher.ts'
import { openSites } from '../../site/publisher/sites.ts'
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

const data = new TextEncoder().encode('网点,电话\n')
const file = fileOf({ name: '网点.csv', mime: 'text/csv', data })
const first = textRelease({ kind: 'response', number: 1, sequence: 2, title: '第一条', topics: ['社保卡'] })
const second = textRelease({
  kind: 'explainer',
  number: 1,
  sequence: 3,
  title: '第二条',
  files: [file],
  attachments: [file.sha256],
})

const ask = async (port: number, method: string, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Publisher ${secret}` },
  })
  return { status: response.status, body: await response.json() }
}
const night = async (port: number) => {
  expect((await ask(port, 'POST', '/render')).status).toBe(202)
  await until(async () => (await ask(port, 'GET', '/status')).body.night.isDrawing === false, undefined, 60_000)
  return (await ask(port, 'GET', '/status')).body.night.last
}
const start = async (more: Partial<PublisherOptions> = {}) => {
  station.cms.files.set(`${file.sha256}/网点.csv`, data)
  const publisher = await station.start(more)
  await deliver(station, [bureauRelease(1), first, second], publisher)
  return publisher
}
const inLive = (path: string) => join(station.live, path)
const equalsReference = async () => expect(await differencesOf(await referenceOf(station), station.live)).toEqual([])

test('a night names what differed, was missing or too much, and readers see the record again', async () => {
  const { alarms } = station.cms
  const publisher = await start()
  const before = readlinkSync(station.live)
  const untouched = statSync(inLive('about/index.html'))
  await writeFile(inLive('responses/2026/1/index.html'), 'another text')
  await rm(inLive('feed.json'))
  await rm(inLive(`files/${file.sha256}/网点.csv`))
  await writeFile(inLive('responses/2026/hidden.html'), 'somebody else')
  expect(await night(publisher.port)).toMatchObject({ differs: ['responses/2026/1/index.html'] })
  await until(() => alarms.length > 0)
  expect(alarms).toHaveLength(1)
  expect(alarms[0]?.kind).toBe('nightly-difference')
  expect(alarms[0]?.names.sort()).toEqual(
    ['feed.json', `files/${file.sha256}/网点.csv`, 'responses/2026/1/index.html', 'responses/2026/hidden.html'].sort(),
  )
  expect(readlinkSync(station.live)).not.toBe(before)
  // What was the same is the same file: caches of readers stay good.
  expect(statSync(inLive('about/index.html'))).toMatchObject({ ino: untouched.ino, mtimeMs: untouched.mtimeMs })
  expect(await night(publisher.port)).toMatchObject({ differs: [], missing: [], extra: [] })
  expect(alarms).toHaveLength(1)
  expect((await readdir(join(station.home, 'sites'))).length).toBe(2)
  await publisher.close()
  await equalsReference()
}, 240_000)

test('what is published, corrected and withdrawn while a night draws is not lost', async () => {
  const { alarms } = station.cms
  const publisher = await start()
  const releases = Array.from({ length: 40 }, (_, index) => {
    const release = textRelease({
      kind: 'rebuttal',
      number: index + 1,
      sequence: index + 10,
      title: `辟谣 ${index + 1}`,
      topics: ['退休'],
    })
    return index % 5 === 4 ? [release, withdrawalOf(release, { sequence: 100 + index })] : [release]
  }).flat()
  let nights = 0
  for (const release of releases) {
    if ((await ask(publisher.port, 'POST', '/render')).status === 202) nights += 1
    await deliver(station, [release], publisher)
  }
  await until(async () => (await ask(publisher.port, 'GET', '/status')).body.night.isDrawing === false)
  expect(nights).toBeGreaterThan(1)
  expect(await night(publisher.port)).toMatchObject({ differs: [], missing: [], extra: [] })
  expect(alarms).toEqual([])
  await publisher.close()
  await equalsReference()
}, 240_000)

test('a night that is stopped at any step changes nothing, and leaves nothing behind', async () => {
  for (const step of ['night drawn', 'night caught up', 'night shown']) {
    const publisher = await start({
      onStep: (now) => {
        if (now === step) throw new Stopped('stopped by the test')
      },
    })
    const shown = readlinkSync(station.live)
    expect(await night(publisher.port)).toMatchObject({ error: 'stopped by the test' })
    expect(readlinkSync(station.live) === shown).toBe(step !== 'night shown')
    await publisher.close()
    const next = await station.start()
    await next.ready
    expect((await readdir(join(station.home, 'sites'))).filter((name) => name.endsWith('.drawing'))).toEqual([])
    await next.close()
  }
  await equalsReference()
}, 240_000)

test('a real live folder becomes a link, also after a kill between moving it and linking it', async () => {
  const { home, live } = station
  await rm(live, { recursive: true, force: true })
  await mkdir(join(live, 'search/index'), { recursive: true })
  await writeFile(join(live, 'index.html'), 'as it was')
  await writeFile(join(live, 'search/index/manifest.json'), '{}')
  await openSites(home)
  expect(lstatSync(live).isSymbolicLink()).toBe(true)
  expect(await readFile(join(live, 'search/index/manifest.json'), 'utf8')).toBe('{}')

  await unlink(live)
  await openSites(home)
  expect(await readFile(join(live, 'index.html'), 'utf8')).toBe('as it was')

  // The same with a web server that came first and made a folder.
  await unlink(live)
  await mkdir(live)
  await mkdir(join(home, 'sites/20990101T000000000Z.drawing'))
  await openSites(home)
  expect(await readFile(join(live, 'index.html'), 'utf8')).toBe('as it was')
  expect(await readdir(join(home, 'sites'))).toHaveLength(1)

  const folder = await (await openSites(home)).begin()
  await rename(folder, folder.replace('.drawing', ''))
  await openSites(home)
  expect(await readFile(join(live, 'index.html'), 'utf8')).toBe('as it was')
})

test('the night begins once a day at its time in Shanghai, whatever the clock does', () => {
  const begun: string[] = []
  let now = '2026-11-28T02:59:50+08:00'
  const clock = startNightlyClock({ at: '03:00', run: () => begun.push(now), now: () => new Date(now) })
  const look = (at: string) => {
    now = at
    clock.look()
  }
  look('2026-11-28T02:59:59+08:00')
  expect(begun).toEqual([])
  look('2026-11-28T03:00:05+08:00')
  look('2026-11-28T03:00:25+08:00')
  look('2026-11-28T02:30:00+08:00')
  look('2026-11-28T03:10:00+08:00')
  expect(begun).toEqual(['2026-11-28T03:00:05+08:00'])
  look('2026-11-30T09:00:00+08:00')
  expect(begun).toHaveLength(2)
  clock.close()
})

test('a text that is expunged stands in no folder, that of the night before included', async () => {
  const publisher = await start()
  await night(publisher.port)
  const anywhere = async () => {
    const files = await readdir(join(station.home, 'sites'), { recursive: true, withFileTypes: true })
    const pages = files
      .filter(({ name }) => name.endsWith('.html'))
      .map(({ parentPath, name }) => join(parentPath, name))
    const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')))
    return texts.filter((text) => text.includes(first.title)).length
  }
  expect(await anywhere()).toBeGreaterThan(2)
  await deliver(station, [withdrawalOf(first, { sequence: 9, expunge: [1] })], publisher)
  expect(await anywhere()).toBe(0)
  await publisher.close()
}, 120_000)
