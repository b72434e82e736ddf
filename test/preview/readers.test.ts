import { afterEach, expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { answerPreview } from '../../cms/preview/reader-page.ts'
import { kindNames } from '../../content/schema/kinds.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { openLedger } from '../harness/ledger.ts'
import { verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'
import { openStation } from '../harness/station.ts'
import { uploadPicture, uploadText } from './bench.ts'

/** Who sees a text before it is published, and for how long. */
const cms = await bootCms()
const station = await openStation(cms)
const ledger = openLedger(cms)
type Person = Awaited<ReturnType<typeof cms.as>>
const [editor, reviewer, auditor] = (await Promise.all(
  ['editor', 'reviewer', 'auditor'].map((who) => cms.as(who)),
)) as [Person, Person, Person]
const stranger = (await hire(cms, { name: 'stranger', roles: ['editor', 'handler', 'liaison'], unit: 'YP-JOBS' })).email

let moved = 0
const wait = (hours: number) => {
  moved += hours * 3_600_000
  moveClock(hours * 3_600_000)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const share = async (id: string, more: Json = {}, by = editor) => {
  const { status, body } = await by.post(`statements/${id}/acts/share-preview`, { name: '市政府办 柳知远', ...more })
  expect([status, body.errors]).toEqual([200, undefined])
  return { ...body, token: String(body.url).split('/preview/')[1] as string }
}
let address = 0
const open = async (token: string, init: RequestInit & { rest?: string[]; from?: string } = {}) => {
  const { rest, from, ...others } = init
  const headers = new Headers(others.headers)
  headers.set('x-forwarded-for', from ?? `10.0.0.${address++ % 250}`)
  const request = new Request('http://localhost:3000/preview/x', { ...others, headers })
  const response = await answerPreview({ payload: cms.payload, request, token, ...(rest ? { rest } : {}) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const linksOf = async (id: string): Promise<Json[]> =>
  (await auditor.get(`preview-links?where[statement][equals]=${id}&depth=0`)).body.docs

test('whoever may read a statement may see its preview; to everybody else it is not there', async () => {
  const { id } = await draft({ cms, confirming: ['YP-MED'], more: { title: '独一无二的标题' } })
  const seen = 'editor handler handler2 reviewer secrecy signer signer2 liaison inspector auditor admin'.split(' ')
  for (const who of seen.filter((name) => name !== 'handler2')) {
    const { status, body } = await (await cms.as(who)).get(`statements/${id}/preview`)
    expect([who, status]).toEqual([who, 200])
    expect(String(body)).toContain('独一无二的标题')
  }
  for (const who of ['monitor', 'analyst', 'spokesperson', 'security', 'handler2', stranger]) {
    const answer = await (await cms.as(who)).get(`statements/${id}/preview`)
    expect([who, verdict(answer)]).toEqual([who, '404 not-found'])
  }
  expect(verdict(await cms.call('GET', `statements/${id}/preview`))).toBe('401 signed-out')
  expect(verdict(await editor.get('statements/no-such-id/preview'))).toBe('404 not-found')
})

test('nothing keeps, finds or runs it; nothing of it is for machines', async () => {
  const picture = await uploadPicture(cms)
  const { id } = await draft({ cms, more: { body: `正文。\n\n<Figure file="${picture.id}" alt="图" />` } })
  const { headers, body } = await editor.get(`statements/${id}/preview`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).not.toMatch(/script-src|unsafe/)
  const html = String(body)
  expect(html).toContain('noindex')
  for (const mark of ['<script', 'canonical', 'application/rss', 'ld+json', 'og:', '<link', 'http-equiv'])
    expect([mark, html.includes(mark)]).toEqual([mark, false])
  const { digest } = (await editor.get(`statements/${id}?depth=0`)).body
  expect(html).toMatch(new RegExp(`草稿 · 尚未发布 · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d · ${digest.slice(0, 12)}`))
  expect(html).toContain('未编号')
  expect(html).not.toContain('999999999')
  expect(html).not.toContain('9999-01-01')
})

test('links lead to the live site in a new tab, inside the page, or nowhere', async () => {
  const { id } = await draft({ cms, more: { body: '[外面](https://a.example/x) [邮件](mailto:a@a.example)' } })
  const html = String((await editor.get(`statements/${id}/preview`)).body)
  const links = [...html.matchAll(/<a\b([^>]*)>/g)].map(([, attributes]) => attributes ?? '')
  expect(links.length).toBeGreaterThan(10)
  for (const link of links) {
    const href = /href="([^"]*)"/.exec(link)?.[1]
    if (href === undefined || href.startsWith('#') || href.startsWith('mailto:')) continue
    expect(link).toContain('target="_blank"')
    expect([href.startsWith(`${station.site}/`) || href === 'https://a.example/x', href]).toEqual([true, href])
  }
})

test('figures and files are served to those who see the text, and no others', async () => {
  const picture = await uploadPicture(cms, 'editor', '#123456')
  const list = await uploadText(cms, '只在附件里')
  const other = await uploadText(cms, '别的文稿的附件')
  const body = `正文。\n\n<Figure file="${picture.id}" alt="流程图" />`
  const { id } = await draft({ cms, more: { body, attachments: [list.id] } })
  const html = String((await editor.get(`statements/${id}/preview`)).body)
  const paths = [...html.matchAll(/(?:src|href)="\/api\/([^"]+\/files\/[^"]+)"/g)].map(([, where]) => where ?? '')
  expect(paths.length).toBeGreaterThanOrEqual(2)
  for (const where of paths) {
    const answer = await editor.get(where)
    expect([where, answer.status, answer.headers.get('cache-control')]).toEqual([where, 200, 'no-store'])
    expect(verdict(await (await cms.as(stranger)).get(where))).toBe('404 not-found')
  }
  const base = `statements/${id}/preview/files`
  expect((await editor.get(`${base}/${list.id}/${encodeURIComponent('网点一览.txt')}`)).body).toBe('只在附件里')
  for (const wrong of [
    `${other.id}/${encodeURIComponent('网点一览.txt')}`,
    `${list.id}/other.txt`,
    `${list.id}/constructor`,
    `${list.id}/..%2F..%2Fhuiying.db`,
    `..%2F..%2Fkeys/secret`,
  ])
    expect([wrong, verdict(await editor.get(`${base}/${wrong}`))]).toEqual([wrong, '404 not-found'])
})

test.each(kindNames)('a %s with nothing but a title is drawn, and says what is missing', async (kind) => {
  const more = { summary: '', body: '', fields: {}, title: `空的${kind}` }
  const { id } = await draft({ cms, kind, more })
  const { status, body } = await editor.get(`statements/${id}/preview`)
  expect([status, typeof body === 'string' ? '' : body]).toEqual([200, ''])
  expect(String(body)).toContain('〔待填：正文〕')
  expect(String(body)).not.toMatch(/undefined|\[object|unset\.invalid|1900-01-01/)
})

test('hostile words stay words', async () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><style>*{}</style>&amp;</title>`
  const fields = { question: evil, askedAt: '2026-11-20', facts: evil, measures: evil }
  const { id } = await draft({
    cms,
    more: { title: evil, summary: evil, fields, body: '`<script>` \\<b> [甲](https://a.example/?a="><script>)' },
  })
  const html = String((await editor.get(`statements/${id}/preview`)).body)
  expect(html.match(/<script|<img|onerror=alert\(2\)>"/gi)?.filter((found) => found.startsWith('<'))).toEqual(undefined)
  expect(html.match(/<style>/g)).toHaveLength(1)
  expect(html.match(/<\/title>/g)).toHaveLength(1)
})

test('while the publisher is away, the refusal says so', async () => {
  const { id } = await draft({ cms })
  const { token } = await share(id)
  const { PUBLISHER_URL: there } = process.env
  process.env.PUBLISHER_URL = 'http://127.0.0.1:9'
  try {
    expect(verdict(await editor.get(`statements/${id}/preview`))).toBe('503 publisher-away')
    const page = await cms.call('GET', `statements/${id}/preview`, {
      headers: {
        accept: 'text/html',
        authorization: `JWT ${(await cms.call('POST', 'users/login', { body: { email: 'editor@demo.huiying.test', password: 'huiying-demo-2026' } })).body.token}`,
      },
    })
    expect(page.status).toBe(503)
    expect(String(page.body)).toContain('发布程序没有应答')
    expect((await open(token)).status).toBe(503)
    expect((await linksOf(id))[0].openings).toBe(0)
  } finally {
    process.env.PUBLISHER_URL = there as string
  }
  expect((await open(token)).status).toBe(200)
})

test('a link shows one reader one text, and every opening is counted and in the journal', async () => {
  const picture = await uploadPicture(cms)
  const body = `只给读者看的正文。\n\n<Figure file="${picture.id}" alt="图" />`
  const { id } = await draft({ cms, more: { body } })
  const { token, expiresAt } = await share(id, { contact: '0000-123' })
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
  const shown = await open(token)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('只给读者看的正文')
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const file = new RegExp(`/preview/${token}/files/([^"\\s]+)`).exec(shown.text)?.[1] as string
  const rest = ['files', ...file.split('/').map(decodeURIComponent)]
  expect((await open(token, { rest })).headers.get('content-type')).toMatch(/^image\//)
  expect((await open(token, { method: 'HEAD' })).status).toBe(200)
  expect((await open(token, { headers: { 'sec-purpose': 'prefetch' } })).status).toBe(200)
  // Again within seconds is the same reading.
  await open(token)
  moveClock(6_000)
  await open(token)
  moveClock(-6_000)
  const [link] = await linksOf(id)
  expect([link.openings, link.name, link.contact, link.edition]).toEqual([2, '市政府办 柳知远', '0000-123', 1])
  expect(JSON.stringify(link)).not.toContain('tokenHash')
  const entries = await ledger.find('journal', { subject: link.id })
  expect(entries.map(({ act }: Json) => act)).toEqual(['open-preview', 'open-preview'])
  const shares = await ledger.find('journal', { subject: id, act: 'share-preview' })
  expect(JSON.stringify(shares[0].detail)).toContain('柳知远')
  expect(JSON.stringify(shares[0].detail)).not.toContain('0000-123')
})

test('those who write or gate a text may share and revoke; the others may not', async () => {
  const { id } = await draft({ cms, confirming: ['YP-MED'] })
  for (const who of ['editor', 'reviewer', 'secrecy', 'signer']) await share(id, {}, await cms.as(who))
  for (const who of ['handler', 'liaison', 'inspector', 'auditor', 'admin'])
    expect([
      who,
      verdict(await (await cms.as(who)).post(`statements/${id}/acts/share-preview`, { name: '某人' })),
    ]).toEqual([who, '403 role'])
  for (const who of [stranger, 'monitor'])
    expect(verdict(await (await cms.as(who)).post(`statements/${id}/acts/share-preview`, { name: '某人' }))).toBe(
      '404 not-found',
    )
  const [link] = await linksOf(id)
  expect(verdict(await (await cms.as('liaison')).post(`preview-links/${link.id}/acts/revoke`, {}))).toBe(
    '404 not-found',
  )
  expect(verdict(await (await cms.as('handler')).post(`preview-links/${link.id}/acts/revoke`, {}))).toBe('403 role')
  expect((await reviewer.post(`preview-links/${link.id}/acts/revoke`, {})).status).toBe(200)
  for (const sent of [
    {},
    { name: '' },
    { name: '  ' },
    { name: 'x'.repeat(61) },
    { name: 5 },
    { name: '甲', extra: 1 },
  ])
    expect((await editor.post(`statements/${id}/acts/share-preview`, sent)).status).toBe(422)
})

test('it dies on an edit, after 24 hours, when revoked, and when withdrawn; with words, in the reader’s language', async () => {
  const { id } = await draft({ cms })
  const [edited, timed, revoked] = [await share(id), await share(id), await share(id)]
  const [newest] = await linksOf(id)
  const row = (await auditor.get(`preview-links?where[statement][equals]=${id}&sort=sharedAt&depth=0`)).body.docs.at(-1)
  expect(newest).toBeDefined()
  expect((await editor.post(`preview-links/${row.id}/acts/revoke`, {})).status).toBe(200)
  const gone = await open(revoked.token)
  expect([gone.status, gone.text.includes('已经收回')]).toEqual([410, true])
  expect(verdict(await editor.post(`preview-links/${row.id}/acts/revoke`, {}))).toBe('409 wrong-state')

  wait(23.9)
  expect((await open(timed.token)).status).toBe(200)
  wait(0.2)
  const late = await open(timed.token, { headers: { 'accept-language': 'en-GB,en;q=0.9' } })
  expect([late.status, late.text.includes('24 hours'), late.text.includes('lang="en"')]).toEqual([410, true, true])
  wait(-24.1)

  expect((await open(edited.token)).status).toBe(200)
  await editor.patch(`statements/${id}`, { title: '改过的标题' })
  const moved = await open(edited.token)
  expect([moved.status, moved.text.includes('有了改动'), moved.text.includes('改过的标题')]).toEqual([410, true, false])
  expect((await open(edited.token, { rest: ['files', 'a', 'b'] })).status).toBe(410)

  const fresh = await share(id)
  await advance(cms, id, 'released')
  await station.settled()
  const live = await open(fresh.token)
  expect([live.status, live.text.includes('公众看到的网页')]).toEqual([200, true])
  await (await cms.as('signer')).act(id, 'withdraw', { reason: '不再有效' })
  expect((await open(fresh.token)).status).toBe(410)
})

test('a guess is not found, and whoever guesses on is shut out for a minute', async () => {
  const { id } = await draft({ cms })
  const { token } = await share(id)
  // What was released before is still being delivered, and reported.
  await station.settled()
  const hostile = ['x', 'A'.repeat(43), '../admin', '%00', 'x'.repeat(10_000), "' OR 1=1 --", '\u0000']
  for (const guess of hostile) {
    const commits = await ledger.commits()
    expect([guess.slice(0, 20), (await open(guess)).status]).toEqual([guess.slice(0, 20), 404])
    expect(await ledger.commits()).toBe(commits)
  }
  const from = '203.0.113.7'
  for (let time = 0; time < 30; time++) expect((await open(`guess-${time}`, { from })).status).toBe(404)
  expect((await open('guess', { from })).status).toBe(429)
  expect((await open(token, { from })).status).toBe(429)
  expect((await open(token, { from: `${from}, 198.51.100.1` })).status).toBe(200)
  wait(1.01 / 60)
  expect((await open(token, { from })).status).toBe(200)
})

test('only the hash of a link is kept', async () => {
  const { id } = await draft({ cms })
  const key = { 'idempotency-key': 'one-link' }
  const made = await editor.post(`statements/${id}/acts/share-preview`, { name: '读者' }, key)
  const again = await editor.post(`statements/${id}/acts/share-preview`, { name: '读者' }, key)
  expect([made.status, again.status, again.body.url]).toEqual([200, 200, undefined])
  expect(await linksOf(id)).toHaveLength(1)
  const token = String(made.body.url).split('/preview/')[1] as string
  const { execFileSync } = await import('node:child_process')
  expect(execFileSync('sh', ['-c', `grep -rl -- '${token}' ${cms.home} || true`]).toString()).toBe('')
})
