import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, signIn, type Watched } from '../harness/browser.ts'
import { type Json, password } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'

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

const call = async (who: string) => {
  const post = async (path: string, body: object, headers: Record<string, string> = {}): Promise<Json> => {
    const response = await fetch(`${product.cms}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${who} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const { token } = await post('users/login', { email: `${who}@demo.huiying.test`, password })
  const signed = { authorization: `JWT ${token}` }
  return {
    post: (path: string, body: object) => post(path, body, signed),
    act: async (id: string, act: string, body: object = {}) => {
      const response = await fetch(`${product.cms}/api/statements/${id}?depth=0`, { headers: signed })
      const { digest } = (await response.json()) as Json
      return post(`statements/${id}/acts/${act}`, body, { ...signed, 'if-match': `"${digest}"` })
    },
  }
}

const title = `高温津贴从哪个月发起（手机签发 ${Date.now() % 100_000}）`
const text = '高温津贴按月发放，从六月起算。'

/** A text that waits for nothing but the signature. */
const ready = async (): Promise<string> => {
  const editor = await call('editor')
  const { doc } = await editor.post('statements', {
    kind: 'explainer',
    title,
    summary: '六月到九月按月发放，每月 200 元。',
    body: `## 发放时间\n\n${text}\n\n| 月份 | 金额 |\n| --- | --- |\n| 六月 | 200 元 |`,
    fields: { policyUrl: 'https://yunpu.example/policy/88' },
  })
  await editor.act(doc.id, 'submit')
  await (await call('reviewer')).act(doc.id, 'review')
  await (await call('secrecy')).act(doc.id, 'clear', { declaration: true })
  return doc.id
}

const phone = async (who: string): Promise<Page> => {
  const opened = await openPage(browser, { width: 390, height: 844 })
  watched.push(opened)
  await signIn(opened.page, product.cms, who)
  return opened.page
}
/** Payload's own widgets, whose faults are not ours to mend: the tabs of a document, its menu, selects, the editor's toolbar. */
const foreign = ['.doc-tabs', '.react-select', '.rich-text-lexical', '.popup']
const serious = async (page: Page): Promise<string[]> => {
  const builder = new AxeBuilder({ page })
  for (const part of foreign) builder.exclude(part)
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
const isOnScreen = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return top >= 0 && left >= 0 && bottom <= window.innerHeight + 1 && right <= window.innerWidth + 1
  })

