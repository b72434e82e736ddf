import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, type Watched } from '../harness/browser.ts'
import { type Json, password } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'

let product: Product
let browser: Browser
const watched: Watched[] = []
/** A unit of its own, so that the queue holds what this test puts there and nothing of the demo. */
const mark = Date.now().toString(36).toUpperCase()
const editor = `editor-${mark.toLowerCase()}@extra.huiying.test`
const drafts = 6
/** Milliseconds; a machine that is also building something else takes its time. */
const patience = 120_000
const confirmations = 4
const statements: string[] = []

const api = async (
  token: string,
  method: string,
  path: string,
  body?: Json,
  headers: Record<string, string> = {},
): Promise<Json> => {
  const response = await fetch(`${product.cms}/api/${path}`, {
    method,
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
  return answer
}
const tokenOf = async (email: string): Promise<string> =>
  (await api('', 'POST', 'users/login', { email, password })).token

const write = async (token: string, title: string, more: Json = {}): Promise<Json> =>
  (
    await api(token, 'POST', 'statements', {
      kind: 'explainer',
      title,
      summary: '补卡当场领取，带身份证即可。',
      body: `## 怎么办\n\n${title}：带身份证到任一窗口。`,
      fields: { policyUrl: 'https://yunpu.example/policy/1' },
      ...more,
    })
  ).doc

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
  const admin = await tokenOf('admin@demo.huiying.test')
  const unit = { code: `YP-${mark}`, name: `测试科 ${mark}`, region: '云浦市', lines: [] }
  const { id } = (await api(admin, 'POST', 'units', unit)).doc
  await api(admin, 'POST', 'users', { email: editor, name: '键盘编辑', password, roles: ['editor'], unit: id })
  const mine = await tokenOf(editor)
  for (let index = 1; index <= drafts; index += 1) statements.push((await write(mine, `草稿 ${index}`)).id)
  const other = await tokenOf('editor2@demo.huiying.test')
  for (let index = 1; index <= confirmations; index += 1) {
    const { id: asked } = await write(other, `请确认 ${index}`, { confirmingUnits: [id] })
    await api(other, 'POST', `statements/${asked}/acts/submit`, {})
    statements.push(asked)
  }
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const desk = async (
  options: { width?: number; height?: number; locale?: string } = {},
  who = editor,
): Promise<Page> => {
  const opened = await openPage(browser, options)
  watched.push(opened)
  const { page } = opened
  page.setDefaultTimeout(patience)
  page.setDefaultNavigationTimeout(patience)
  await page.goto(`${product.cms}/admin/login`)
  await page.fill('#field-email', who)
  await page.fill('#field-password', password)
  await page.keyboard.press('Enter')
  await page.locator('.queue-desk h1').waitFor()
  return page
}
const poll = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: patience, interval: 200 })
const rows = (page: Page) => page.locator('.queue-row')
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('.queue-row')?.dataset.subject)

const seriousFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('.queue-desk').setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('the desk is sound at 1280 and 390, folded and unfolded', async () => {
  for (const width of [1280, 390]) {
    const page = await desk({ width, height: 844 })
    await page.keyboard.press('j')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('a')
    await page.locator('.queue-unfolded .desk-form').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.context().close()
  }
}, 600_000)

test('keys move, read, fold and open; a filter stays', async () => {
  const page = await desk()
  await page.getByRole('heading', { level: 1, name: `${drafts + confirmations} 件等您办理` }).waitFor()
  const subjects = await rows(page).evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.subject))
  expect(subjects.length).toBe(drafts + confirmations)
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(subjects[0])
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  expect(await focused(page)).toBe(subjects[2])
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(subjects[1])
  expect(await page.locator('.queue-row[tabindex="0"]').count()).toBe(1)
  await page.keyboard.press('v')
  const title = await rows(page).nth(1).locator('.queue-title a').textContent()
  await page.locator('.queue-text', { hasText: `${title}：带身份证到任一窗口。` }).waitFor()
  expect(await rows(page).nth(1).getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Escape')
  await page.locator('.queue-unfolded').waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(subjects[1])

  const lane = page.getByRole('button', { name: `协商确认 ${confirmations}` })
  await lane.focus()
  await page.keyboard.press('Enter')
  await poll(() => rows(page).count()).toBe(confirmations)
  await poll(async () => {
    await page.reload()
    await page.locator('.queue-desk h1').waitFor()
    return rows(page).count()
  }).toBe(confirmations)
  expect(await lane.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: /^不限/ }).press('Enter')
  await poll(() => rows(page).count()).toBe(drafts + confirmations)

  await page.keyboard.press('o')
  await page.waitForURL(/collections\/statements\/[0-9a-f-]{36}/)
  await page.context().close()
}, 600_000)

test('an editor takes ten things off the queue with the keyboard alone', async () => {
  const page = await desk()
  await poll(() => rows(page).count()).toBe(10)
  await page.keyboard.press('j')
  for (let left = 10; left > 0; left -= 1) {
    const subject = await focused(page)
    expect(subject).toBeTruthy()
    await page.keyboard.press('a')
    await page.locator('.queue-unfolded .desk-form button:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator(`.queue-row[data-subject="${subject}"]`).waitFor({ state: 'detached' })
    await poll(() => rows(page).count()).toBe(left - 1)
    await poll(() => page.locator('.queue-desk [role=status]').textContent()).toContain('已办理')
    if (left > 1) await poll(() => focused(page)).toBeTruthy()
  }
  await page.getByRole('heading', { level: 1, name: '没有等您办理的事' }).waitFor()
  await page.getByRole('link', { name: '可以新建文稿 →' }).waitFor()
  await page.context().close()

  const reviewer = await tokenOf('reviewer@demo.huiying.test')
  for (const id of statements) {
    expect((await api(reviewer, 'GET', `statements/${id}?depth=0`)).state).toBe('submitted')
    const where = `where[statement][equals]=${id}&where[act][equals]=confirm`
    const { totalDocs } = await api(reviewer, 'GET', `slips?${where}`)
    expect(totalDocs).toBe(statements.indexOf(id) < drafts ? 0 : 1)
  }
}, 600_000)

test('a case that waits for an answer opens the form of a new statement with the case filled in', async () => {
  const monitor = await tokenOf('monitor@demo.huiying.test')
  const matter = { title: `待回应 ${mark}`, kind: 'complaint', summary: '多人反映', leadUnit: `YP-${mark}` }
  await api(monitor, 'POST', 'cases', matter)
  const page = await desk()
  await poll(() => rows(page).count()).toBe(1)
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.waitForURL(/collections\/statements\/create\?case=/)
  await page.locator('#field-case', { hasText: matter.title }).waitFor()
  await page.context().close()
}, 600_000)

test('no request left for the outside, and no page printed an error', () => {
  expect(watched.length).toBeGreaterThan(4)
  expect(watched.flatMap(({ outside }) => outside)).toEqual([])
  expect(watched.flatMap(({ faults }) => faults)).toEqual([])
})
