import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PublisherOptions } from '../../site/publisher/publisher.ts'
import { Stopped } from '../../site/publisher/stopped.ts'
import { markupFaults } from '../harness/pages.ts'
import { differencesOf, referenceOf } from '../publisher/compare.ts'
import { bureauRelease, textRelease, withdrawalOf } from '../publisher/statements.ts'
import { deliver, type Station, startStation } from '../publisher/station.ts'
import { postRelease, postWithdrawal } from './posts.ts'

let station: Station
beforeEach(async () => {
  station = await startStation()
})
afterEach(() => station.close())

const statement = textRelease({ kind: 'response', number: 1, sequence: 2, title: '社保卡什么时候能领' })
const corrected = textRelease({
  kind: 'response',
  number: 1,
  sequence: 5,
  edition: 2,
  title: '社保卡 11 月 27 日前发完',
  reason: '写明日期。',
})
const place = { section: 'responses', year: 2026, number: 1 } as const
const page = (path: string) => readFile(join(station.live, path, 'index.html'), 'utf8')
const equalsReference = async () => expect(await differencesOf(await referenceOf(station), station.live)).toEqual([])

test('a post is on its page, on the home page and beside its statement, escaped, with links that pass nothing on', async () => {
  const publisher = await station.start()
  const address = `${station.siteUrl}/responses/2026/1/`
  const post = postRelease({
    subject: 'post-1',
    sequence: 3,
    text: `<script>alert(1)</script>\n积压的卡 <b>本周</b> 发完，见 ${address}。`,
    links: [address, 'https://other.example/a?b=1&c=2'],
    statement: place,
  })
  await deliver(station, [bureauRelease(1), statement, post], publisher)
  for (const path of ['microblog', 'microblog/2026/11', '', 'responses/2026/1']) {
    const html = await page(path)
    expect(html, path).toContain(`data-post="${post.digest.slice(0, 12)}"`)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('href="https://weibo.example/yunpu/post-1" rel="noopener nofollow"')
  }
  const list = await page('microblog')
  expect(list).toContain('对应内容：<a href="/responses/2026/1/">社保卡什么时候能领</a>')
  expect(list).toContain('href="https://weibo.example/yunpu" rel="me noopener"')
  expect(list).toContain('>other.example</a>')
  const report = station.cms.reports.findLast(({ id }) => id === post.id)
  expect(report?.url).toBe(`${station.siteUrl}/microblog/#post-post-1`)
  expect(await (await fetch(`${station.siteUrl}/sitemap/pages.xml`)).text()).toContain('/microblog/2026/11/')

  await deliver(station, [corrected], publisher)
  expect(await page('microblog')).toContain('社保卡 11 月 27 日前发完')
  expect(await page('microblog/2026/11')).toContain('社保卡 11 月 27 日前发完')
  const linkedAway = postRelease({ ...given(post), sequence: 6, edition: 2, act: 'link' })
  await deliver(station, [linkedAway], publisher)
  expect(await page('responses/2026/1')).not.toContain('data-post=')
  expect(await page('microblog')).not.toContain('对应内容')
  await deliver(
    station,
    [postRelease({ ...given(post), sequence: 7, edition: 3, act: 'link', statement: place })],
    publisher,
  )
  await deliver(station, [withdrawalOf(corrected, { sequence: 8 })], publisher)
  expect(await page('microblog')).toMatch(/〔2026〕1号<\/a><span class="withdrawn-mark">已撤回/)
  expect(await page('responses/2026/1')).not.toContain('data-post=')
  await publisher.close()
  await equalsReference()
})

test('an edited post shows its new text, the old one stays on record; a withdrawn one leaves every page', async () => {
  const publisher = await station.start()
  const first = postRelease({ subject: 'post-1', sequence: 2, text: '明天起暂停办理。' })
  const second = postRelease({ subject: 'post-1', sequence: 3, edition: 2, text: '后天起暂停办理。' })
  await deliver(station, [bureauRelease(1), first, second], publisher)
  expect(await page('microblog')).toContain('后天起暂停办理')
  expect(await page('microblog')).not.toContain('明天起暂停办理')
  const record = (edition: number) =>
    readFile(join(station.contentDir, `microblog/account-1/2026/post-1.${edition}.json`), 'utf8')
  expect(await record(1)).toContain('明天起暂停办理')
  expect(await record(2)).toContain('后天起暂停办理')
  await deliver(station, [postWithdrawal(second, 4)], publisher)
  expect(await page('microblog')).toContain('还没有存档的内容')
  // The month was given out as an address: its page stays, and shows nothing of it.
  expect(await page('microblog/2026/11')).not.toContain('暂停办理')
  expect(await page('')).not.toContain('暂停办理')
  await publisher.close()
  await equalsReference()
})

