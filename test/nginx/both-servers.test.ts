import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Publisher } from '../../site/publisher/publisher.ts'
import { falseForms } from '../publisher/compare.ts'
import { fileOf, sha, textRelease, topicRelease, withdrawalOf } from '../publisher/statements.ts'
import { deliver, type Station, startStation, until } from '../publisher/station.ts'
import { type Asked, ask, type Server } from './ask.ts'
import { type Nginx, startNginx, whyNot } from './nginx.ts'

const reason = whyNot()
if (reason) console.log(`Not run: the public site behind nginx. ${reason}`)

let station: Station
let publisher: Publisher
let nginx: Nginx | undefined
const servers = new Map<string, Server>()
const names = ['our own server', ...(reason ? [] : ['nginx'])]
const serverOf = (name: string) => servers.get(name)!

const table = fileOf({ name: '网点.csv', mime: 'text/csv', data: new TextEncoder().encode('网点,电话\n') })
const paper = fileOf({
  name: '办法.pdf',
  mime: 'application/pdf',
  data: new TextEncoder().encode('%PDF-1.7 '.repeat(300)),
})
const picture = fileOf({ name: '图.png', mime: 'image/png', data: Buffer.from(onePixel(), 'base64') })
const files = [table, paper, picture]
const placeOf = ({ sha256, name }: { sha256: string; name: string }) => `/files/${sha256}/${encodeURIComponent(name)}`

beforeAll(async () => {
  station = await startStation()
  station.cms.files.set(`${table.sha256}/网点.csv`, new TextEncoder().encode('网点,电话\n'))
  station.cms.files.set(`${paper.sha256}/办法.pdf`, new TextEncoder().encode('%PDF-1.7 '.repeat(300)))
  station.cms.files.set(`${picture.sha256}/图.png`, Buffer.from(onePixel(), 'base64'))
  publisher = await station.start()
  const response = textRelease({
    kind: 'response',
    number: 1,
    sequence: 1,
    title: '社保卡补换',
    topics: ['社保卡', 'AI', '窗口办理'],
  })
  const gone = textRelease({ kind: 'rebuttal', number: 1, sequence: 2, title: '停发的传言', summary: '秘密的摘要。' })
  const back = textRelease({ kind: 'rebuttal', number: 2, sequence: 4, title: '又回来的辟谣' })
  await deliver(
    station,
    [
      response,
      gone,
      withdrawalOf(gone, { sequence: 3, at: '2026-11-21T02:00:00.000Z' }),
      back,
      withdrawalOf(back, { sequence: 5, at: '2026-11-21T02:01:00.000Z' }),
      textRelease({ kind: 'press-notice', number: 1, sequence: 6, title: '发布会' }),
      textRelease({
        kind: 'explainer',
        number: 1,
        sequence: 7,
        title: '补贴办法',
        files,
        attachments: files.map(({ sha256 }) => sha256).sort(),
      }),
      topicRelease({ from: '窗口办理', to: '窗口', sequence: 12 }),
      topicRelease({ from: 'AI', to: '人工智能', sequence: 13 }),
    ],
    publisher,
  )
  layFullTile(station.live)
  // What a kill in the middle of a write leaves, what an operator may forget, and a folder that is no page.
  writeFileSync(join(station.live, 'responses/2026/1/.123-4.tmp'), 'torn')
  writeFileSync(join(station.live, 'responses/2026/1/1.mdx'), 'source')
  await packed()
  layFeed(station.live)
  servers.set('our own server', { base: station.siteUrl })
  if (reason) return
  const folder = join(station.home, 'nginx')
  nginx = await startNginx({
    folder,
    live: station.live,
    cmsPort: portOf(station.cms.url),
    webPort: portOf(station.siteUrl),
  })
  servers.set('nginx', { base: nginx.https, ca: nginx.ca })
})
afterAll(async () => {
  await nginx?.close()
  await publisher.close()
  await station.close()
})

const portOf = (url: string) => Number(new URL(url).port)

/** Waits until everything lies packed beside its page. */
const packed = () =>
  until(
    async () => (await falseForms(station.live, { isComplete: true })).length === 0,
    () => station.log.join('\n'),
    60_000,
  )

