import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../harness/cms.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { type Entry, rss, startFeedServer } from '../microblogs/feed-server.ts'

let product: Product
let server: Awaited<ReturnType<typeof startFeedServer>>
beforeAll(async () => {
  product = await startProduct()
  server = await startFeedServer()
}, 480_000)
afterAll(async () => {
  await server?.close()
  await product?.stop()
})

// biome-ignore lint/suspicious/noExplicitAny: REST answers are read as any client reads them
type Json = any

const signIn = async (who: string) => {
  const send = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(`${product.cms}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Json }
  }
  const { body } = await send('POST', 'users/login', { email: `${who}@demo.huiying.test`, password })
  return (method: string, path: string, sent?: unknown) => send(method, path, sent, body.token)
}

const page = async (path: string) => (await fetch(new URL(path, product.site))).text()

/** Seconds until every page carries the words, or an error that names the one that does not. */
const seen = async (paths: string[], words: string, limit: number): Promise<number> => {
  const start = Date.now()
  for (;;) {
    const missing: string[] = []
    for (const path of paths) if (!(await page(path)).includes(words)) missing.push(path)
    if (missing.length === 0) return (Date.now() - start) / 1000
    if (Date.now() - start > limit * 1000)
      throw new Error(`After ${limit} s “${words}” is not on ${missing.join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test('a post in the feed is on the page, on home and beside its statement within the interval', async () => {
  const admin = await signIn('admin')
  const signer = await signIn('signer')
  const { body } = await signer('GET', 'statements?where[state][equals]=released&sort=-updatedAt&limit=1&depth=0')
  const { section, year, number } = body.docs[0]
  const place = `/${section}/${year}/${number}/`
  const mark = Date.now().toString(36)
  const first: Entry = { id: `${mark}-1`, html: `开通第一条 ${mark}`, at: new Date().toISOString() }
  server.serve('/feed.xml', rss([first]))
  // The shortest interval an account can have: nobody waits a quarter of an hour for a test.
  const registered = await admin('POST', 'microblog-accounts', {
    name: `云浦演示 ${mark}`,
    platform: 'weibo',
    profileUrl: 'https://weibo.yunpu.example/journey',
    feedUrl: `${server.url}/feed.xml`,
    intervalMinutes: 1,
    unit: 'YP-OFFICE',
  })
  expect(registered.status).toBe(201)
  // A new account is read at once; it stands on the two pages that show what is newest.
  await seen(['/microblog/', '/'], `开通第一条 ${mark}`, 30)

  const html = `刚刚发布 ${mark}：<a href="${new URL(place, product.site)}">网页链接</a>`
  const second: Entry = { id: `${mark}-2`, html, at: new Date(Date.now() + 1000).toISOString() }
  server.serve('/feed.xml', rss([second, first]))
  const seconds = await seen(['/microblog/', '/', place], `刚刚发布 ${mark}`, 75)
  console.log(`the post was on all three pages after ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(75)
  const post = (await signer('GET', `microblog-posts?where[externalId][equals]=${mark}-2&depth=0`)).body.docs[0]
  expect(post).toMatchObject({ state: 'linked', linkedBy: 'address', statement: body.docs[0].id })
  expect((await admin('PATCH', `microblog-accounts/${registered.body.doc.id}`, { active: false })).status).toBe(200)
}, 180_000)
