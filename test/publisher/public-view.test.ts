import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { badGateway, type Cdn, injected, redirecting, staleCopy, startCdn, type Trick } from './bad-cdn.ts'
import { bureauRelease, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation, until, wake } from './station.ts'

let station: Station
let cdn: Cdn
let publisher: Publisher
const first = textRelease({ kind: 'response', number: 1, sequence: 2, title: '社保卡补换' })
const second = textRelease({
  kind: 'response',
  number: 1,
  sequence: 3,
  edition: 2,
  title: '社保卡补换',
  reason: '改。',
})

beforeEach(async () => {
  station = await startStation()
  cdn = await startCdn(station.siteUrl)
  publisher = await station.start({ pollEvery: 60_000, checkUrls: [cdn.url] })
  await deliver(station, [bureauRelease(1), first], publisher)
})
afterEach(async () => {
  await publisher.close()
  await cdn.close()
  await station.close()
})

const last = (id: string) => station.cms.reports.findLast((report) => report.id === id)
/** Delivers behind a CDN that plays a trick, and answers what was said of it. */
const failing = async (release: typeof second, trick: Trick) => {
  cdn.play(trick)
  await deliver(station, [release], { ...publisher, state: 'failed' })
  return last(release.id)
}
const goesLive = async (id: string) => {
  cdn.play(undefined)
  await until(
    async () => {
      await wake(publisher.port)
      return last(id)?.state === 'live'
    },
    () => JSON.stringify(last(id)),
  )
}

test('what was seen through the CDN is recorded with its time', async () => {
  expect(cdn.asked).toContain('/responses/2026/1/')
  const report = last(first.id)
  expect(report).toMatchObject({ state: 'live', url: `${station.siteUrl}/responses/2026/1/` })
  expect(Date.parse(report?.checkedAt ?? '')).not.toBeNaN()
})

test('an old copy is named as such, tried again with growing pauses, and live once it is gone', async () => {
  const trick = staleCopy((path) => path === '/responses/2026/1/')
  cdn.play(trick)
  await fetch(`${cdn.url}/responses/2026/1/`)
  const report = await failing(second, trick)
  expect(report?.error).toMatch(/\/responses\/2026\/1\/ still shows edition 1 instead of 2/)
  expect(report?.reason?.zh).toMatch(/显示的还是第 1 版，应为第 2 版/)
  expect(report).toMatchObject({ tries: 1, checkedAt: expect.any(String), nextTryAt: expect.any(String) })
  await until(async () => {
    await wake(publisher.port)
    return (last(second.id)?.tries ?? 0) >= 2
  })
  const pauses = station.cms.reports
    .filter(({ id, nextTryAt }) => id === second.id && nextTryAt)
    .map(({ at, nextTryAt }) => Date.parse(nextTryAt ?? '') - Date.parse(at))
  expect(pauses[1]).toBeGreaterThan(pauses[0]! * 1.5)
  await goesLive(second.id)
})

test.each<[string, Trick, RegExp, RegExp]>([
  [
    'an injected script is shown where it begins',
    injected,
    /differs from what was published .*<script src="https:\/\/ads\.example/,
    /与发布的内容不一致.*ads\.example/,
  ],
  ['a server on the way that is out of order', badGateway, /Not live: every page answers 502$/, /^所有页面都返回 502$/],
  [
    'a redirect is not followed, and named',
    redirecting,
    /redirects elsewhere: https:\/\/elsewhere\.example\/responses/,
    /跳转到了别处：https:\/\/elsewhere\.example/,
  ],
  [
    'a list that stays as it was',
    staleCopy((path) => path === '/feed.xml'),
    /\/feed\.xml (does not show edition 2|differs)/,
    /\/feed\.xml /,
  ],
])('%s', async (_name, trick, en, zh) => {
  cdn.play(trick)
  await fetch(`${cdn.url}/feed.xml`, { redirect: 'manual' })
  const report = await failing(second, trick)
  expect(report?.error).toMatch(en)
  expect(report?.reason?.zh).toMatch(zh)
  await goesLive(second.id)
})

test('a withdrawn page that the CDN still shows is not withdrawn yet', async () => {
  const trick = staleCopy((path) => path === '/responses/2026/1/')
  cdn.play(trick)
  await fetch(`${cdn.url}/responses/2026/1/`)
  cdn.play(trick)
  const withdrawal = withdrawalOf(first, { sequence: 4 })
  await deliver(station, [withdrawal], { ...publisher, state: 'failed' })
  expect(last(withdrawal.id)?.error).toMatch(/Not live/)
  await goesLive(withdrawal.id)
})

test('of several addresses all must agree, and the fault names the one that does not', async () => {
  await publisher.close()
  publisher = await station.start({ pollEvery: 60_000, checkUrls: [station.siteUrl, cdn.url] })
  const report = await failing(second, injected)
  expect(report?.error).toContain(`${cdn.url}: /responses/2026/1/ differs`)
  expect(report?.error).not.toContain(station.siteUrl)
  await goesLive(second.id)
})

test('an address where nothing listens is said in plain words', async () => {
  await publisher.close()
  const gone = await startCdn(station.siteUrl)
  await gone.close()
  publisher = await station.start({ pollEvery: 60_000, checkUrls: [gone.url] })
  await deliver(station, [second], { ...publisher, state: 'failed' })
  expect(last(second.id)?.reason?.zh).toBe(`${gone.url}：没有程序在监听（拒绝连接）`)
})
