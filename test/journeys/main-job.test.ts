import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn, type Watched } from '../harness/browser.ts'
import { password } from '../harness/cms.ts'
import { accessibilityFaults, linkFaults, markupFaults, sitemapAddresses, weightFaults } from '../harness/pages.ts'
import { allDelivered, type Product, startProduct } from '../harness/product.ts'

let product: Product
let browser: Browser
const watched: Watched[] = []
beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A demo person at their own desk; an English browser that has chosen no language. */
const desk = async (who: string): Promise<Page> => {
  const opened = await openPage(browser, { locale: 'en-US' })
  watched.push(opened)
  await signIn(opened.page, product.cms, who)
  return opened.page
}

const save = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(/collections\/[a-z]+\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { name: '可以办理' }).waitFor()
  return page.url()
}

const act = async (
  page: Page,
  label: string,
  fill: (panel: ReturnType<Page['locator']>) => Promise<void> = async () => {},
) => {
  await page.locator('.desk-act').getByRole('button', { name: label, exact: true }).click()
  const panel = page.locator('.desk-form')
  await fill(panel)
  await panel.getByRole('button', { name: `现在${label}` }).click()
  await page.getByText('已办理。').first().waitFor()
}

const choose = async (page: Page, field: string, option: string) => {
  await page.locator(`#field-${field} .rs__control`).click()
  await page.locator('.rs__option', { hasText: option }).first().click()
}

const title = '关于社保卡补办排队时间长的回应'

test('from a concern to a live, searchable official response, by mouse', async () => {
  const monitor = await desk('monitor')
  await monitor.goto(`${product.cms}/admin/collections/mentions/create`)
  await monitor.fill('#field-title', '补办社保卡排了三个小时')
  await monitor.fill('#field-text', '今天去社保中心补办社保卡，排了三个小时，窗口只开一个。')
  await monitor.selectOption('#field-sourceKind', 'forum')
  await save(monitor)
  await act(monitor, '立项', async (panel) => {
    await panel.getByText('建议：').waitFor()
    await panel.locator('select[name=kind]').selectOption('complaint')
  })
  await monitor.locator('#field-state', { hasText: '已归入事项' }).waitFor()

  const editor = await desk('editor')
  await editor.goto(`${product.cms}/admin/collections/statements/create`)
  await choose(editor, 'case', '补办社保卡排了三个小时')
  await editor.fill('#field-title', title)
  await editor.fill('#field-summary', '自11月24日起增开两个补卡窗口，平均等候时间降到二十分钟以内。')
  await editor.getByRole('textbox', { name: '群众问的是什么' }).fill('补办社保卡为什么要排三个小时？')
  await editor.getByLabel('提问时间', { exact: true }).fill('2026-11-20T09:30')
  await editor.getByRole('textbox', { name: '核实的事实' }).fill('11月20日上午大厅只开了一个补卡窗口，最长等候三小时。')
  await editor.getByRole('textbox', { name: '已采取和将采取的措施' }).fill('增开两个窗口，周六上午照常办理。')
  await editor.locator('[contenteditable=true]').first().click()
  await editor.keyboard.type('补卡当场领取，带身份证即可。小于3<5也照样显示{原样}。')
  await choose(editor, 'confirmingUnits', '劳动保障监察支队')
  const address = await save(editor)
  await act(editor, '提交')

  const confirmer = await desk('handler2')
  await confirmer.goto(address)
  await act(confirmer, '协商确认')
  const reviewer = await desk('reviewer')
  await reviewer.goto(address)
  await act(reviewer, '审核通过')
  const secrecy = await desk('secrecy')
  await secrecy.goto(address)
  await act(secrecy, '保密审查通过', async (panel) => panel.locator('input[name=declaration]').check())
  const signer = await desk('signer')
  await signer.goto(address)
  await act(signer, '签发')
  const clicked = Date.now()

  const link = signer.getByRole('link', { name: '打开网页' })
  await link.waitFor({ timeout: 20_000 })
  console.log(`live in the panel ${Date.now() - clicked} ms after the answer to the last click`)
  const href = (await link.getAttribute('href')) as string

  const reader = await openPage(browser, { width: 390, height: 844 })
  watched.push(reader)
  await reader.page.goto(href)
  await expect(reader.page.locator('h1').textContent()).resolves.toContain(title)
  await expect(reader.page.locator('main').textContent()).resolves.toContain('小于3<5也照样显示{原样}')
  await reader.page.goto(`${product.site}/search/?q=${encodeURIComponent('等候时间降到二十分钟')}`)
  await reader.page.getByRole('link', { name: title }).first().waitFor({ timeout: 15_000 })
  console.log(`found by search ${Date.now() - clicked} ms after the last click`)
}, 240_000)

test('the built back office refuses as the contract says, by status and code', async () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${product.cms}/api/${path}`, init)
    const { errors = [] } = (await answer.json()) as { errors?: { code: string }[] }
    return [answer.status, errors[0]?.code]
  }
  const signIn = (email: string, password: string) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(await ask('statements')).toEqual([401, 'signed-out'])
  expect(await ask('globals/bureau')).toEqual([401, 'signed-out'])
  expect(await ask('users/login', signIn('editor@demo.huiying.test', 'wrong'))).toEqual([401, 'credentials'])
  const answer = await fetch(`${product.cms}/api/users/login`, signIn('monitor@demo.huiying.test', password))
  const { token } = (await answer.json()) as { token: string }
  const headers = { authorization: `JWT ${token}` }
  expect(await ask('journal', { headers })).toEqual([403, 'role'])
  expect(await ask('statements/nothing', { headers })).toEqual([404, 'not-found'])
  expect(await ask('statements?where[nothing][equals]=1', { headers })).toEqual([422, 'invalid-field'])
})

test('every page of the site with its demo is valid, accessible, light, and leads nowhere broken', async () => {
  const wall = async () => (await fetch(`${product.site}/microblog/`)).text()
  for (const account of ['云浦人社', '云浦社保']) await expect.poll(wall, { timeout: 60_000 }).toContain(account)
  await allDelivered(product)
  const addresses = await sitemapAddresses(product.site, path.join(product.home, 'live'))
  expect(addresses.length).toBeGreaterThan(40)
  expect(await markupFaults(addresses)).toEqual([])
  expect(await linkFaults(addresses)).toEqual([])
  expect(await weightFaults(addresses)).toEqual([])
  expect(await accessibilityFaults(browser, addresses)).toEqual([])
}, 300_000)

test('no request left for the outside, and no page printed an error', () => {
  expect(watched.length).toBeGreaterThan(5)
  expect(watched.flatMap(({ outside }) => outside)).toEqual([])
  expect(watched.flatMap(({ faults }) => faults)).toEqual([])
})
