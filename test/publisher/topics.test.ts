import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { presentNames } from '../../content/schema/topic-rename.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { differencesOf, referenceOf } from './compare.ts'
import { bureauRelease, textRelease, topicRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

let station: Station
let publisher: Publisher
beforeAll(async () => {
  station = await startStation()
  publisher = await station.start({ pollEvery: 60_000 })
})
afterAll(async () => {
  await publisher.close().catch(() => undefined)
  await station.close()
})

const about = (number: number, sequence: number, topics: string[], at?: string) =>
  textRelease({ kind: 'response', number, sequence, title: `答复 ${number}`, topics, ...(at ? { at } : {}) })
const address = (topic: string, month = '') => `/topics/${encodeURIComponent(topic)}/${month}`
const get = async (path: string) => {
  const response = await fetch(station.siteUrl + path, { redirect: 'manual' })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const leads = async (from: string, to: string) => {
  expect(await get(from), from).toMatchObject({ status: 301, to })
  const file = await readFile(join(station.live, decodeURIComponent(from), 'index.html'), 'utf8')
  expect(file).toContain(`<meta http-equiv="refresh" content="0;url=${to}">`)
  expect(file).toContain(`<link rel="canonical" href="${station.siteUrl}${to}">`)
}

test('a renamed topic lists what carries the old word; every old address leads to the new one, months as well', async () => {
  const first = about(1, 2, ['社保卡补办', '窗口'])
  await deliver(station, [bureauRelease(1), first, about(2, 3, ['社保卡补办'], '2026-10-05T02:00:00.000Z')], publisher)
  await deliver(station, [topicRelease({ from: '社保卡补办', to: '社保卡', sequence: 4 })], publisher)
  expect(station.cms.reports.at(-1)).toMatchObject({ state: 'live', url: station.siteUrl + address('社保卡') })
  await leads(address('社保卡补办'), address('社保卡'))
  await leads(address('社保卡补办', '2026/11/'), address('社保卡', '2026/11/'))
  await leads(address('社保卡补办', '2026/10/'), address('社保卡', '2026/10/'))
  expect((await get(address('社保卡'))).text).toMatch(/答复 2[\s\S]*答复 1/)
  const page = (await get('/responses/2026/1/')).text
  expect(page).toContain(`<a href="${address('社保卡')}">社保卡</a>`)
  expect(page).toContain(`name="huiying:digest" content="${first.digest}"`)
  for (const path of ['/', '/topics/', '/sitemap/pages.xml', '/feed.json', '/responses/feed.xml'])
    expect((await get(path)).text, path).not.toContain('社保卡补办')
  expect(JSON.parse(await readFile(join(station.contentDir, 'topics/4.json'), 'utf8'))).toMatchObject({
    from: '社保卡补办',
    to: '社保卡',
  })
})

test('what is published later with the old word is listed under the new one, and its month has an old address too', async () => {
  await deliver(station, [about(3, 5, ['社保卡补办'], '2026-12-02T02:00:00.000Z')], publisher)
  await leads(address('社保卡补办', '2026/12/'), address('社保卡', '2026/12/'))
  expect((await get(address('社保卡'))).text).toContain('答复 3')
})

test('a chain leads to its last name at once; renaming back works; a merger takes both along', async () => {
  await deliver(station, [topicRelease({ from: '社保卡', to: '社会保障卡', sequence: 6 })], publisher)
  await leads(address('社保卡补办'), address('社会保障卡'))
  await leads(address('社保卡', '2026/11/'), address('社会保障卡', '2026/11/'))
  await deliver(station, [topicRelease({ from: '社会保障卡', to: '社保卡', sequence: 7 })], publisher)
  await leads(address('社保卡补办'), address('社保卡'))
  await leads(address('社会保障卡'), address('社保卡'))
  expect((await get(address('社保卡'))).status).toBe(200)
  await deliver(
    station,
    [about(4, 8, ['窗口', '社会保障卡']), topicRelease({ from: '窗口', to: '社保卡', sequence: 9 })],
    publisher,
  )
  await leads(address('窗口'), address('社保卡'))
  expect((await get(address('社保卡'))).text.match(/答复 4<\/a>/g)).toHaveLength(1)
})

test('an emptied topic and month answer with a short page; an expunged word leaves no address', async () => {
  const only = about(5, 10, ['一次性的'], '2025-03-02T02:00:00.000Z')
  const secret = about(6, 11, ['不该出现的'], '2025-03-03T02:00:00.000Z')
  await deliver(station, [only, secret], publisher)
  await deliver(station, [withdrawalOf(only, { sequence: 12 })], publisher)
  expect((await get(address('一次性的'))).text).toContain('这里现在没有内容')
  expect((await get(address('一次性的', '2025/03/'))).status).toBe(200)
  expect((await get('/archive/2025/03/')).text).toContain('答复 6')
  await deliver(station, [withdrawalOf(secret, { sequence: 13, expunge: [1] })], publisher)
  expect((await get('/archive/2025/03/')).text).toContain('这里现在没有内容')
  expect((await get(address('不该出现的'))).status).toBe(404)
  expect(existsSync(join(station.live, 'topics/不该出现的'))).toBe(false)
  for (const path of ['/', '/topics/', '/sitemap/pages.xml', '/archive/'])
    expect((await get(path)).text, path).not.toMatch(/一次性的|不该出现的|2025/)
})

test('where the only text of a renamed topic is expunged, no address of it stays, nor a mark', async () => {
  const only = about(7, 20, ['旧说法'], '2025-05-02T02:00:00.000Z')
  await deliver(station, [only, topicRelease({ from: '旧说法', to: '新说法', sequence: 21 })], publisher)
  await leads(address('旧说法'), address('新说法'))
  await deliver(station, [withdrawalOf(only, { sequence: 22, expunge: [1] })], publisher)
  for (const topic of ['旧说法', '新说法']) {
    expect((await get(address(topic))).status, topic).toBe(404)
    expect(existsSync(join(station.live, 'topics', topic)), topic).toBe(false)
  }
})

test('a rename to itself is no rename', async () => {
  await deliver(station, [topicRelease({ from: '社保卡', to: '社保卡', sequence: 14 })], {
    ...publisher,
    state: 'failed',
  })
  expect(station.cms.reports.findLast(({ id }) => id === 'release-14')?.error).toContain('itself')
})

test('the live pages equal a fresh build of the record, the marks of moved pages included', async () => {
  await publisher.close()
  expect(await differencesOf(await referenceOf(station), station.live)).toEqual([])
})

test('names joined by renames have one present name, however they were joined', () => {
  const of = (...pairs: [string, string][]) =>
    Object.fromEntries(presentNames(pairs.map(([from, to]) => ({ from, to }))))
  expect(of(['a', 'b'], ['b', 'c'])).toEqual({ a: 'c', b: 'c', c: 'c' })
  expect(of(['a', 'b'], ['b', 'a'])).toEqual({ a: 'a', b: 'a' })
  expect(of(['a', 'b'], ['c', 'd'], ['b', 'd'])).toEqual({ a: 'd', b: 'd', c: 'd', d: 'd' })
  expect(of(['a', 'b'], ['b', 'c'], ['c', 'a'])).toEqual({ a: 'a', b: 'a', c: 'a' })
})