/** A full tile, as there is one of in a log of 256 entries. */
const layFullTile = (live: string) => {
  mkdirSync(join(live, 'log/tile/5'), { recursive: true })
  writeFileSync(join(live, 'log/tile/5/000'), Buffer.alloc(8_192, 7))
}

/** The feed of a section that had another name, as a renaming in the sources leaves it. */
const layFeed = (live: string) => {
  mkdirSync(join(live, 'guides'))
  for (const form of ['', '.br', '.gz'])
    cpSync(join(live, `explainers/feed.xml${form}`), join(live, `guides/feed.xml${form}`))
  writeFileSync(join(live, 'guides/feed.xml.moved'), '/explainers/feed.xml\n')
}

function onePixel() {
  return 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
}

/** Address of a topic, or of something below it. */
function address(topic: string, rest = '') {
  return `/topics/${encodeURIComponent(topic)}/${rest}`
}

const asset = () => `/_astro/${readdirSync(join(station.live, '_astro')).find((name) => name.endsWith('.css'))}`
const forever = 'public, max-age=31536000, immutable'
const html = 'text/html; charset=utf-8'

/** Questions, and what both servers must answer. `type` and `cache` are those of the answer. */
const questions: (Asked & { status: number | number[]; type?: string; cache?: string; says?: string })[] = [
  { path: '/', status: 200, type: html, cache: 'no-cache', says: '社保卡补换' },
  { path: '/?utm=1', status: 200, type: html },
  { path: '/responses/2026/1/', status: 200, type: html, cache: 'no-cache', says: '社保卡补换' },
  { path: '/responses/2026/1', status: 301 },
  { path: '/responses/2026/1?a=b', status: 301 },
  { path: '/responses/2026/1/index.html', status: 301 },
  { path: '/index.html?a=b', status: 301 },
  { path: '/topics/%E7%A4%BE%E4%BF%9D%E5%8D%A1/', status: 200, type: html },
  { path: address('窗口办理'), status: 301, cache: 'no-cache' },
  { path: address('窗口办理', '2026/11/'), status: 301, cache: 'no-cache' },
  { path: address('窗口办理'), method: 'HEAD', status: 301 },
  { path: address('窗口办理'), method: 'POST', status: 405 },
  { path: address('窗口办理', '.moved'), status: 404 },
  { path: address('窗口办理', 'index.html'), status: 301 },
  { path: address('窗口'), status: 200, type: html },
  { path: '/.moved', status: 404 },
  { path: '/guides/feed.xml', status: 301, cache: 'no-cache' },
  { path: '/guides/feed.xml.moved', status: 404 },
  { path: '/responses/2026/', status: 404, type: html, cache: 'no-cache', says: '没有' },
  { path: '/responses/2026/9/', status: 404, type: html, cache: 'no-cache', says: '没有' },
  { path: '/nothing', status: 404, type: html },
  { path: '/_astro/nothing.css', status: 404, type: html, cache: 'no-cache' },
  { path: '/files/nothing.pdf', status: 404, type: html, cache: 'no-cache' },
  { path: '/404.html', status: 404, type: html, says: '没有' },
  { path: '/rebuttals/2026/1/', status: 410, type: html, cache: 'no-cache', says: '已撤回' },
  { path: '/rebuttals/2026/1/', method: 'HEAD', status: 410, type: html },
  { path: '/rebuttals/2026/1/.gone', status: 404 },
  { path: '/responses/2026/1/.123-4.tmp', status: 404 },
  { path: '/responses/2026/1/1.mdx', status: 404 },
  { path: '/responses/2026/1/index.html.br', status: 404 },
  { path: '/feed.xml.gz', status: 404 },
  { path: '/.git/config', status: 404 },
  { path: '/%2e%2e/record/installation.json', status: [400, 404] },
  { path: '/%ff', status: 404 },
  { path: '/responses/%ff/', status: 404 },
  { path: '/%', status: 400 },
  { path: '/%00', status: 400 },
  { path: '/%0d%0aset-cookie:x', status: 404 },
  { path: '/feed.xml', status: 200, type: 'application/rss+xml; charset=utf-8', cache: 'no-cache' },
  { path: '/responses/feed.xml', status: 200, type: 'application/rss+xml; charset=utf-8' },
  { path: '/feed.atom', status: 200, type: 'application/atom+xml; charset=utf-8' },
  { path: '/feed.json', status: 200, type: 'application/feed+json; charset=utf-8' },
  { path: '/sitemap.xml', status: 200, type: 'application/xml; charset=utf-8' },
  { path: '/robots.txt', status: 200, type: 'text/plain; charset=utf-8', cache: 'no-cache' },
  { path: '/favicon.svg', status: 200, type: 'image/svg+xml', cache: 'no-cache' },
  { path: '/search/', status: 200, type: html },
  { path: '/search/index/manifest.json', status: 200, type: 'application/json; charset=utf-8', cache: 'no-cache' },
  { path: '/log/checkpoint', status: 200, type: 'text/plain; charset=utf-8', cache: 'no-cache' },
  { path: '/log/tile/5/000', status: 200, type: 'application/octet-stream', cache: forever },
  { path: '/log/tile/0/001', status: 404, cache: 'no-cache' },
  { path: placeOf(table), status: 200, type: 'text/csv; charset=utf-8', cache: forever },
  { path: placeOf(paper), status: 200, type: 'application/pdf', cache: forever },
  { path: placeOf(paper), status: 206, headers: { range: 'bytes=0-7' }, says: '%PDF-1.7' },
  { path: placeOf(paper), status: 206, headers: { range: 'bytes=-9' } },
  { path: placeOf(paper), status: 416, headers: { range: 'bytes=99999-' } },
  { path: placeOf(picture), status: 200, type: 'image/png', cache: forever },
  { path: '/', method: 'POST', status: 405, cache: 'no-cache' },
  { path: '/responses/2026/1/', method: 'DELETE', status: 405 },
  { path: '/_astro/nothing.css', method: 'PUT', status: 405 },
]

