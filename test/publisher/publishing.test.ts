import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { secret } from './fake-cms.ts'
import { fileOf, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation, until, wake } from './station.ts'

let station: Station
let publisher: Publisher

beforeEach(async () => {
  station = await startStation()
  publisher = await station.start({ pollEvery: 60_000 })
})
afterEach(async () => {
  await publisher.close().catch(() => undefined)
  await station.close()
})

const page = async (path: string) => {
  const response = await fetch(station.siteUrl + path)
  return { status: response.status, text: await response.text() }
}
const answer = () =>
  textRelease({
    kind: 'response',
    number: 1,
    sequence: 1,
    title: '社保卡补换时限',
    summary: '十五个工作日。',
    topics: ['社保卡'],
  })

test('an empty site has a home page that helps', async () => {
  const { status, text } = await page('/')
  expect(status).toBe(200)
  expect(text).toContain('还没有发布内容')
})

test('a release is live within two seconds: page, home, section, feeds', async () => {
  const release = answer()
  expect(await deliver(station, [release], publisher)).toBeLessThan(2_000)
  expect((await page('/responses/2026/1/')).text).toContain(`name="huiying:digest" content="${release.digest}"`)
  for (const path of [
    '/',
    '/responses/',
    '/feed.xml',
    '/feed.atom',
    '/feed.json',
    '/responses/feed.xml',
    '/archive/2026/11/',
    '/topics/%E7%A4%BE%E4%BF%9D%E5%8D%A1/',
  ])
    expect((await page(path)).text, path).toContain('社保卡补换时限')
  expect(station.cms.reports.map(({ state }) => state)).toEqual(['written', 'live'])
  expect(station.cms.reports.at(-1)?.url).toBe(`${station.siteUrl}/responses/2026/1/`)
  expect(await readFile(join(station.contentDir, 'responses/2026/1/1.mdx'), 'utf8')).toContain(release.digest)
})

test('a correction replaces the text everywhere and names reason and earlier digest', async () => {
  const first = answer()
  const second = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    edition: 2,
    title: '社保卡补换时限（更正）',
    summary: '五个工作日。',
    topics: ['窗口'],
    reason: '时限写错。',
  })
  await deliver(station, [first], publisher)
  await deliver(station, [second], publisher)
  const { text } = await page('/responses/2026/1/')
  expect(text).toContain('时限写错。')
  expect(text).toContain(first.digest)
  expect(text.slice(0, text.indexOf('更新与更正'))).not.toContain('十五个工作日')
  expect(text).toMatch(/<del>.*十五.*<\/del>.*<ins>.*五.*<\/ins>/)
  expect((await page('/')).text).toContain('社保卡补换时限（更正）')
  expect(await page('/topics/%E7%A4%BE%E4%BF%9D%E5%8D%A1/')).toMatchObject({
    status: 200,
    text: expect.stringContaining('这里现在没有内容'),
  })
  expect(existsSync(join(station.contentDir, 'responses/2026/1/1.mdx'))).toBe(true)
})

test('an update shows its date and keeps its address', async () => {
  await deliver(station, [answer()], publisher)
  const update = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    edition: 2,
    act: 'update',
    title: '社保卡补换时限',
    body: '<Update at="2026-11-23T02:00:00.000Z" />\n\n积压的卡已经制完。',
  })
  await deliver(station, [update], publisher)
  const { text } = await page('/responses/2026/1/')
  expect(text).toContain('id="update-202611231000"')
  expect(text).toContain('积压的卡已经制完')
})

test('a withdrawal leaves title, number and reason, takes its files along, and answers 410', async () => {
  const data = new TextEncoder().encode('网点,电话\n')
  const file = fileOf({ name: '网点.csv', mime: 'text/csv', data })
  station.cms.files.set(`${file.sha256}/网点.csv`, data)
  const release = textRelease({
    kind: 'explainer',
    number: 4,
    sequence: 1,
    title: '补贴办法',
    summary: '每人三百元。',
    files: [file],
    attachments: [file.sha256],
  })
  await deliver(station, [release], publisher)
  expect((await page(`/files/${file.sha256}/${encodeURIComponent('网点.csv')}`)).status).toBe(200)
  await deliver(station, [withdrawalOf(release, { sequence: 2, reason: '标准有误。' })], publisher)
  const { status, text } = await page('/explainers/2026/4/')
  expect(status).toBe(410)
  expect(text).toContain('标准有误。')
  expect(text).not.toContain('三百元')
  for (const path of ['/', '/explainers/', '/feed.xml', '/feed.json', '/explainers/feed.xml'])
    expect((await page(path)).text, path).not.toContain('补贴办法')
  expect((await page(`/files/${file.sha256}/${encodeURIComponent('网点.csv')}`)).status).toBe(404)
  expect((await page('/archive/2026/11/')).text).toContain('这里现在没有内容')
})

