import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '../harness/browser.ts'
import { password } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'

let product: Product
let browser: Browser
beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const desk = async (size: { width?: number; height?: number }): Promise<Page> => {
  const { page } = await openPage(browser, size)
  page.setDefaultTimeout(120_000)
  await signIn(page, product.cms, 'editor')
  return page
}
const bellOf = (page: Page) => page.locator('.bell-button')
const unreadIn = async (page: Page) => Number(/\d+/.exec((await bellOf(page).getAttribute('aria-label')) ?? '')?.[0])

const asked = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), `${product.cms}/api/${path}`)
/** The same number as the server counts it. */
const unreadOf = async (page: Page): Promise<number> =>
  (await asked(page, 'notices/count?where[readAt][exists]=false&where[settledAt][exists]=false')).totalDocs

/** The number once the demo's own deliveries and overdue matters have been told. */
const settled = async (page: Page): Promise<number> => {
  for (let last = -1, same = 0; ; ) {
    const unread = await unreadOf(page)
    same = unread === last ? same + 1 : 0
    if (same >= 5) return unread
    last = unread
    await page.waitForTimeout(2_000)
  }
}

/** A unit asks its colleagues to answer: the editors of the lead unit are told. */
const askForAnswer = async (title: string): Promise<void> => {
  const speak = async (path: string, body: unknown, token?: string) => {
    const response = await fetch(`${product.cms}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    expect(response.ok).toBe(true)
    return response.json()
  }
  const { token } = await speak('users/login', { email: 'monitor@demo.huiying.test', password })
  await speak('cases', { title, kind: 'complaint', summary: '多人反映', leadUnit: 'YP-SI' }, token)
}

test('an editor is told while looking, opens it from the bell with the keyboard, and marks the rest as read', async () => {
  const page = await desk({ width: 390, height: 844 })
  const before = await settled(page)
  await expect.poll(() => unreadIn(page), { timeout: 30_000 }).toBe(before)
  const title = `窗口排队久 ${Date.now()}`
  await askForAnswer(title)
  // The demo lives on: something else may fall due in the same minute.
  await expect.poll(() => unreadIn(page), { timeout: 40_000 }).toBeGreaterThan(before)
  expect(await page.locator('.bell [role=status]').textContent()).toMatch(/\d/)

  await bellOf(page).focus()
  await page.keyboard.press('Enter')
  const item = page.locator('.bell-item', { hasText: title })
  await item.waitFor()
  const panel = await page.locator('.bell-panel').boundingBox()
  expect(panel?.x).toBeGreaterThanOrEqual(0)
  expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(390)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.bell').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await page.locator('.bell-panel').isVisible()).toBe(false)

  await page.keyboard.press('Enter')
  await item.focus()
  const told = await unreadIn(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(/collections\/cases\//)
  await expect.poll(() => unreadIn(page), { timeout: 20_000 }).toBeLessThan(told)

  if (before > 0) {
    await bellOf(page).click()
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await expect.poll(() => unreadIn(page), { timeout: 20_000 }).toBe(0)
    await page.keyboard.press('Escape')
  }
}, 300_000)

test('a person chooses on the account page to be mailed once a day', async () => {
  const page = await desk({})
  await page.goto(`${product.cms}/admin/account`)
  await page.locator('#field-notify .rs__control').click()
  await page.locator('.rs__option', { hasText: '汇总一封' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(async () => (await asked(page, 'users/me')).user?.notify, { timeout: 30_000 }).toBe('digest')
}, 300_000)
