import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { openBrowser } from '../harness/browser.ts'
import { accessibilityFaults, linkFaults, markupFaults, sitemapAddresses, weightFaults } from '../harness/pages.ts'
import { deliver, type Station, startStation } from '../publisher/station.ts'
import { sample } from './sample.ts'

let station: Station
let publisher: Publisher
let addresses: string[]

beforeAll(async () => {
  station = await startStation()
  const { releases, files } = await sample()
  for (const [path, data] of files) station.cms.files.set(path, data)
  publisher = await station.start()
  await deliver(station, releases, publisher)
  addresses = [
    ...(await sitemapAddresses(station.siteUrl, station.live)),
    `${station.siteUrl}/responses/2026/1/changes/`,
  ]
}, 60_000)

afterAll(async () => {
  await publisher.close()
  await station.close()
})

/** One page of each template: a kind of statement is a template. */
const oneOfEach = (all: string[]) => [
  ...new Map(
    all.map((address) => [new URL(address).pathname.replace(/\d+/g, '0').replace(/topics\/.+/, 'topics/x/'), address]),
  ).values(),
]

const at = async (path: string) => {
  const response = await fetch(new URL(path, station.siteUrl))
  return { response, text: await response.text() }
}

describe('every page', () => {
  test('is named by the site map', () => expect(addresses.length).toBeGreaterThan(28))
  test('is valid HTML', async () => expect(await markupFaults(addresses)).toEqual([]))
  test('leads nowhere broken', async () => expect(await linkFaults(addresses)).toEqual([]))
  test('is light', async () => expect(await weightFaults(addresses)).toEqual([]))
  test('can be read by all, on a phone too', async () => {
    const browser = await openBrowser()
    try {
      expect(await accessibilityFaults(browser, oneOfEach(addresses))).toEqual([])
    } finally {
      await browser.close()
    }
  }, 90_000)
  test('says that it is a demonstration, in Chinese, with one main heading', async () => {
    for (const address of addresses) {
      const { text } = await at(address)
      expect(text, address).toContain('<strong>演示</strong>')
      expect(text, address).toContain('<html lang="zh-CN">')
      expect(text.match(/<h1\b/g), address).toHaveLength(1)
      expect(text, address).not.toContain('"null"')
      expect(text, address).not.toContain('undefined')
    }
  })
})

describe('a page', () => {
  test('carries digest, edition and the tags of the guideline once each', async () => {
    const { text } = await at('/responses/2026/1/')
    for (const name of [
      'huiying:digest',
      'huiying:edition',
      'SiteName',
      'ColumnName',
      'ArticleTitle',
      'PubDate',
      'ContentSource',
      'Url',
    ])
      expect(text.split(`<meta name="${name}"`), name).toHaveLength(2)
    expect(text).toContain('<meta name="PubDate" content="2026-11-16 10:10">')
    expect(text).toContain('〔2026〕1号')
    expect(text).toContain('积压数量原写 2,136 张')
    expect(text.slice(0, text.indexOf('更新与更正'))).not.toContain('积压 2,136 张，11')
  })
  test('that was corrected shows old and new side by side, each edition under an address of its own', async () => {
    const { text } = await at('/responses/2026/1/')
    expect(text).toContain('<li value="2" id="edition-2">')
    expect(text).toMatch(
      /积压 <del>(<span class="aloud">[^<]+<\/span>)?2,136(<span class="aloud">[^<]+<\/span>)?<\/del> 张/,
    )
    expect(text).toMatch(
      /积压 <ins>(<span class="aloud">[^<]+<\/span>)?2,316(<span class="aloud">[^<]+<\/span>)?<\/ins> 张/,
    )
    expect((await at('/responses/2026/1/changes/')).text).toContain('2,136')
  })
  test('of a notice holds its transcript, turn by turn', async () => {
    const { text } = await at('/press/2026/1/')
    expect(text).toContain('id="transcript"')
    expect(text).toContain('id="turn-4"')
    expect(text.match(/name="huiying:digest"/g)).toHaveLength(2)
  })
  test('that was withdrawn answers 410 and keeps title and reason, no text', async () => {
    const { response, text } = await at('/explainers/2026/2/')
    expect(response.status).toBe(410)
    expect(text).toContain('已撤回')
    expect(text).toContain('补贴标准引用了失效文件')
    expect(text).not.toContain('不得出现')
  })
  test('that does not exist answers 404 in words', async () => {
    const { response, text } = await at('/responses/2026/99/')
    expect(response.status).toBe(404)
    expect(text).toContain('没有这个页面')
  })
  test('is found without its last slash', async () => {
    const { response } = await at('/about')
    expect(response.url).toBe(`${station.siteUrl}/about/`)
  })
  test('comes with the headers a meta element cannot give', async () => {
    const { response } = await at('/')
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

test('feeds are served as feeds', async () => {
  for (const [path, type] of [
    ['/feed.xml', 'application/rss+xml'],
    ['/responses/feed.xml', 'application/rss+xml'],
    ['/feed.atom', 'application/atom+xml'],
    ['/feed.json', 'application/feed+json'],
  ] as const)
    expect((await at(path)).response.headers.get('content-type'), path).toContain(type)
})

test('the text of a withdrawn statement is nowhere in the live folder', () => {
  const found = execFileSync('sh', ['-c', `grep -rl 不得出现 ${station.live} || true`]).toString()
  expect(found).toBe('')
})
