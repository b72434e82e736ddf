import { readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '../harness/browser.ts'
import type { Json } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'

const word = readFileSync(path.resolve(import.meta.dirname, '../writing/pasted/word.clipboard'), 'utf8')
let product: Product
let browser: Browser
let page: Page
let faults: string[]
let id: string

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  const watched = await openPage(browser)
  page = watched.page
  faults = watched.faults
  page.setDefaultTimeout(30_000)
  page.on('dialog', (dialog) => dialog.accept())
  await signIn(page, product.cms, 'editor')
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const editor = () => page.locator('[data-field-path="content"] [contenteditable="true"]').first()
/** REST from inside the page: a signed-in cookie counts only there. */
const rest = (where: string, method = 'GET', body?: unknown): Promise<Json> =>
  page.evaluate(
    async (given) => {
      const response = await fetch(`/api/${given.where}`, {
        method: given.method,
        headers: { 'content-type': 'application/json' },
        ...(given.body ? { body: JSON.stringify(given.body) } : {}),
      })
      return response.json()
    },
    { where, method, body },
  )
const stored = () => rest(`statements/${id}?depth=0`)
const type = (text: string) => page.keyboard.type(text, { delay: 20 })
const press = (key: string) => page.keyboard.press(key)
const saved = async (body: RegExp) => {
  await expect.poll(async () => (await stored()).body, { timeout: 30_000 }).toMatch(body)
  await page.locator('.autosave-saved').waitFor()
}

/** What the browser does when a person pastes. */
const paste = (html: string) =>
  editor().evaluate((element, given) => {
    const data = new DataTransfer()
    data.setData('text/html', given)
    data.setData('text/plain', 'plain')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, html)

test('what was written before the first save is offered again', async () => {
  const create = `${product.cms}/admin/collections/statements/create`
  await page.goto(create)
  await page.fill('#field-title', '关于社保卡补办的回应')
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('huiying-unsaved-statement')))
  await page.goto('about:blank')
  await page.goto(create)
  await page.getByRole('button', { name: '接着写' }).click()
  await expect.poll(() => page.inputValue('#field-title')).toBe('关于社保卡补办的回应')
  await page.click('#action-save')
  await page.waitForURL(/statements\/[0-9a-f-]{36}/)
  id = /statements\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await editor().waitFor()
}, 180_000)

test('shortcuts make what the record allows, and it is saved while it is written', async () => {
  await editor().click()
  await type('## 办理时间')
  await press('Enter')
  await type('自**11月20日**起，`周六`上午照常办理，见[指南](https://yunpu.example/card)')
  await press('Control+u')
  await type('。')
  await press('Enter')
  await type('- 带身份证')
  await press('Enter')
  await type('带照片')
  await press('Enter')
  await press('Enter')
  await type('| 窗口 | 时间 |')
  await press('Enter')
  await type('一号')
  await press('Tab')
  await type('上午')
  await saved(/上午/)
  expect((await stored()).body).toBe(
    [
      '## 办理时间',
      '自**11月20日**起，`周六`上午照常办理，见[指南](https://yunpu.example/card)。',
      '- 带身份证\n- 带照片',
      '| 窗口 | 时间 |\n| --- | --- |\n| 一号 | 上午 |',
    ].join('\n\n'),
  )
  // The cursor stays where it was: what is typed now goes on from there.
  await type('九点')
  await saved(/上午九点/)
  await expect.poll(() => page.locator('text=有未保存的改动').count()).toBe(0)
}, 180_000)

test('a paste from Word is cleaned, and says what stayed behind', async () => {
  // Below the heading: what is pasted into a cell stays running text of that cell.
  await editor().locator('h2').first().click()
  await press('End')
  await press('Enter')
  await paste(word)
  const report = page.locator('.paste-report')
  await report.waitFor()
  expect(await report.innerText()).toMatch(/图片 1 张（请单独上传）.*批注 1 处.*合并单元格 2 处/s)
  await saved(/代办另带委托书/)
  const { body } = await stored()
  expect(body).toContain('## 关于社保卡补办的')
  expect(body).toContain('- 本人身份证\n  - 代办另带委托书')
  expect(body).not.toMatch(/内部掌握|删去的一句|核实数字|C:/)
  await report.getByRole('button').click()
  await report.waitFor({ state: 'detached' })
  await page.reload()
  await editor().waitFor()
  expect(await editor().innerText()).toContain('代办另带委托书')
}, 180_000)

test('the check names a telephone number and leads to it; axe finds nothing serious', async () => {
  await editor().click()
  await press('Control+Home')
  await type('请致电13812345678。')
  const found = page.locator('.writing-check li', { hasText: '13812345678' })
  await found.waitFor()
  await found.getByRole('button').click()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('13812345678')
  expect(await page.locator('.writing-count').innerText()).toMatch(/正文 \d+ 个汉字，\d+ 个字符，读完约 1 分钟/)
  const { violations } = await new AxeBuilder({ page }).include('.writing').include('.autosave').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await saved(/13812345678/)
}, 120_000)

test('where somebody else changed the text, nothing is overwritten and the reason is said', async () => {
  expect(await rest(`statements/${id}`, 'PATCH', { summary: '别处写的摘要。' })).toHaveProperty('doc.id', id)
  await page.fill('#field-title', '关于社保卡补办的第二稿')
  const line = page.locator('.autosave-failed')
  await line.waitFor()
  expect(await line.innerText()).toMatch(/^没有保存：.*改动过/s)
  expect(await stored()).toMatchObject({ title: '关于社保卡补办的回应', summary: '别处写的摘要。' })
}, 120_000)

test('a picture is cut before it is kept', async () => {
  await page.goto(`${product.cms}/admin/collections/files/create`)
  const png = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#0b4f55' } })
    .png()
    .toBuffer()
  await page.setInputFiles('input[type=file]', { name: '大厅.png', mimeType: 'image/png', buffer: png })
  await page.locator('.file-field__edit').click()
  await page.locator('.edit-upload__input input').first().fill('300')
  await page.getByRole('button', { name: /应用/ }).click()
  await page.click('#action-save')
  await page.waitForURL(/files\/[0-9a-f]{64}/)
  const sha = /files\/([0-9a-f]{64})/.exec(page.url())?.[1]
  expect((await rest(`files/${sha}`)).record).toMatchObject({ width: 300, height: 400 })
  expect(faults.filter((fault) => !/409|Conflict/.test(fault))).toEqual([])
}, 120_000)
