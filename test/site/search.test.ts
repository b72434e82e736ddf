import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn } from '../../content/log/files-in.ts'
import { isFault } from '../../content/log/finding.ts'
import type { TextRelease } from '../../content/schema/release.ts'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { verifySite } from '../../site/publisher/verify-site.ts'
import { openBrowser } from '../harness/browser.ts'
import { fieldsOf, textRelease, withdrawalOf } from '../publisher/statements.ts'
import { deliver, type Station, startStation, until } from '../publisher/station.ts'

let station: Station
let publisher: Publisher
let browser: Browser
let page: Page
const errors: string[] = []
let releases: TextRelease[]

const subjects = [
  ['社保卡补换一个多月没有拿到', '因制卡设备更换，补换卡积压，凭身份证到云溪路窗口取卡。'],
  ['失业保险金怎么领', '不用单位同意，本人凭身份证就能申请，最长领取二十四个月。'],
  ['青禾街工地拖欠工资的处理情况', '责令施工单位限期支付，动用工资保证金垫付。'],
  ['职称考试成绩什么时候公布', '成绩在 12 月 10 日前公布，请留意准考证号。'],
  ['灵活就业人员参保办法', '按云人社规〔2025〕7号办理，缴费基数可以自选。'],
  ['高校毕业生档案怎么转', '档案由学校机要转递，EMS 单号可以查询。'],
  ['工伤认定需要多长时间', '受理后六十日内作出决定。'],
  ['退休人员资格认证', '每年一次，可以在手机上刷脸。'],
]

beforeAll(async () => {
  // So small a hot file that most pages lie in sealed bundles, two of them.
  station = await startStation()
  publisher = await station.start({ search: { hotLimit: 6, sealedLimit: 30, quietFor: 300, graceFor: 3_000 } })
  releases = subjects.map(([title = '', summary = ''], index) =>
    textRelease({
      kind: 'response',
      number: index + 1,
      sequence: index + 1,
      title,
      summary,
      fields: fieldsOf.response,
    }),
  )
  const others = Array.from({ length: 44 }, (_, index) =>
    textRelease({
      kind: 'explainer',
      number: index + 1,
      sequence: index + 20,
      title: `培训通知第${index + 1}期`,
      summary: '职业技能培训报名。',
    }),
  )
  await deliver(station, [...releases, ...others], publisher)
  await until(async () => (await manifest()).sealed.length === 2)
  browser = await openBrowser()
  page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
})
afterAll(async () => {
  await browser.close()
  await publisher.close()
  await station.close()
})

const manifest = async () =>
  (await (await fetch(`${station.siteUrl}/search/index/manifest.json`)).json()) as {
    sealed: string[]
    hidden: string[]
  }

const find = async (query: string) => {
  await page.goto(`${station.siteUrl}/search/?q=${encodeURIComponent(query)}`)
  await page.waitForFunction(() => /没有|找到|暂时/.test(document.querySelector('#said')?.textContent ?? ''))
  const said = await page.textContent('#said')
  const titles = await page.locator('#results h2').allTextContents()
  const marks = await page.locator('#results mark').allTextContents()
  return { said, titles, marks }
}

test.each([
  ['社保卡', '社保卡补换一个多月没有拿到'],
  ['社保卡补换', '社保卡补换一个多月没有拿到'],
  ['换卡积压', '社保卡补换一个多月没有拿到'],
  ['身份证 云溪路', '社保卡补换一个多月没有拿到'],
  ['社保卡补換一個多月', '社保卡补换一个多月没有拿到'],
  ['失業保險金', '失业保险金怎么领'],
  ['二十四个月', '失业保险金怎么领'],
  ['拖欠工资', '青禾街工地拖欠工资的处理情况'],
  ['拖欠，保证金', '青禾街工地拖欠工资的处理情况'],
  ['12 月 10 日', '职称考试成绩什么时候公布'],
  ['准考证', '职称考试成绩什么时候公布'],
  ['云人社规〔2025〕7号', '灵活就业人员参保办法'],
  ['云人社规[2025]7号', '灵活就业人员参保办法'],
  ['（2025）7号', '灵活就业人员参保办法'],
  ['EMS', '高校毕业生档案怎么转'],
  ['ems 单号', '高校毕业生档案怎么转'],
  ['〔2026〕7号', '工伤认定需要多长时间'],
  ['[2026]8号 认证', '退休人员资格认证'],
  ['刷', '退休人员资格认证'],
  ['培训通知第44期', '培训通知第44期'],
])('finds %s', async (query, title) => {
  const { titles, said } = await find(query)
  expect(titles.slice(0, 3), said ?? '').toContain(title)
  expect(errors).toEqual([])
})

test('marks what was asked for, in the script of the text', async () => {
  expect((await find('失業保險金')).marks).toContain('失业保险金')
})

test('a wrong character finds what is similar, and says so', async () => {
  const { said, titles } = await find('失业保险今怎么领')
  expect(said).toContain('没有与')
  expect(titles).toContain('失业保险金怎么领')
})

test('nothing found is said in words', async () => {
  const { said, titles } = await find('量子纠缠')
  expect(said).toContain('没有找到')
  expect(titles).toEqual([])
})

test('a new page is found at once, a withdrawn one is not, though it lies in a sealed bundle', async () => {
  const fresh = textRelease({ kind: 'rebuttal', number: 1, sequence: 100, title: '网传养老金停发不实' })
  await deliver(station, [fresh], publisher)
  await until(
    async () => (await find('养老金停发')).titles.includes('网传养老金停发不实'),
    () => '',
    2_000,
  )
  const gone = releases[2]!
  const before = await manifest()
  await deliver(station, [withdrawalOf(gone, { sequence: 101 })], publisher)
  const after = await find('拖欠工资')
  expect(after.titles).not.toContain(gone.title)
  // The bundle that holds the words is made again soon after.
  await until(
    async () => (await manifest()).hidden.length === 0 && (await manifest()).sealed.join() !== before.sealed.join(),
  )
  expect((await find('动用工资保证金')).titles).toEqual([])
})

test('verify makes the bundles again and names a file that is not what the record gives', async () => {
  const key = readFileSync(join(station.home, 'keys/log.pub'), 'utf8').split('\n')[0]!
  const faults = async () =>
    (await verifySite({ ...station, key, patience: 0 })).findings.filter(isFault).map(({ path }) => path)
  // A bundle that was replaced is kept for a while, for those who are searching in it.
  const old = async () =>
    (await readdir(join(station.live, 'search/index'))).filter((name) => name.startsWith('sealed-'))
  await until(
    async () => (await old()).length === (await manifest()).sealed.length,
    () => '',
    60_000,
  )
  expect(await faults()).toEqual([])
  const files = filesIn(join(station.live, 'search/index'))
  for (const kind of [/\.pf_fragment$/, /\.pf_index$/, /pagefind\.js$/, /^hot-/]) {
    const path = files.find((file) => kind.test(file)) ?? ''
    const full = join(station.live, 'search/index', path)
    const kept = readFileSync(full)
    writeFileSync(full, Buffer.concat([kept.subarray(0, -1), Buffer.from('x')]))
    expect(await faults()).toContain(`live/search/index/${path}`)
    writeFileSync(full, kept)
  }
})
