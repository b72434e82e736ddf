import { mkdtempSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TextRelease } from '../../content/schema/release.ts'
import { checkFormerSections } from '../../content/schema/section-names.ts'
import { filesBelow } from '../../site/publisher/disk.ts'
import { postRelease } from '../microblogs/posts.ts'
import { differencesOf } from './compare.ts'
import { secret as password } from './fake-cms.ts'
import { changedProduct, forget, guides, run } from './renamed-product.ts'
import { bureauRelease, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

/*
 * A developer renames a section of a product that has published: from the files of the record to the live folder, over the
 * web server, with the product itself changed as the guide says, and no part of it told in another way.
 */

let station: Station
let product: string
let publisher: ReturnType<typeof run>
/** Addresses below the former name that were given out before. */
let given: string[]

const explainer = (number: number, sequence: number, more: object = {}) =>
  textRelease({ kind: 'explainer', number, sequence, title: `解读 ${number}`, topics: ['补贴'], ...more })
const corrected = (number: number, sequence: number, more: object = {}) =>
  explainer(number, sequence, { edition: 2, title: `改过的解读 ${number}`, reason: '写错了。', ...more })
/** As the back office releases a statement that is new after the renaming. */
const guide = (number: number, sequence: number) =>
  ({ ...explainer(number, sequence, { title: `指南 ${number}` }), section: 'guides' }) as unknown as TextRelease
const post = (subject: string, sequence: number, number: number) =>
  postRelease({
    subject,
    sequence,
    text: `帖文 ${subject}`,
    statement: { section: 'explainers', year: 2026, number },
  })

const get = async (path: string) => {
  const response = await fetch(station.siteUrl + path, { redirect: 'manual' })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const port = async () => ({ port: await publisher.started })
const addressOf = (file: string) => `/${file.replace(/index\.html$/, '')}`
const now = (path: string) => path.replace('/explainers/', '/guides/')

beforeAll(async () => {
  station = await startStation()
  const before = await station.start()
  const third = explainer(3, 5)
  await deliver(
    station,
    [
      bureauRelease(1),
      explainer(1, 2),
      explainer(2, 3),
      corrected(2, 4),
      third,
      corrected(3, 6),
      textRelease({ kind: 'interview', number: 1, sequence: 7, title: '专访 1' }),
      post('one', 8, 1),
      explainer(5, 9, { summary: 'ZQSECRET' }),
    ],
    before,
  )
  await deliver(station, [withdrawalOf(corrected(3, 6), { sequence: 10, at: '2026-11-21T02:00:00.000Z' })], before)
  await before.close()
  given = (await filesBelow(station.live))
    .filter((file) => file.startsWith('explainers/') && /(index\.html|feed\.xml)$/.test(file))
    .map(addressOf)
  product = changedProduct(mkdtempSync(join(tmpdir(), 'huiying-renamed-')), guides)
  publisher = run(product, station, ['publisher'])
  await publisher.started
})
afterAll(async () => {
  await publisher.stop()
  forget(product)
  await station.close()
})

test('every address that was given out leads on, on servers that read the mark and on those that do not', async () => {
  expect(given).toEqual(
    expect.arrayContaining([
      '/explainers/',
      '/explainers/feed.xml',
      '/explainers/2026/1/',
      '/explainers/2026/2/changes/',
    ]),
  )
  for (const path of given) {
    // What was changed is not told of what was withdrawn.
    const to = path === '/explainers/2026/3/changes/' ? '/guides/2026/3/' : now(path)
    expect(await get(path), path).toMatchObject({ status: 301, to })
    expect((await get(`${path}?a=b`)).to, path).toBe(`${to}?a=b`)
    const file = await readFile(join(station.live, path, path.endsWith('/') ? 'index.html' : ''), 'utf8')
    if (path.endsWith('/')) {
      expect(file).toContain(`<meta http-equiv="refresh" content="0;url=${to}">`)
      expect(file).toContain(`<link rel="canonical" href="${station.siteUrl}${to}">`)
    } else expect(file).toBe((await get(to)).text)
    expect((await get(to)).status, to).toBe(to === '/guides/2026/3/' ? 410 : 200)
  }
})

test('texts on record under the former name are shown under the present one, and no page speaks of the other', async () => {
  const release = corrected(2, 4)
  const { text } = await get('/guides/2026/2/')
  expect(text).toContain('改过的解读 2')
  expect(text).toContain(`name="huiying:digest" content="${release.digest}"`)
  expect((await get('/guides/')).text).toMatch(/解读 1/)
  expect((await get('/microblog/')).text).toContain('<a href="/guides/2026/1/">')
  expect((await get('/guides/2026/1/')).text).toContain('帖文 one')
  for (const path of [
    '/feed.xml',
    '/feed.json',
    '/sitemap/2026-11-1.xml',
    '/archive/2026/11/',
    '/topics/%E8%A1%A5%E8%B4%B4/',
  ])
    expect((await get(path)).text, path).toContain('/guides/2026/2/')
  const verified = await get(`/verify/${release.digest.slice(0, 3)}.json`)
  expect(verified.text).toContain('/guides/2026/2/')
  const { hot } = JSON.parse((await get('/search/index/manifest.json')).text) as { hot: string }
  expect((await get(hot)).text).toContain('"/guides/2026/2/"')
  expect((await get(hot)).text).not.toContain('/explainers/')
  for (const file of await filesBelow(station.live))
    if (!file.startsWith('explainers/') && !/\.(br|gz)$/.test(file))
      expect(await readFile(join(station.live, file), 'utf8'), file).not.toContain('/explainers/')
})

test('publishing goes on: what has a number keeps its folder on record, what is new is kept under the present name', async () => {
  const [first, fifth] = [corrected(1, 11), corrected(5, 12, { expunge: [1] })]
  await deliver(station, [first, fifth, guide(6, 13), post('two', 14, 5)], await port())
  expect(station.cms.reports.findLast(({ id }) => id === first.id)?.url).toBe(`${station.siteUrl}/guides/2026/1/`)
  expect((await get('/guides/2026/1/')).text).toContain('改过的解读 1')
  expect(await get('/explainers/2026/1/changes/')).toMatchObject({ status: 301, to: '/guides/2026/1/changes/' })
  expect((await get('/explainers/feed.xml')).to).toBe('/guides/feed.xml')
  for (const file of ['explainers/feed.xml', 'guides/feed.xml'])
    expect(await readFile(join(station.live, file), 'utf8'), file).toContain(`${station.siteUrl}/guides/2026/6/`)
  expect((await get('/guides/2026/6/')).text).toContain('指南 6')
  expect(await get('/explainers/2026/6/')).toMatchObject({ status: 301, to: '/guides/2026/6/' })
  expect((await get('/guides/2026/5/')).text).toContain('帖文 two')
  const record = await filesBelow(station.contentDir)
  expect(record).toEqual(
    expect.arrayContaining(['explainers/2026/1/2.mdx', 'explainers/2026/5/2.mdx', 'guides/2026/6/1.mdx']),
  )
  for (const folder of [station.live, station.contentDir])
    for (const file of await filesBelow(folder))
      expect((await readFile(join(folder, file))).includes('ZQSECRET'), file).toBe(false)
})

test('a preview stands at the present address, upon what the record holds under the former name', async () => {
  const secret = 'ZQDRAFT'
  const draft = explainer(2, 99, { edition: 3, title: '第三版', reason: '再改。', summary: secret, expunge: [1, 2] })
  const { schema, id, sequence, releasedAt, section, year, number, ...edition } = draft
  const asked = { section, year, number, draft: edition, earlier: [], files: '', language: 'zh', at: releasedAt }
  const response = await fetch(`http://127.0.0.1:${await publisher.started}/preview`, {
    method: 'POST',
    headers: { authorization: `Publisher ${password}`, 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  const html = await response.text()
  expect(html).toContain('第三版')
  expect(html).toContain(secret)
  expect(html).toMatch(/\/guides\/"[^>]*aria-current="page"/)
  expect(html).toContain('本版文字已依法移除')
  expect(html).not.toContain('改过的解读 2')
})

test('a number that is taken under the other name is refused, and nothing comes on record', async () => {
  await deliver(station, [guide(2, 15)], { ...(await port()), state: 'failed' })
  expect(station.cms.reports.findLast(({ id }) => id === 'release-15')?.error).toMatch(
    /explainers\/2026\/2\/.* and guides\/2026\/2\/ would both be shown at \/guides\/2026\/2\//,
  )
  expect(await filesBelow(station.contentDir)).not.toContain('guides/2026/2/1.mdx')
})

test('the live pages equal a fresh build of the record, and are proved from files; a mark somebody changed is named', async () => {
  await publisher.stop()
  const out = join(station.home, 'reference')
  expect(await run(product, station, ['build', '--out', out, '--no-search']).ended).toMatchObject({ code: 0 })
  expect(await differencesOf(out, station.live)).toEqual([])
  const proved = await run(product, station, ['verify']).ended
  expect(proved, proved.said).toMatchObject({ code: 0 })
  await writeFile(join(station.live, 'explainers/2026/1/.moved'), '/elsewhere/\n')
  const { code, said } = await run(product, station, ['verify']).ended
  expect([code, said]).toEqual([1, expect.stringContaining('live/explainers/2026/1/.moved\tdiffers')])
})

test('two statements with one present address: the publisher does not start, and the pages stay', async () => {
  const other = mkdtempSync(join(tmpdir(), 'huiying-merged-'))
  const merged = changedProduct(other, [
    ...guides,
    ['content/schema/kinds.ts', / {2}interviews: \{.*\n/, ''],
    ['content/schema/kinds.ts', /section: 'interviews'/, "section: 'guides'"],
    ['content/schema/kinds.ts', /formerSections = \{/, "formerSections = { interviews: 'guides',"],
  ])
  const before = await filesBelow(station.live)
  const { code, said } = await run(merged, station, ['publisher']).ended
  expect(said).toMatch(
    /explainers\/2026\/1\/1.mdx and interviews\/2026\/1\/1.mdx would both be shown at \/guides\/2026\/1\//,
  )
  expect(code).toBe(1)
  expect(await filesBelow(station.live)).toEqual(before)
  forget(other)
})

test('a table of former names that leads astray is refused', () => {
  const sections = { guides: {} }
  const check = (former: Record<string, string>) => () => checkFormerSections({ sections, former })
  expect(check({ explainers: 'guides', old: 'guides' })).not.toThrow()
  expect(check({ guides: 'guides' })).toThrow('"guides" is the name of a section now')
  expect(check({ old: 'explainers', explainers: 'guides' })).toThrow('"explainers" is none')
  expect(check({ 'old/': 'guides' })).toThrow('small letters')
})
