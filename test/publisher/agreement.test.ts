import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TextRelease } from '../../content/schema/release.ts'
import { verifyPath } from '../../site/format/address.ts'
import { filesBelow } from '../../site/publisher/disk.ts'
import { pageOf } from '../../site/publisher/page-files.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { postRelease } from '../microblogs/posts.ts'
import { textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation, until } from './station.ts'

let station: Station
let publisher: Publisher

const marks = { title: 'ZQOLDTITLE', text: 'ZQOLDTEXT' }
const old = { title: `一个旧题目 ${marks.title}`, summary: `旧的一段话 ${marks.text}，写着电话。`, topics: ['社保卡'] }
const first = (number: number, sequence: number) =>
  textRelease({ kind: 'response', number, sequence, ...old, body: `正文里也有 ${marks.text}。` })
const second = (number: number, sequence: number, expunge?: number[]) =>
  textRelease({
    kind: 'response',
    number,
    sequence,
    edition: 2,
    title: '一个新题目',
    summary: '新的一段话。',
    topics: ['窗口服务'],
    reason: '写错了。',
    ...(expunge ? { expunge } : {}),
  })
let sequence = 100
const next = () => ++sequence

/** So small a hot file that older pages lie in a sealed bundle, and so long a quiet time that nothing is made again by itself. */
beforeAll(async () => {
  station = await startStation()
  publisher = await station.start({ search: { hotLimit: 4, sealedLimit: 40, quietFor: 600_000 } })
})
afterAll(async () => {
  await publisher.close()
  await station.close()
})

/** Files below a folder that hold a word; bundles of the search are unpacked. */
const holding = async (word: string, top = station.live): Promise<string[]> => {
  const found: string[] = []
  const index = top === station.live ? await filesBelow(join(top, 'search/index')) : []
  // The index is a link in the site that is live.
  for (const file of [...(await filesBelow(top)), ...index.map((name) => `search/index/${name}`)]) {
    const data = await readFile(join(top, file)).catch(() => Buffer.alloc(0))
    const plain = data[0] === 0x1f && data[1] === 0x8b ? gunzipSync(data) : data
    if (plain.includes(word) || plain.includes(word.toLowerCase())) found.push(file)
  }
  return found
}
const isBundle = (file: string) => file.startsWith('search/index/sealed')
/** Pages, feeds and lists that hold a word, packed or not. */
const pagesWith = async (word: string) => [
  ...new Set((await holding(word)).filter((file) => !isBundle(file)).map((file) => pageOf(file))),
]

const text = async (path: string) => (await fetch(station.siteUrl + path)).text()
const manifest = async () =>
  JSON.parse(await text('/search/index/manifest.json')) as { sealed: string[]; hidden: string[]; hot: string }
const isSealed = async (path: string) => {
  const { hot } = await manifest()
  return !(await text(hot)).includes(`"${path}"`)
}

/** A bundle that searches use holds the text. */
const isNamed = async () => {
  const { sealed: named } = await manifest()
  return (await holding(marks.text))
    .filter(isBundle)
    .some((file) => named.some((bundle) => `/${file}`.startsWith(bundle)))
}

/** Publishes the statement and enough others for it to lie in a sealed bundle. */
const sealed = async (release: TextRelease) => {
  const others = Array.from({ length: 12 }, () => {
    const at = next()
    return textRelease({ kind: 'explainer', number: at, sequence: at, title: `通知第 ${at} 期`, topics: ['培训'] })
  })
  const post = postRelease({
    subject: `post-${release.number}`,
    sequence: next(),
    text: '答复见网站。',
    statement: { section: 'responses', year: 2026, number: release.number },
  })
  await deliver(station, [release, ...others, post], publisher)
  const path = `/responses/2026/${release.number}/`
  await until(async () => (await isSealed(path)) && (await isNamed()))
  const before = await holding(marks.text)
  expect(before).toContain(`responses/2026/${release.number}/index.html`)
}

