import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn } from '../harness/browser.ts'
import { type Json, password } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { fieldsFor } from '../harness/statement.ts'

/** Another agency, without an account, on a phone. */
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

const rest = async (who: string) => {
  const send = async (method: string, where: string, body?: unknown, token?: string): Promise<Json> => {
    const response = await fetch(`${product.cms}/api/${where}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const { token } = await send('POST', 'users/login', { email: `${who}@demo.huiying.test`, password })
  return {
    get: (where: string) => send('GET', where, undefined, token),
    post: (where: string, body: unknown) => send('POST', where, body, token),
    patch: (where: string, body: unknown) => send('PATCH', where, body, token),
  }
}

const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [...serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(extra > 0 ? [`${extra} px too wide`] : [])]
}

/** An editor's desk, signed in. */
const editorsDesk = async (): Promise<Page> => {
  const { page } = await openPage(browser)
  page.setDefaultTimeout(90_000)
  await signIn(page, product.cms, 'editor')
  return page
}

const phone = async (script = true): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    javaScriptEnabled: script,
  })
  return context.newPage()
}

/** A text that was sent to the other agency once, returned, and changed since. */
const changedText = async (): Promise<{ id: string; url: string }> => {
  const [editor, reviewer] = await Promise.all([rest('editor'), rest('reviewer')])
  const body = ['## 怎么办', '补卡当场领取。', '委托他人要带双方身份证。'].join('\n\n')
  const { doc } = await editor.post('statements', {
    kind: 'explainer',
    title: '补卡当场拿',
    summary: '三个窗口当场补卡。',
    body,
    fields: fieldsFor.explainer,
    confirmingUnits: ['YP-MED'],
  })
  await editor.post(`statements/${doc.id}/acts/submit`, {})
  await editor.post(`statements/${doc.id}/acts/invite`, { unit: 'YP-MED' })
  await reviewer.post(`statements/${doc.id}/acts/return`, { reason: '写明时间' })
  await editor.patch(`statements/${doc.id}`, { body: body.replace('当场领取。', '当场领取，周六照常。') })
  await editor.post(`statements/${doc.id}/acts/submit`, {})
  const { url } = await editor.post(`statements/${doc.id}/acts/invite`, { unit: 'YP-MED' })
  return { id: doc.id, url }
}

test('a guest reads what changed, comments on a paragraph and confirms, on a phone and without a script', async () => {
  const { id, url } = await changedText()
  const judged = await phone()
  await judged.goto(url)
  expect(await faultsOf(judged)).toEqual([])
  await judged.goto(`${url}?view=page`)
  expect(await judged.locator('.preview-banner').textContent()).toContain('尚未发布')
  expect(await faultsOf(judged)).toEqual([])

  const page = await phone(false)
  await page.goto(url)
  expect(await page.locator('.since ins').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('周六照常')]),
  )
  await page.locator('details', { hasText: '对第 2 段的意见' }).locator('summary').click()
  await page.getByLabel('对第 2 段的意见').fill('请写明几点到几点。')
  await page.locator('details', { hasText: '对“摘要”的意见' }).locator('summary').click()
  await page.getByLabel('对“摘要”的意见').fill('请写明哪三个窗口。')
  await page.getByLabel('姓名').fill('柳知远')
  await page.getByLabel('职务').fill('法规科科长')
  // Enter in a field decides nothing.
  await page.getByLabel('职务').press('Enter')
  await page.getByLabel('办公电话').fill('0000-5550199')
  await page.getByRole('button', { name: '确认这一版文字' }).click()
  await page.getByRole('heading', { name: '已确认' }).waitFor()
  expect(await page.locator('main').textContent()).toContain('云浦市医疗保障局')
  expect((await page.goto(url))?.status()).toBe(410)

  const auditor = await rest('auditor')
  const { docs: slips } = await auditor.get(`slips?where[statement][equals]=${id}&depth=1`)
  expect(slips.map(({ act, unit }: Json) => [act, unit.code])).toEqual([['confirm', 'YP-MED']])
  const { docs: comments } = await auditor.get(`comments?where[subject][equals]=${id}`)
  const said = comments.map(({ passage, text }: Json) => [passage.field ?? passage.quote, text])
  expect(said).toHaveLength(2)
  expect(said).toEqual(
    expect.arrayContaining([
      ['补卡当场领取，周六照常。', '请写明几点到几点。'],
      ['summary', '请写明哪三个窗口。'],
    ]),
  )
  const desk = await editorsDesk()
  await desk.goto(`${product.cms}/admin/collections/statements/${id}`)
  await desk.getByText('请写明几点到几点。').first().waitFor()
}, 240_000)

test('an editor sees the page before it is published and sends one reader a link, then takes it back', async () => {
  const { id } = await changedText()
  const page = await editorsDesk()
  await page.goto(`${product.cms}/admin/collections/statements/${id}/preview`)
  for (const width of ['手机上的样子', '电脑上的样子']) {
    const frame = page.frameLocator(`iframe[title="${width}"]`)
    await frame.getByRole('heading', { name: '补卡当场拿' }).waitFor()
    expect(await frame.locator('.preview-banner').textContent()).toContain('草稿')
  }
  const { violations } = await new AxeBuilder({ page }).include('.preview').setLegacyMode().analyze()
  expect(
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id: rule }) => rule),
  ).toEqual([])
  await page.getByLabel('给谁看').fill('顾问 沈一白')
  await page.getByRole('button', { name: '生成 24 小时链接' }).click()
  const url = (await page.locator('.preview-made code').textContent()) as string

  const reader = await phone(false)
  expect((await reader.goto(url))?.status()).toBe(200)
  expect(await reader.locator('h1').textContent()).toContain('补卡当场拿')
  await page.getByRole('cell', { name: '1 次' }).waitFor({ timeout: 20_000 })
  await page.getByRole('button', { name: '收回给顾问 沈一白的链接' }).click()
  await page.getByRole('cell', { name: '已收回' }).waitFor()
  expect((await reader.goto(url))?.status()).toBe(410)
}, 240_000)
