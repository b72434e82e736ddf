import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Publisher, PublisherOptions } from '../../site/publisher/publisher.ts'
import { badGateway, type Cdn, injected, startCdn, type Trick } from './bad-cdn.ts'
import { secret } from './fake-cms.ts'
import { bureauRelease, fileOf, textRelease, topicRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation, until } from './station.ts'

let station: Station
let cdn: Cdn
let publisher: Publisher | undefined
const patrol = { every: 5, freshFor: 0, againAfter: 20 }
const data = new TextEncoder().encode('网点,电话\n')
const file = fileOf({ name: '网点.csv', mime: 'text/csv', data })
const kept = textRelease({ kind: 'response', number: 1, sequence: 2, title: '社保卡补换', topics: ['社保卡'] })
const withFile = textRelease({
  kind: 'response',
  number: 2,
  sequence: 3,
  title: '网点一览',
  files: [file],
  attachments: [file.sha256],
})
const gone = textRelease({ kind: 'response', number: 3, sequence: 4, title: '撤回的' })

const start = async (more: Partial<PublisherOptions> = {}) => {
  publisher = await station.start({ checkUrls: [cdn.url], patrol, gatherFor: 50, ...more })
  return publisher
}
const status = async () => {
  const response = await fetch(`http://127.0.0.1:${publisher?.port}/status`, {
    headers: { authorization: `Publisher ${secret}` },
  })
  return (await response.json()) as { patrol: { round: number; stage: string; after: string; looked: number } }
}
const rounds = async (many: number) => {
  const { round } = (await status()).patrol
  await until(async () => (await status()).patrol.round >= round + many, undefined, 60_000)
}
const alarm = async (matching: (said: string) => boolean) => {
  const find = () => station.cms.alarms.find(({ detail, names }) => matching(`${names.join(' ')} ${detail.en}`))
  await until(
    () => find() !== undefined,
    () => JSON.stringify(station.cms.alarms),
    60_000,
  )
  return find()!
}

beforeEach(async () => {
  station = await startStation()
  cdn = await startCdn(station.siteUrl)
  station.cms.files.set(`${file.sha256}/网点.csv`, data)
  const first = await station.start({ pollEvery: 60_000 })
  await deliver(station, [bureauRelease(1), kept, withFile, gone], first)
  await deliver(station, [withdrawalOf(gone, { sequence: 5 })], first)
  await first.close()
})
afterEach(async () => {
  await publisher?.close()
  publisher = undefined
  await cdn.close()
  await station.close()
})

test('where everything is as it was published, round after round finds nothing', async () => {
  await start()
  await rounds(2)
  expect(station.cms.alarms).toEqual([])
  for (const path of ['/responses/2026/1/', '/responses/2026/3/', '/no-such-page/', '/archive/2026/11/'])
    expect(cdn.asked, path).toContain(path)
  expect(cdn.asked.some((path) => path.startsWith('/files/'))).toBe(true)
  expect(cdn.asked.some((path) => path.startsWith('/_astro/'))).toBe(true)
})

test('a changed file of this server is named, kept as evidence, and written again from the record', async () => {
  const page = join(station.live, 'responses/2026/1/index.html')
  const right = await readFile(page, 'utf8')
  await start()
  await writeFile(page, right.replace('社保卡补换', '社保卡不补了'))
  const { kind, names, detail } = await alarm((said) => said.includes('/responses/2026/1/'))
  expect({ kind, names }).toEqual({ kind: 'tampered', names: ['live/responses/2026/1/index.html'] })
  expect(detail.en).toMatch(/The file on this server was changed.*written again from the record/)
  expect(detail.zh).toMatch(/这台服务器上的文件被改动过.*已按公开记录重新写好/)
  await until(async () => (await readFile(page, 'utf8')) === right)
  const [evidence] = await readdir(join(station.home, 'publisher/tampered'))
  expect(await readFile(join(station.home, 'publisher/tampered', evidence!), 'utf8')).toContain('社保卡不补了')
  station.cms.alarms.splice(0)
  await rounds(1)
  expect(station.cms.alarms).toEqual([])
})

test('a page that was removed, a changed attachment and a changed style are found and put right', async () => {
  await start()
  const page = join(station.live, 'responses/2026/2/index.html')
  const attached = join(station.live, 'files', file.sha256, '网点.csv')
  const style = join(station.live, '_astro', (await readdir(join(station.live, '_astro')))[0]!)
  const before = await readFile(style)
  await rm(page)
  await writeFile(attached, '假的电话\n')
  await writeFile(style, `${before}\n/* changed */`)
  await alarm((said) => said.includes('/responses/2026/2/ is gone'))
  await alarm((said) => said.includes('/files/'))
  await alarm((said) => said.includes('/_astro/'))
  await until(async () => existsSync(page) && (await readFile(style)).equals(before))
  await until(async () => (await readFile(attached)).equals(Buffer.from(data)))
})

