import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn, type Watched } from '../harness/browser.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { sofficeAt, toPdf } from '../press/office.ts'

let product: Product
let browser: Browser
const watched: Watched[] = []
const folder = mkdtempSync(path.join(tmpdir(), 'huiying-press-'))
beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const enter = async (who: string, width: number): Promise<Page> => {
  const opened = await openPage(browser, { width, height: 844 })
  watched.push(opened)
  await signIn(opened.page, product.cms, who)
  return opened.page
}

/** Serious findings of axe, and what is wider than the screen. */
const faultsOf = async (page: Page): Promise<string[]> => {
  // Payload's own menu is not ours to mend.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.nav').analyze()
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wider > 0 ? [`${wider} px wider than the screen`] : []),
  ]
}

test('a spokesperson downloads the ZIP of a live statement; its sums hold and its DOCX opens in LibreOffice', async () => {
  const page = await enter('spokesperson', 1280)
  await page.locator('.nav-toggler:visible').first().click()
  await page.locator('#nav-press').first().click()
  await page.getByRole('heading', { level: 1, name: '发言人工作台' }).waitFor()
  expect(await faultsOf(page)).toEqual([])

  const row = page.locator('.press-list li').filter({ hasText: '官方回应' }).first()
  const title = (await row.locator('h3').textContent()) ?? ''
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: `ZIP：${title}` }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^官方回应〔\d{4}〕\d+号 .+\.zip$/)
  const zip = path.join(folder, 'pack.zip')
  await download.saveAs(zip)
  mkdirSync(path.join(folder, 'pack'))
  for (const [name, data] of Object.entries(unzipSync(readFileSync(zip))))
    writeFileSync(path.join(folder, 'pack', name), data)
  const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path.join(folder, 'pack'), encoding: 'utf8' })
  expect(
    sums
      .split('\n')
      .filter(Boolean)
      .every((line) => line.endsWith(': OK')),
  ).toBe(true)
  const docx = readdirSync(path.join(folder, 'pack')).find((name) => name.endsWith('.docx')) ?? ''
  if (!sofficeAt) return console.log('LibreOffice is not installed here: the DOCX was not opened')
  const pdf = toPdf(path.join(folder, 'pack', docx), folder)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
}, 240_000)

test('on a phone: finds a statement, reads it in large type, the answer first, and prints it on one page', async () => {
  const page = await enter('spokesperson', 390)
  await page.goto(`${product.cms}/admin/press`)
  await page.getByRole('heading', { level: 1, name: '发言人工作台' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  const title = (await page.locator('.press-list h3').first().textContent()) ?? ''
  await page.getByRole('searchbox', { name: '标题、编号或核验码' }).fill(title.slice(0, 12))
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/\?q=/)
  const found = page.locator('.press-list li').filter({ hasText: title }).first()
  await found.getByRole('link', { name: `大字阅读：${title}` }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  expect(await page.locator('nav.nav, .template-default').count()).toBe(0)
  const size = () =>
    page
      .locator('.reader-body p')
      .first()
      .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  // The styles of a view may come a moment after it.
  await expect.poll(size, { timeout: 15_000 }).toBeGreaterThanOrEqual(20)
  expect(await page.locator('.reader').textContent()).toMatch(/[0-9a-f]{64}/)
  expect(await faultsOf(page)).toEqual([])

  await page.goto(`${product.cms}/admin/press?q=${encodeURIComponent(title.slice(0, 12))}`)
  const print = await page.locator('.press-list li').first().getByRole('link', { name: /^打印/ }).getAttribute('href')
  await page.goto(`${product.cms}${print}`)
  const sheet = await page.pdf({ preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
}, 240_000)

test('who has no business there is told so, and finds no way in', async () => {
  const page = await enter('editor', 1280)
  expect(await page.locator('#nav-press').count()).toBe(0)
  await page.goto(`${product.cms}/admin/press`)
  await page.getByText('您的职责不包括对外发言。').waitFor()
  expect(await page.locator('.press-list').count()).toBe(0)
}, 120_000)

test('no request left for the outside, and no page printed an error', () => {
  expect(watched.length).toBe(3)
  expect(watched.flatMap(({ outside }) => outside)).toEqual([])
  expect(watched.flatMap(({ faults }) => faults)).toEqual([])
})