test('a correction: the old words stand in the comparison of its own page and nowhere else', async () => {
  await sealed(first(1, next()))
  const release = second(1, next())
  await deliver(station, [release], publisher)
  expect((await manifest()).hidden).toContain('/responses/2026/1/')
  const own = ['responses/2026/1/changes/index.html', 'responses/2026/1/index.html']
  expect(await pagesWith(marks.text)).toEqual(own)
  expect(await pagesWith(marks.title)).toEqual(own)
  const outside = (await text('/responses/2026/1/')).replaceAll(/<details>.*?<\/details>/gs, '')
  expect(outside).not.toContain('ZQOLD')
  for (const path of [
    '/',
    '/responses/',
    '/archive/2026/11/',
    '/topics/%E7%AA%97%E5%8F%A3%E6%9C%8D%E5%8A%A1/',
    '/topics/%E7%AA%97%E5%8F%A3%E6%9C%8D%E5%8A%A1/2026/11/',
    '/feed.xml',
    '/feed.atom',
    '/feed.json',
    '/responses/feed.xml',
    '/microblog/',
  ])
    expect(await text(path), path).toContain('一个新题目')
  const verified = JSON.parse(await text(verifyPath(release.digest))) as {
    digest: string
    now: string
  }[]
  expect(verified.find(({ digest }) => digest === release.digest)?.now).toBe('live')
  expect(await text('/sitemap/2026-11-1.xml')).toContain('/responses/2026/1/')
})

test('a withdrawal: its title stands on the tombstone, its words nowhere', async () => {
  const release = first(2, next())
  await sealed(release)
  await deliver(station, [withdrawalOf(release, { sequence: next() })], publisher)
  expect((await pagesWith(marks.title)).filter((file) => !file.startsWith('responses/2026/1/'))).toEqual([
    'responses/2026/2/index.html',
  ])
  expect((await pagesWith(marks.text)).filter(notFirst)).toEqual([])
  await until(
    async () => (await manifest()).hidden.includes('/responses/2026/2/') || !(await isNamed()),
    () => 'a search may still find it',
    2_000,
  )
  for (const path of ['/sitemap/2026-11-1.xml', '/feed.xml', '/feed.json', '/responses/feed.xml', '/archive/2026/11/'])
    expect(await text(path), path).not.toContain('/responses/2026/2/')
  expect(await text('/microblog/')).toContain('〔2026〕2号</a><span class="withdrawn-mark">已撤回')
})

test('what is expunged by a correction is in no public file, the search bundles and the record included', async () => {
  const release = first(3, next())
  await sealed(release)
  await deliver(station, [second(3, next(), [1])], publisher)
  await isGone(3)
  expect(await text('/responses/2026/3/')).toContain(release.digest)
  expect(await text('/responses/2026/3/')).toContain('涉及个人隐私')
})

test('what is expunged by a withdrawal leaves neither text nor title', async () => {
  const release = first(4, next())
  await sealed(release)
  await deliver(station, [withdrawalOf(release, { sequence: next(), expunge: [1] })], publisher)
  await isGone(4)
  const page = await text('/responses/2026/4/')
  expect(page).toContain('已撤回')
  expect(page).toContain(release.digest)
})

const notFirst = (file: string) => !/^responses\/2026\/[12]\//.test(file)

/** Fragments go before the release is called live, the bundle itself right after, though no quiet time ever comes. */
const isGone = async (number: number) => {
  const rest = async (word: string) => [
    ...(await holding(word)).filter(notFirst),
    ...(await holding(word, station.contentDir)).filter((file) => file.startsWith(`responses/2026/${number}/`)),
  ]
  for (const word of Object.values(marks)) {
    expect((await rest(word)).filter((file) => !isBundle(file) || file.includes('fragment'))).toEqual([])
    await until(
      async () => (await rest(word)).length === 0,
      () => word,
    )
  }
}
