import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedAdapter } from '../../cms/microblogs/feed-adapter.ts'
import { feedTime } from '../../cms/microblogs/feed-time.ts'
import { bounds } from '../../cms/microblogs/get.ts'
import { textOf } from '../../cms/microblogs/html-text.ts'
import { isOwnAddress } from '../../cms/microblogs/own-network.ts'
import { rss, startFeedServer } from './feed-server.ts'

let server: Awaited<ReturnType<typeof startFeedServer>>
beforeAll(async () => {
  server = await startFeedServer()
})
afterAll(() => server.close())

const none = { etag: null, lastModified: null }
const adapter = (path: string, more: { wait?: number; allowsOwnNetwork?: boolean } = {}) =>
  feedAdapter({ url: `${server.url}${path}`, agent: 'test', allowsOwnNetwork: true, ...more })
const read = async (path: string, more = {}) => (await adapter(path, more).fetchSince(none)).items
const fault = (path: string, more = {}) =>
  adapter(path, more)
    .fetchSince(none)
    .then(
      () => '',
      (error: { name: string; words?: { zh: string; en: string } }) => `${error.name}: ${error.words?.zh}`,
    )

describe('what a server may do', () => {
  test('an unchanged feed is answered 304 and read as nothing new', async () => {
    server.serve('/a.xml', rss([{ id: '1', html: '一' }]))
    const first = await adapter('/a.xml').fetchSince(none)
    expect(first.items).toHaveLength(1)
    expect(first.cursor.etag).toBeTruthy()
    const second = await adapter('/a.xml').fetchSince(first.cursor)
    expect(server.asked.at(-1)?.headers['if-none-match']).toBe(first.cursor.etag)
    expect(second).toEqual({ items: [], cursor: first.cursor, isWhole: true })
  })

  test('by date where it gives no etag', async () => {
    const at = 'Mon, 23 Nov 2026 02:00:00 GMT'
    server.paths.set('/dated.xml', (request, response) =>
      request.headers['if-modified-since'] === at
        ? response.writeHead(304).end()
        : response.writeHead(200, { 'last-modified': at }).end(rss([{ id: '1', html: '一' }])),
    )
    const { cursor, items } = await adapter('/dated.xml').fetchSince(none)
    expect(items).toHaveLength(1)
    expect((await adapter('/dated.xml').fetchSince(cursor)).items).toEqual([])
  })

  test('a few redirects are followed, a loop is not; other kinds of address never', async () => {
    server.serve('/end.xml', rss([{ id: '1', html: '一' }]))
    for (const [from, to] of [
      ['/1', '/2'],
      ['/2', '/end.xml'],
      ['/loop', '/loop'],
      ['/file', 'file:///etc/passwd'],
    ] as const)
      server.paths.set(from, (_, response) => response.writeHead(302, { location: to }).end())
    expect(await read('/1')).toHaveLength(1)
    expect(await fault('/loop')).toContain('超过 5 次')
    expect(server.asked.filter(({ path }) => path === '/loop')).toHaveLength(bounds.redirects + 1)
    expect(await fault('/file')).toContain('只读取 http 和 https')
  })

  test('in production nothing of our own network is asked, by address, by name or by redirect', async () => {
    const before = server.asked.length
    const { port } = new URL(server.url)
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      expect(
        await feedAdapter({ url: `http://${host}:${port}/a.xml`, agent: 'test', allowsOwnNetwork: false })
          .fetchSince(none)
          .then(
            () => 'read',
            ({ words }) => words.zh,
          ),
        host,
      ).toContain('内部网络')
    expect(server.asked.length).toBe(before)
  })

  test.each([
    ['10.1.2.3', true],
    ['172.20.0.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['::ffff:10.0.0.1', true],
    ['64:ff9b::a00:1', true],
    ['2002:7f00:1::', true],
    ['8.8.8.8', false],
    ['172.32.0.1', false],
    ['2001:4860:4860::8888', false],
  ])('%s is our own: %s', (address, isOurs) => {
    expect(isOwnAddress(address)).toBe(isOurs)
  })

  test('404, 500, 429 and silence are said in words; the server may ask for more time', async () => {
    expect(await fault('/none')).toBe('FeedFault: 服务器答复 404（没有这个地址）。')
    server.paths.set('/500', (_, response) => response.writeHead(500).end())
    expect(await fault('/500')).toContain('500（对方出错）')
    server.paths.set('/429', (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end())
    await expect(adapter('/429').fetchSince(none)).rejects.toMatchObject({ again: { retryAfter: 7_200_000 } })
    server.paths.set('/slow', (_, response) => void response.writeHead(200).write('<rss>'))
    expect(await fault('/slow', { wait: 300 })).toContain('0.3 秒内没有读完')
    server.paths.set('/broken', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('<rss><channel>')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await fault('/broken')).toContain('连接')
    const gone = await startFeedServer()
    await gone.close()
    const refused = feedAdapter({ url: `${gone.url}/a.xml`, agent: 'test', allowsOwnNetwork: true }).fetchSince(none)
    await expect(refused).rejects.toMatchObject({ words: { zh: expect.stringContaining('连接被拒绝') } })
  })

  test('more than 5 MB is not read, announced or not, packed or not', async () => {
    const much = Buffer.alloc(bounds.bytes + 1, ' ')
    server.paths.set('/announced', (_, response) =>
      response.writeHead(200, { 'content-length': String(much.length) }).end(much),
    )
    server.paths.set('/unannounced', (_, response) => {
      response.writeHead(200)
      for (let sent = 0; sent <= bounds.bytes; sent += 65_536) response.write(much.subarray(0, 65_536))
      response.end()
    })
    const packed = gzipSync(much)
    expect(packed.length).toBeLessThan(10_000)
    server.paths.set('/packed', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
    for (const path of ['/announced', '/unannounced', '/packed']) expect(await fault(path), path).toContain('超过 5 MB')
  })

  test('a packed feed is unpacked', async () => {
    const body = gzipSync(rss([{ id: '1', html: '一' }]))
    server.paths.set('/gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body))
    expect((await read('/gzip'))[0]?.text).toBe('一')
  })
})

describe('what a feed may say', () => {
  const chinese = rss([{ id: '1', html: '窗口周六上午照常办理，请带社保卡。𠀀' }])
  test.each([
    ['GB18030, in the XML alone', chinese.replace('UTF-8', 'GB18030'), 'gb18030', 'text/xml'],
    ['GBK, in the header', chinese.replace('UTF-8', 'utf-8').replace('𠀀', ''), 'gbk', 'text/xml; charset=gbk'],
    ['said to be UTF-8, in truth GB18030', chinese, 'gb18030', 'text/xml; charset=utf-8'],
    ['UTF-16 with its mark', chinese.replace('UTF-8', 'UTF-16'), 'utf-16', 'text/xml'],
    ['Big5', chinese.replace('UTF-8', 'Big5').replace(/窗口.*𠀀/, '窗口照常辦理'), 'big5', 'text/xml'],
  ])('%s', async (name, text, charset, type) => {
    const path = `/${encodeURIComponent(name)}`
    server.serve(path, iconv.encode(text, charset, { addBOM: charset === 'utf-16' }), type)
    expect((await read(path))[0]?.text).toMatch(/^窗口(周六上午照常办理，请带社保卡。|照常辦理)/)
  })

  test('bytes that are no text in any of them are refused', async () => {
    server.serve('/noise', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 167) % 256)))
    expect(await fault('/noise')).toMatch(/编码认不出来|不是能读的/)
  })

  test('Atom and JSON Feed give the same post', async () => {
    server.serve(
      '/atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>社保</title><entry><id>tag:1</id><title>标题</title>
      <link href="https://w.example/1"/><published>2026-11-20T10:00:00+08:00</published><content type="html">&lt;p&gt;正文&lt;/p&gt;&lt;a href="/2"&gt;看&lt;/a&gt;</content></entry></feed>`,
      'application/atom+xml',
    )
    server.serve(
      '/json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: '社保',
        items: [
          {
            id: 'tag:1',
            title: '标题',
            url: 'https://w.example/1',
            content_html: '<p>正文</p><a href="/2">看</a>',
            date_published: '2026-11-20T02:00:00Z',
          },
          { title: '没有 id' },
          { id: 7, content_text: '第二条' },
        ],
      }),
      'application/feed+json',
    )
    const expected = {
      externalId: 'tag:1',
      url: 'https://w.example/1',
      publishedAt: '2026-11-20T02:00:00.000Z',
      text: '标题\n正文\n看',
      links: ['https://w.example/2'],
      images: [],
    }
    expect(await read('/atom')).toEqual([expected])
    expect(await read('/json')).toEqual([
      expected,
      expect.objectContaining({ externalId: '7', text: '第二条', publishedAt: null }),
    ])
  })

  test('hostile HTML comes out as words; links of other kinds are dropped', () => {
    const { text, links, images } = textOf(
      `<script>alert('x')</script><style>p{}</style><p onclick="x('>')">第一行<br/>第二 &lt;b&gt; 行</p><!-- 隐 --><ul><li>甲<li>乙</ul>
       <a href="javascript:alert(1)">坏</a><a href='https://a.example/?x=1&amp;y=2'>好</a><img src=x onerror=alert(1)><img alt="[笑]" src="https://a.example/1.png"><iframe src="https://b.example"></iframe>1 < 2 <svg><script>x</script></svg>尾 <scr<script>ipt>`,
      'https://w.example/',
    )
    expect(text).toContain('第一行\n第二 <b> 行\n')
    expect(text).toContain('· 甲\n· 乙')
    expect(text).toContain('[笑]1 < 2 尾')
    expect(text).not.toMatch(/alert|隐|iframe|p\{\}/)
    expect(links).toEqual(['https://a.example/?x=1&y=2'])
    expect(images).toEqual(['https://w.example/x', 'https://a.example/1.png'])
  })

  test('words that only stand for an address give way to it', () => {
    const said = textOf('详情见<a href="https://a.example/1">网页链接</a>，另见<a href="https://a.example/2">附件</a>')
    expect(said).toMatchObject({ text: '详情见，另见附件', links: ['https://a.example/1', 'https://a.example/2'] })
  })

  test('broken tags cost no more than their length', () => {
    // What grows with the square of the length does not end within the time a test has.
    for (const piece of ['<a "', "<p '", '<!--', '<', '<script>', '&#', '<a href="'])
      expect(textOf(piece.repeat(200_000 / piece.length)).links).toEqual([])
  })

  test.each([
    ['Wed Oct 24 23:49:17 +0800 2012', '2012-10-24T15:49:17.000Z'],
    ['Mon, 23 Nov 2026 10:00:00 GMT', '2026-11-23T10:00:00.000Z'],
    ['Mon, 23 Nov 2026 10:00:00 +0800', '2026-11-23T02:00:00.000Z'],
    ['Mon Nov 23 10:00:00 CST 2026', '2026-11-23T02:00:00.000Z'],
    ['2026-11-23 10:00:00', '2026-11-23T02:00:00.000Z'],
    ['2026-11-23T10:00:00', '2026-11-23T02:00:00.000Z'],
    ['2026/11/23', '2026-11-22T16:00:00.000Z'],
    ['2026年11月23日 10:05', '2026-11-23T02:05:00.000Z'],
    ['Mon, 23 Nov 2026 10:00:00', '2026-11-23T02:00:00.000Z'],
    ['昨天', null],
    ['2099-01-01T00:00:00Z', null],
    ['1970-01-01T00:00:00Z', null],
    ['', null],
  ])('the time “%s” is %s', (given, expected) => {
    expect(feedTime(given, new Date('2026-11-24T00:00:00Z'))).toBe(expected)
  })

  test('what is no feed is refused; entities that swell are not opened; a feed cut off is read and asked for again', async () => {
    server.serve('/html', '<!doctype html><html><body>登录</body></html>', 'text/html')
    server.serve('/empty', '', 'text/xml')
    server.serve('/bad.json', '{"version": "https://jsonfeed.org/version/1.1"', 'application/json')
    const laughs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map((name, index, all) => `<!ENTITY ${name} "${index ? `&${all[index - 1]};`.repeat(10) : 'ha'}">`)
      .join('')
    server.serve('/laughs', `<!DOCTYPE rss [${laughs}]><rss><channel><item><title>&h;</title></item></channel></rss>`)
    for (const path of ['/html', '/empty', '/bad.json', '/laughs'])
      expect(await fault(path), path).toMatch(/^FeedFault/)
    const whole = rss([
      { id: '1', html: '一' },
      { id: '2', html: '二' },
    ])
    server.serve('/cut', whole.slice(0, whole.indexOf('二')))
    const found = await adapter('/cut').fetchSince(none)
    expect(found).toMatchObject({ isWhole: false, cursor: none, note: { zh: expect.stringContaining('没有收全') } })
    expect(found.items[0]).toMatchObject({ externalId: '1', text: '一' })
  })
})

test('what the first parser will not take, the second does: RSS 1.0 without its channel', async () => {
  const item = (
    about: string,
    words: string,
  ) => `<item rdf:about="${about}"><title>${words}</title><link>${about}</link>
    <description>${words}，&lt;a href="/2"&gt;全文&lt;/a&gt;</description><dc:date>2026-11-20T10:00:00+08:00</dc:date></item>`
  server.serve(
    '/rdf',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">${item('https://weibo.example/1', '窗口照常')}${item('https://weibo.example/2', '补卡')}</rdf:RDF>`,
  )
  const [first, ...others] = await read('/rdf')
  expect(others).toHaveLength(1)
  expect(first).toEqual({
    externalId: 'https://weibo.example/1',
    url: 'https://weibo.example/1',
    publishedAt: '2026-11-20T02:00:00.000Z',
    text: '窗口照常，全文',
    links: ['https://weibo.example/2'],
    images: [],
  })
})

const archive = new URL('../../../shared/data/feedparser-tests.tar.gz', import.meta.url)
if (!existsSync(archive))
  console.log('SKIPPED real feeds: feedparser-tests.tar.gz is not beside this checkout (../shared/data).')
test.skipIf(!existsSync(archive))(
  'real test feeds: nearly all are read, none fails in another way than by refusal',
  async () => {
    const { execFileSync } = await import('node:child_process')
    const { mkdtempSync, readdirSync, readFileSync, rmSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const path = await import('node:path')
    const { readFeed } = await import('../../cms/microblogs/feed-adapter.ts')
    const folder = mkdtempSync(path.join(tmpdir(), 'huiying-feeds-'))
    try {
      execFileSync('tar', ['xzf', archive.pathname, '-C', folder])
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const outcomes = files.map((entry) => {
        const body = readFileSync(path.join(entry.parentPath, entry.name))
        try {
          readFeed({ body, headers: {}, url: 'https://feeds.example/' }, new Date())
          return 'read'
        } catch (error) {
          return (error as Error).name
        }
      })
      const isRead = outcomes.filter((outcome) => outcome === 'read').length
      console.log(`${isRead} of ${files.length} feeds read`)
      expect(files.length).toBeGreaterThan(500)
      expect(outcomes.filter((outcome) => outcome !== 'read' && outcome !== 'FeedFault')).toEqual([])
      expect(isRead / files.length).toBeGreaterThan(0.95)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
