import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { openBrowser } from '../harness/browser.ts'
import { deliver, type Station, startStation, until } from '../publisher/station.ts'
import { sample } from '../site/sample.ts'
import { type Nginx, startNginx, whyNot } from './nginx.ts'

const reason = whyNot()
if (reason) console.log(`Not run: a browser before nginx. ${reason}`)

let station: Station
let publisher: Publisher
let nginx: Nginx | undefined
let browser: Browser
let code: string

beforeAll(async () => {
  station = await startStation()
  const { releases, files } = await sample()
  for (const [path, data] of files) station.cms.files.set(path, data)
  // So small a hot file that a search has to read a sealed bundle, which is WebAssembly's work.
  publisher = await station.start({ search: { hotLimit: 4, sealedLimit: 30, quietFor: 100 } })
  await deliver(station, releases, publisher)
  await until(async () => /sealed-/.test(await (await fetch(`${station.siteUrl}/search/index/manifest.json`)).text()))
  code = releases.find((release) => release.recordKind === 'statement')!.digest.slice(0, 12)
  browser = await openBrowser()
  if (!reason) nginx = await startNginx({ folder: `${station.home}/nginx`, live: station.live, cmsPort: 9 })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await nginx?.close()
  await publisher.close()
  await station.close()
})

/** Opens pages as a reader does; answers what the browser complained of, and what the search and the proof said. */
const readThrough = async (site: string) => {
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
  const complaints: string[] = []
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`blocked: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
  for (const path of ['/', '/responses/2026/1/', '/about/', '/microblog/', '/topics/']) await page.goto(site + path)
  await page.goto(`${site}/search/?q=${encodeURIComponent('社保卡')}`)
  await page.waitForFunction(() => /没有|找到|暂时/.test(document.querySelector('#said')?.textContent ?? ''))
  const said = await page.textContent('#said')
  await page.goto(`${site}/verify/?code=${code}`)
  await page.waitForFunction(() => document.querySelector('#outcome')?.textContent !== '')
  const outcome = await page.textContent('#outcome')
  const style = await page.evaluate(() => getComputedStyle(document.body).fontFamily)
  await page.context().close()
  return { complaints, said, outcome, style }
}

test.each(['our own server', ...(reason ? [] : ['nginx'])])(
  '%s: the policy blocks nothing that pages need',
  async (name) => {
    const { complaints, said, outcome, style } = await readThrough(name === 'nginx' ? nginx!.https : station.siteUrl)
    expect(complaints).toEqual([])
    expect(said).toContain('找到')
    expect(outcome).toContain(code)
    expect(style).not.toContain('Times')
  },
)