test('what is expunged leaves the record; digest and reason class stay', async () => {
  const first = textRelease({ kind: 'response', number: 1, sequence: 1, title: '答复', summary: '张某某的电话。' })
  await deliver(station, [first], publisher)
  const second = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    edition: 2,
    title: '答复',
    summary: '已隐去。',
    reason: '隐去个人信息。',
    expunge: [1],
  })
  await deliver(station, [second], publisher)
  const record = await readFile(join(station.contentDir, 'responses/2026/1/1.mdx'), 'utf8')
  expect(record).toContain(first.digest)
  expect(record).toContain('expunged: true')
  expect(record).not.toContain('张某某')
  expect((await page('/responses/2026/1/')).text).toContain('文字已依法移除')
})

test('a release that cannot be delivered says why, is tried again, and does not hold up the others', async () => {
  const data = new TextEncoder().encode('迟到的附件')
  const file = fileOf({ name: '附件.txt', mime: 'text/plain', data })
  const lacking = textRelease({
    kind: 'response',
    number: 1,
    sequence: 1,
    title: '缺附件的答复',
    files: [file],
    attachments: [file.sha256],
  })
  const tampered = {
    ...textRelease({ kind: 'response', number: 2, sequence: 2, title: '被改过的答复' }),
    digest: 'a'.repeat(64),
  }
  const good = textRelease({ kind: 'response', number: 3, sequence: 3, title: '完好的答复' })
  station.cms.releases.push(lacking, tampered)
  await deliver(station, [good], publisher)
  const last = (id: string) => station.cms.reports.findLast((report) => report.id === id)
  expect(last(lacking.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('404') })
  expect(last(tampered.id)).toMatchObject({ state: 'failed', error: expect.stringContaining('digest') })
  expect((await page('/responses/2026/2/')).status).toBe(404)
  station.cms.files.set(`${file.sha256}/附件.txt`, new TextEncoder().encode('另一个文件'))
  await until(async () => {
    await wake(publisher.port)
    return last(lacking.id)?.error?.includes('SHA-256') ?? false
  })
  station.cms.files.set(`${file.sha256}/附件.txt`, data)
  await until(async () => {
    await wake(publisher.port)
    return last(lacking.id)?.state === 'live'
  })
})

test('a release that does not follow the schema is refused by itself', async () => {
  station.cms.releases.push({ id: 'odd', sequence: 1, surprise: true })
  await deliver(station, [textRelease({ kind: 'response', number: 3, sequence: 3, title: '完好的答复' })], publisher)
  expect(station.cms.reports.find(({ id }) => id === 'odd')).toMatchObject({ state: 'failed' })
})

test('the record of another installation is refused, and status says so', async () => {
  await deliver(station, [answer()], publisher)
  await publisher.close()
  const other = await startStation({ installation: 'another' })
  other.cms.releases.push(textRelease({ kind: 'response', number: 9, sequence: 9, title: '别处的答复' }))
  const foreign = await station.start({ cmsUrl: other.cms.url })
  await foreign.ready
  const status = await fetch(`http://127.0.0.1:${foreign.port}/status`, {
    headers: { authorization: `Publisher ${secret}` },
  })
  expect(await status.json()).toMatchObject({
    installation: 'test-installation',
    refused: expect.stringContaining('another'),
  })
  expect(other.cms.reports).toEqual([])
  expect((await page('/responses/2026/9/')).status).toBe(404)
  await foreign.close()
  await other.close()
})

test('strangers cannot wake the publisher', async () => {
  expect((await fetch(`http://127.0.0.1:${publisher.port}/wake`, { method: 'POST' })).status).toBe(401)
})

test('a transcript joins the page of its notice and leaves it alone when it is withdrawn', async () => {
  const notice = textRelease({ kind: 'press-notice', number: 1, sequence: 1, title: '冬季行动发布会' })
  const transcript = textRelease({ kind: 'transcript', number: 1, sequence: 2, title: '冬季行动发布会实录' })
  await deliver(station, [notice, transcript], publisher)
  expect((await page('/press/2026/1/')).text).toContain('id="turn-1"')
  await deliver(station, [withdrawalOf(transcript, { sequence: 3 })], publisher)
  const { status, text } = await page('/press/2026/1/')
  expect(status).toBe(200)
  expect(text).toContain('云浦市政务中心一楼发布厅')
  expect(text).toContain('已撤回')
  expect(text).not.toContain('大家上午好')
})