test('a changed packed form and a mark of withdrawal that went are found on this server, and put right', async () => {
  await start()
  const packed = join(station.live, 'responses/2026/1/index.html.gz')
  const mark = join(station.live, 'responses/2026/3/.gone')
  await until(() => existsSync(packed) && existsSync(mark))
  await writeFile(packed, gzipSync('别的文字'))
  await rm(mark)
  expect((await alarm((said) => said.includes('index.html') && said.includes('.gz'))).kind).toBe('tampered')
  await alarm((said) => said.includes('.gone'))
  await until(
    async () => existsSync(mark) && existsSync(packed) && gunzipSync(await readFile(packed)).includes('社保卡补换'),
  )
  expect(station.cms.alarms.every(({ detail }) => detail.en.includes('The file on this server was changed'))).toBe(true)
})

test('a page that moved may lead on or say so; a mark that was changed and a redirect to elsewhere are found', async () => {
  const first = await station.start({ pollEvery: 60_000 })
  await deliver(station, [topicRelease({ from: '社保卡', to: '社会保障卡', sequence: 6 })], first)
  await first.close()
  await start()
  await rounds(2)
  expect(station.cms.alarms).toEqual([])
  const old = `/topics/${encodeURIComponent('社保卡')}/`
  expect(cdn.asked).toContain(old)
  expect(cdn.asked.filter((path) => path.includes('.moved'))).toEqual([])
  const mark = join(station.live, 'topics/社保卡/.moved')
  const right = await readFile(mark, 'utf8')
  await writeFile(mark, '/elsewhere/\n')
  expect((await alarm((said) => said.includes('.moved'))).names).toEqual(['live/topics/社保卡/.moved'])
  await until(async () => (await readFile(mark, 'utf8')) === right)
  await rounds(1)
  const page = await readFile(join(station.live, 'topics/社保卡/index.html'))
  const at =
    (path: string, answer: Trick): Trick =>
    (given) =>
      given.path === path && answer(given)
  station.cms.alarms.splice(0)
  cdn.play(at(old, ({ response }) => Boolean(response.writeHead(200, { 'content-type': 'text/html' }).end(page))))
  await rounds(2)
  expect(station.cms.alarms.filter(({ names }) => !names.join().includes('.moved'))).toEqual([])
  cdn.play(at(old, ({ response }) => Boolean(response.writeHead(301, { location: '/elsewhere/' }).end())))
  expect((await alarm((said) => said.includes('redirects elsewhere'))).detail.en).toContain(old)
})

test('where the file is right and the public gets something else, the alarm names the address', async () => {
  cdn.play(injected)
  await start()
  const { kind, names, detail } = await alarm((said) => said.includes('/responses/2026/1/'))
  expect(kind).toBe('tampered')
  expect(names[0]).toMatch(new RegExp(`^${cdn.url}/responses/2026/`))
  expect(detail.en).toContain(`The file is right, but the public gets something else from ${cdn.url}`)
  expect(detail.en).toContain('ads.example')
  expect(existsSync(join(station.home, 'publisher/tampered'))).toBe(false)
})

test('a withdrawn page that answers 200 is found', async () => {
  cdn.play(({ path, text, response }) => {
    if (path !== '/responses/2026/3/') return false
    response.writeHead(200).end(text)
    return true
  })
  await start()
  const { detail } = await alarm((said) => said.includes('/responses/2026/3/'))
  expect(detail.en).toContain('answers 200 instead of 410')
})

test('an address that cannot be reached is no tampering; the round waits, and goes on where it was', async () => {
  cdn.play(badGateway)
  await start()
  const { kind, names } = await alarm((said) => said.includes('answers 502'))
  expect({ kind, names }).toEqual({ kind: 'unreachable', names: [cdn.url] })
  const { round } = (await status()).patrol
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await status()).patrol.round).toBe(round)
  cdn.play(undefined)
  await until(async () => (await status()).patrol.round > round, undefined, 60_000)
  expect(station.cms.alarms.every((one) => one.kind === 'unreachable')).toBe(true)
})

test('what is published while it is looked at is no tampering', async () => {
  const slow = await start()
  for (let edition = 2; edition < 8; edition += 1)
    await deliver(
      station,
      [textRelease({ kind: 'response', number: 1, sequence: 10 + edition, edition, title: '又改了', reason: '改。' })],
      slow,
    )
  await rounds(1)
  expect(station.cms.alarms).toEqual([])
})

test('the round goes on after a restart where it stood', async () => {
  await start({ patrol: { ...patrol, every: 40 } })
  await until(
    async () => {
      const { stage, after } = (await status()).patrol
      return stage === 'lists' && after !== ''
    },
    undefined,
    60_000,
  )
  const before = (await status()).patrol
  await publisher?.close()
  await start({ patrol: { ...patrol, every: 60_000 } })
  expect((await status()).patrol).toMatchObject({ round: before.round, stage: 'lists' })
  expect((await status()).patrol.after >= before.after).toBe(true)
})