test('a leader finds a text in the list, reads it, signs it and sees it live, on a phone', async () => {
  const id = await ready()
  const page = await phone('signer')
  await page.goto(`${product.cms}/admin/collections/statements?limit=10&search=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title }).first().click()
  await page.waitForURL(new RegExp(id))

  const article = page.getByRole('article', { name: '文稿' })
  await article.getByText(text).waitFor()
  await expect(article.getByRole('heading', { name: title }).count()).resolves.toBe(1)
  await expect(article.getByRole('cell', { name: '200 元' }).count()).resolves.toBe(1)
  const bar = page.locator('.desk-bar')
  await bar.getByRole('button', { name: '签发', exact: true }).waitFor()
  expect(await isOnScreen(page, '.desk-bar')).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(await serious(page)).toEqual([])

  await article.getByText(text).scrollIntoViewIfNeeded()
  expect(await isOnScreen(page, '.desk-bar')).toBe(true)
  await bar.getByRole('button', { name: '签发', exact: true }).click()
  await bar.getByLabel('意见（可不填）').fill('同意')
  expect(await isOnScreen(page, '.desk-bar button:has-text("现在签发")')).toBe(true)
  await bar.getByRole('button', { name: '现在签发' }).click()
  await page.getByText('签发：已办理。').waitFor()

  const link = page.getByRole('link', { name: '打开网页' })
  await link.waitFor({ timeout: 20_000 })
  await page.goto((await link.getAttribute('href')) as string)
  await expect(page.locator('h1').textContent()).resolves.toContain(title)
  await expect(page.locator('main').textContent()).resolves.toContain(text)
}, 180_000)

test('an editor is led from a refusal to the field that is missing', async () => {
  const editor = await call('editor')
  const { doc } = await editor.post('statements', { kind: 'explainer', title: '缺摘要的草稿', body: '正文。' })
  const opened = await openPage(browser, { width: 1280, height: 900 })
  watched.push(opened)
  const { page } = opened
  await signIn(page, product.cms, 'editor')
  await page.goto(`${product.cms}/admin/collections/statements/${doc.id}`)
  const near = page.locator('.desk-near')
  await near.getByText('还没有填写摘要').waitFor()
  expect(await serious(page)).toEqual([])
  await near.locator('li', { hasText: '摘要' }).getByRole('button', { name: '去填写' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-summary')
  await near.locator('li', { hasText: '政策原文网址' }).getByRole('button', { name: '去填写' }).click()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-element]')?.getAttribute('data-element')))
    .toBe('policyUrl')
}, 120_000)

test('two editors at once: the second is told, and overwrites nothing', async () => {
  const editor = await call('editor')
  const { doc } = await editor.post('statements', { kind: 'explainer', title: '两人同改', summary: '原来的摘要。' })
  const { token } = await (
    await fetch(`${product.cms}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'editor@demo.huiying.test', password }),
    })
  ).json()
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
  const first = await openPage(browser)
  const { page } = first
  await signIn(page, product.cms, 'editor')
  await page.goto(`${product.cms}/admin/collections/statements/${doc.id}`)
  await page.getByRole('heading', { name: '可以办理' }).waitFor()
  // Before the first letter: a slow machine would save a draft by itself between the two.
  await fetch(`${product.cms}/api/statements/${doc.id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ summary: '乙先保存的摘要。' }),
  })
  await page.locator('#field-summary').fill('甲在页面上写的摘要。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('没有覆盖别人的').first().waitFor()
  const { summary } = await (await fetch(`${product.cms}/api/statements/${doc.id}?depth=0`, { headers })).json()
  expect(summary).toBe('乙先保存的摘要。')

  const other = await openPage(browser)
  watched.push(other)
  await signIn(other.page, product.cms, 'reviewer')
  await other.page.goto(`${product.cms}/admin/collections/statements/${doc.id}`)
  await other.page.getByText('正在编辑').first().waitFor()
}, 120_000)

test('a comment on a selected passage, with a mention; a colleague finds the passage from it', async () => {
  const editor = await call('editor')
  const { doc } = await editor.post('statements', {
    kind: 'explainer',
    title: '评论用的文稿',
    summary: '一句话。',
    body: '## 情况\n\n窗口每周一至周五办理，周六上午照常。',
    fields: { policyUrl: 'https://yunpu.example/policy/9' },
  })
  await editor.act(doc.id, 'submit')
  const opened = await openPage(browser)
  watched.push(opened)
  const { page } = opened
  await signIn(page, product.cms, 'reviewer')
  const address = `${product.cms}/admin/collections/statements/${doc.id}`
  await page.goto(address)
  await page.locator('.reading [data-block="1"] p').evaluate((element) => {
    const range = document.createRange()
    range.setStart(element.firstChild as Node, 2)
    range.setEnd(element.firstChild as Node, 10)
    window.getSelection()?.removeAllRanges()
    window.getSelection()?.addRange(range)
  })
  await page.getByRole('button', { name: '评论所选文字' }).click()
  const box = page.getByRole('combobox', { name: /写评论/ })
  await box.pressSequentially('请核对 @')
  const option = page.getByRole('option').first()
  const name = (await option.locator('b').textContent()) as string
  await box.press('Enter')
  await expect(box.inputValue()).resolves.toBe(`请核对 @${name} `)
  await page.getByRole('button', { name: '发表评论' }).click()
  const comment = page.locator('.comment')
  await comment.getByText(`请核对 @${name}`).waitFor()
  await expect(comment.locator('.comment-quote').textContent()).resolves.toContain('每周一至周五办理')
  expect(await serious(page)).toEqual([])

  const beside = page.locator('.reading [data-field="summary"]')
  await beside.evaluate((element) => window.getSelection()?.selectAllChildren(element))
  await page.getByRole('button', { name: '评论所选文字' }).click()
  await page.locator('.comments q', { hasText: '一句话。' }).waitFor()
  await page.getByRole('button', { name: '不针对这段' }).click()

  const other = await openPage(browser, { width: 390, height: 844 })
  watched.push(other)
  await signIn(other.page, product.cms, 'signer')
  await other.page.goto(address)
  await other.page.locator('.comment-quote').click()
  await expect
    .poll(() => other.page.evaluate(() => [...(CSS.highlights.get('comment') ?? [])].map((range) => String(range))))
    .toEqual(['每周一至周五办理'])
  await other.page.getByRole('button', { name: '标为已处理' }).click()
  await expect.poll(() => other.page.locator('.comment').count()).toBe(0)
}, 120_000)

test('no request left for the outside, and no page printed an error', () => {
  expect(watched.flatMap(({ outside }) => outside)).toEqual([])
  expect(watched.flatMap(({ faults }) => faults)).toEqual([])
})