test('a month of posts is parted into pages of fixed length, in whatever order the posts come; each stays light', async () => {
  const publisher = await station.start()
  const count = 47
  const all = Array.from({ length: count }, (_, index) => {
    // 29 is prime to 47: every place once, in no order
    const place = (index * 29) % count
    return postRelease({
      subject: `post-${place}`,
      sequence: index + 2,
      text: `第 ${place} 条，${'窗口周六上午照常办理，请带好身份证和社保卡，节前一天提早下班。'.repeat(12)}${place}`,
      at: new Date(Date.UTC(2026, 9, 1, 0, place)).toISOString(),
    })
  })
  await deliver(station, [bureauRelease(1), ...all.slice(0, 19)], publisher)
  expect(existsSync(join(station.live, 'microblog/2026/10/p1'))).toBe(false)
  for (const release of all.slice(19, 24)) await deliver(station, [release], publisher)
  expect(existsSync(join(station.live, 'microblog/2026/10/p1'))).toBe(true)
  await deliver(station, all.slice(24), publisher)
  const shown = async (path: string) =>
    [...(await page(path)).matchAll(/第 (\d+) 条/g)].map(([, place]) => Number(place))
  expect(await shown('microblog/2026/10/p1')).toEqual(Array.from({ length: 20 }, (_, index) => 19 - index))
  expect(await shown('microblog/2026/10/p3')).toEqual(Array.from({ length: 7 }, (_, index) => 46 - index))
  expect(await shown('microblog/2026/10')).toEqual(Array.from({ length: 20 }, (_, index) => 46 - index))
  await deliver(station, [postWithdrawal(all.find(({ subject }) => subject === 'post-0')!, 100)], publisher)
  expect((await shown('microblog/2026/10/p1'))[0]).toBe(20)
  await publisher.close()
  for (const path of ['microblog', 'microblog/2026/10', 'microblog/2026/10/p2'])
    expect(gzipSync(await page(path)).length, path).toBeLessThan(10_000)
  const address = (path: string) => `${station.siteUrl}/${path}`
  expect(await markupFaults(['microblog/', 'microblog/2026/10/', 'microblog/2026/10/p1/'].map(address))).toEqual([])
  await equalsReference()
})

test('stopped after any step, the publisher finishes the post when it comes back', async () => {
  const first = postRelease({ subject: 'post-1', sequence: 3, text: '第一版', statement: place })
  const second = postRelease({ subject: 'post-1', sequence: 4, edition: 2, text: '第二版', statement: place })
  for (const release of [bureauRelease(1), statement, first, second, postWithdrawal(second, 5)]) {
    station.cms.releases.push(release)
    for (let allowed = 0; ; allowed += 1) {
      let steps = 0
      let isStopped = false
      const onStep: PublisherOptions['onStep'] = () => {
        steps += 1
        if (steps <= allowed) return
        isStopped = true
        throw new Stopped('stopped by the test')
      }
      const publisher = await station.start({ pollEvery: 60_000, onStep }).catch(() => undefined)
      await publisher?.ready
      await publisher?.close()
      if (!isStopped || release.recordKind !== 'microblog-post') {
        if (isStopped) continue
        break
      }
    }
    expect(station.cms.reports.findLast(({ id }) => id === release.id)?.state).toBe('live')
  }
  await equalsReference()
})

test('the projection is drawn again from the record alone; a spoilt file is said and left out', async () => {
  const publisher = await station.start()
  const posts = [
    postRelease({ subject: 'post-1', sequence: 3, text: '留下的', statement: place }),
    postRelease({ subject: 'post-2', sequence: 4, text: '改坏的' }),
  ]
  await deliver(station, [bureauRelease(1), statement, ...posts], publisher)
  await publisher.close()
  await rm(join(station.home, 'publisher'), { recursive: true, force: true })
  const file = join(station.contentDir, 'microblog/account-1/2026/post-2.1.json')
  const { writeFile } = await import('node:fs/promises')
  await writeFile(file, (await readFile(file, 'utf8')).replace('改坏的', '被人改过的'))
  await (await station.start()).close()
  expect(await page('microblog')).toContain('留下的')
  expect(await page('microblog')).not.toContain('被人改过的')
  expect(station.log.join('\n')).toContain('post-2.1.json is not shown')
})

const given = ({ subject, publishedAt, post }: ReturnType<typeof postRelease>) => ({
  subject,
  at: publishedAt,
  text: post.text,
  links: post.links,
})