const guarded = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
}

describe.each(names)('%s', (name) => {
  test.each(questions)('$path $headers $method: $status', async ({ status, type, cache, says, ...asked }) => {
    const { headers, text, ...answer } = await ask(serverOf(name), asked)
    expect([status].flat()).toContain(answer.status)
    // Of a range that lies outside nginx 1.22 says everything twice.
    if (status === 416) expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    else expect(headers).toMatchObject(guarded)
    if (type) expect(headers['content-type']).toBe(type)
    if (cache) expect(headers['cache-control']).toBe(cache)
    if (says) expect(text).toContain(says)
    if (status === 405) expect(headers.allow).toBe('GET, HEAD')
    expect(headers['set-cookie']).toBeUndefined()
  })

  test('hashed files may be kept for ever, the search index but for its manifest', async () => {
    expect((await ask(serverOf(name), { path: asset() })).headers['cache-control']).toBe(forever)
    const { text } = await ask(serverOf(name), { path: '/search/index/manifest.json' })
    const { hot } = JSON.parse(text) as { hot: string }
    expect((await ask(serverOf(name), { path: hot })).headers['cache-control']).toBe(forever)
  })

  test('tiles of the log, narrow ones too, may be kept for ever', async () => {
    const tiles = (readdirSync(join(station.live, 'log/tile'), { recursive: true }) as string[]).filter((path) =>
      /\.p\/\d+$/.test(path),
    )
    expect(tiles.some((path) => path.startsWith('entries/'))).toBe(true)
    for (const path of tiles) {
      const { status, headers } = await ask(serverOf(name), { path: `/log/tile/${path}` })
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'application/octet-stream',
        forever,
      ])
    }
  })

  test('redirects stay on the site and keep the question', async () => {
    const to = async (path: string) => (await ask(serverOf(name), { path })).headers.location
    expect(await to('/responses/2026/1')).toBe('/responses/2026/1/')
    expect(await to('/responses/2026/1?a=b')).toBe('/responses/2026/1/?a=b')
    expect(await to('/topics/%E7%A4%BE%E4%BF%9D%E5%8D%A1')).toBe('/topics/%E7%A4%BE%E4%BF%9D%E5%8D%A1/')
    expect(await to('/responses/2026/1/index.html?a=b')).toBe('./?a=b')
    expect(await to('//responses/2026/1')).toBe('/responses/2026/1/')
    expect(await to('//evil.example/index.html')).toMatch(/^\.\/$/)
  })

  test('an address that moved leads to the present one, with the question, whatever the reader has or takes', async () => {
    const to = async (asked: Asked) => {
      const { status, headers } = await ask(serverOf(name), asked)
      return [status, headers.location]
    }
    const { etag = '' } = (await ask(serverOf(name), { path: address('窗口') })).headers
    const moved: [string, string][] = [
      [address('窗口办理'), address('窗口')],
      [address('窗口办理', '2026/11/'), address('窗口', '2026/11/')],
      [address('AI'), address('人工智能')],
      ['/guides/feed.xml', '/explainers/feed.xml'],
    ]
    for (const [path, present] of moved) {
      expect(await to({ path })).toEqual([301, present])
      expect(await to({ path: `/${path}` })).toEqual([301, present])
      expect(await to({ path: `${path}?a=b&c=%E7%AA%97` })).toEqual([301, `${present}?a=b&c=%E7%AA%97`])
      for (const method of ['GET', 'HEAD'])
        for (const headers of [
          { 'if-none-match': etag },
          { 'if-none-match': '*' },
          { 'if-modified-since': new Date().toUTCString() },
          { 'accept-encoding': 'br' },
          { range: 'bytes=0-9' },
        ] as Record<string, string>[])
          expect(await to({ path, method, headers }), `${method} ${JSON.stringify(headers)}`).toEqual([301, present])
      expect((await ask(serverOf(name), { path: present })).status).toBe(200)
    }
  })

  test('a withdrawn page shows no word of its text, in any form', async () => {
    for (const coding of ['br', 'gzip', 'identity']) {
      const { status, text } = await ask(serverOf(name), {
        path: '/rebuttals/2026/1/',
        headers: { 'accept-encoding': coding },
      })
      expect(status).toBe(410)
      expect(text).toContain('停发的传言')
      expect(text).not.toContain('秘密的摘要')
    }
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br;q=0.9, *;q=0.1', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
  ])('to who takes %s it sends %s', async (taken, coding) => {
    for (const path of ['/', '/feed.xml', asset()]) {
      const { headers, text, raw } = await ask(serverOf(name), { path, headers: { 'accept-encoding': taken } })
      expect(headers['content-encoding'], path).toBe(coding)
      expect(headers.vary, path).toMatch(/accept-encoding/i)
      expect(text, path).toBe((await ask(serverOf(name), { path })).text)
      if (coding) expect(raw.byteLength, path).toBeLessThan(text.length)
    }
  })

  test('what a reader has is not sent again', async () => {
    for (const coding of ['br', 'gzip', 'identity']) {
      const asked = { path: '/responses/2026/1/', headers: { 'accept-encoding': coding } }
      const { etag, 'last-modified': modified } = (await ask(serverOf(name), asked)).headers
      expect(etag).toBe((await ask(serverOf('our own server'), asked)).headers.etag)
      const again = (condition: Record<string, string>) =>
        ask(serverOf(name), { ...asked, headers: { ...asked.headers, ...condition } })
      const known = await again({ 'if-none-match': etag! })
      expect([known.status, known.raw.byteLength]).toEqual([304, 0])
      expect(known.headers).toMatchObject({ ...guarded, 'cache-control': 'no-cache', etag })
      expect((await again({ 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
      expect((await again({ 'if-none-match': '"x"' })).status).toBe(200)
      expect((await again({ 'if-modified-since': modified! })).status).toBe(304)
      expect((await again({ 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200)
    }
  })

  test('uploaded files run nothing: pictures and PDF are shown, the rest is downloaded', async () => {
    const head = async (path: string) => (await ask(serverOf(name), { path, method: 'HEAD' })).headers
    expect(await head(placeOf(table))).toMatchObject({
      'content-disposition': 'attachment',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    })
    expect((await head(placeOf(picture)))['content-security-policy']).toContain('sandbox')
    expect((await head(placeOf(picture)))['content-disposition']).toBeUndefined()
    expect((await head(placeOf(paper)))['content-disposition']).toBeUndefined()
    expect((await head(placeOf(paper)))['content-security-policy']).not.toContain('sandbox')
  })
})

test('a page that comes back answers 200 again, everywhere', async () => {
  const statuses = () =>
    Promise.all(names.map(async (name) => (await ask(serverOf(name), { path: '/rebuttals/2026/2/' })).status))
  expect(await statuses()).toEqual(names.map(() => 410))
  const again = { number: 2, sequence: 8, edition: 2, title: '又回来的辟谣', reason: '已核实。' }
  await deliver(station, [textRelease({ kind: 'rebuttal', ...again, at: '2026-11-22T02:00:00.000Z' })], publisher)
  expect(await statuses()).toEqual(names.map(() => 200))
})

test('the page of a notice and its transcript answers 410 when both are withdrawn, not before', async () => {
  const statuses = () =>
    Promise.all(names.map(async (name) => (await ask(serverOf(name), { path: '/press/2026/1/' })).status))
  const transcript = textRelease({ kind: 'transcript', number: 1, sequence: 9, title: '发布会实录' })
  const notice = textRelease({ kind: 'press-notice', number: 1, sequence: 6, title: '发布会' })
  await deliver(station, [transcript], publisher)
  await deliver(station, [withdrawalOf(notice, { sequence: 10, at: '2026-11-22T03:00:00.000Z' })], publisher)
  expect(await statuses()).toEqual(names.map(() => 200))
  await deliver(station, [withdrawalOf(transcript, { sequence: 11, at: '2026-11-22T04:00:00.000Z' })], publisher)
  expect(await statuses()).toEqual(names.map(() => 410))
})

/** What is of the connection; and what one of them says of small files and of errors, where nobody needs it. */
const ofTheServer = ['date', 'connection', 'keep-alive', 'server', 'strict-transport-security', 'vary', 'etag']

test.skipIf(reason)('both servers send the same headers and the same bytes', async () => {
  await packed()
  const compared = ({ status, headers, raw }: Awaited<ReturnType<typeof ask>>) => {
    const said = Object.entries(headers).filter(([name]) => !ofTheServer.includes(name))
    return { status, headers: Object.fromEntries(said), bytes: sha(raw) }
  }
  const paths = questions.filter(({ status }) => typeof status === 'number' && [200, 206, 404, 410].includes(status))
  for (const { path, headers = {} } of [...paths, { path: asset() }])
    for (const coding of ['br', 'gzip', 'identity']) {
      const asked = { path, headers: { ...headers, 'accept-encoding': coding } }
      const [ours, theirs] = await Promise.all(names.map(async (name) => compared(await ask(serverOf(name), asked))))
      expect.soft(theirs, `${path} ${coding}`).toEqual(ours)
    }
})

test.skipIf(reason)('while our own server is down, nginx sends the page that leads on by itself', async () => {
  const folder = join(station.home, 'nginx-alone')
  const alone = await startNginx({ folder, live: station.live, cmsPort: portOf(station.cms.url) })
  try {
    const server = { base: alone.https, ca: alone.ca }
    for (const coding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': coding }
      const page = await ask(server, { path: address('窗口办理'), headers })
      expect([page.status, page.headers['content-type']]).toEqual([200, html])
      expect(page.headers).toMatchObject({ ...guarded, 'cache-control': 'no-cache' })
      expect(page.text).toContain(`<meta http-equiv="refresh" content="0;url=${address('窗口')}">`)
    }
    const feed = await ask(server, { path: '/guides/feed.xml' })
    expect([feed.status, feed.headers['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    expect(feed.text).toContain('补贴办法')
  } finally {
    await alone.close()
  }
})

test.skipIf(reason)('plain http leads to https, which says so for a year', async () => {
  const { status, headers } = await ask({ base: nginx!.http }, { path: '/responses/2026/1/?a=b' })
  expect(status).toBe(301)
  expect(headers.location).toBe(`${nginx!.https}/responses/2026/1/?a=b`)
  for (const path of ['/', '/nothing', '/rebuttals/2026/1/'])
    expect((await ask(serverOf('nginx'), { path })).headers['strict-transport-security']).toBe('max-age=31536000')
})

test.skipIf(reason)('the back office has a name of its own', async () => {
  const answer = await ask({ base: nginx!.admin, ca: nginx!.ca }, { path: '/api/outbox' })
  expect(answer.status).toBe(401)
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  expect((await ask(serverOf('nginx'), { path: '/api/outbox' })).status).toBe(404)
})

test.skipIf(reason)('nginx finds nothing to complain of in the files', () => {
  const said = execFileSync('nginx', ['-t', '-c', join(station.home, 'nginx/nginx.conf')], {
    encoding: 'utf8',
    stdio: 'pipe',
  })
  expect(said).not.toContain('[warn]')
})
