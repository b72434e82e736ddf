import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { advance, draft } from '../harness/statement.ts'
import { type Entry, rss, startFeedServer } from './feed-server.ts'

const cms = await bootCms()
const { readDue, waitAfter } = await import('../../cms/microblogs/check.ts')
const { readSettings } = await import('../../cms/settings.ts')
const site = readSettings().siteUrl

let server: Awaited<ReturnType<typeof startFeedServer>>
beforeAll(async () => {
  server = await startFeedServer()
})
afterAll(() => server.close())

let count = 0
let path: string
let account: Json
const register = async (more: Json = {}) => {
  const admin = await cms.as('admin')
  count += 1
  path = `/feed-${count}.xml`
  const { body, status } = await admin.post('microblog-accounts', {
    name: `云浦人社 ${count}`,
    platform: 'weibo',
    profileUrl: 'https://weibo.example/yunpu',
    feedUrl: `${server.url}${path}`,
    intervalMinutes: 15,
    unit: 'YP-OFFICE',
    ...more,
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  account = body.doc
}
beforeEach(() => register())

/** The feed says this now, and its time has come. */
const say = async (entries: Entry[]) => {
  server.serve(path, rss(entries))
  moveClock(16 * 60_000)
  await readDue(cms.payload)
}
const posts = async (): Promise<Json[]> =>
  (
    await (
      await cms.as('spokesperson')
    ).get(`microblog-posts?where[account][equals]=${account.id}&sort=publishedAt&depth=0&limit=100`)
  ).body.docs
const accountNow = async () => (await (await cms.as('admin')).get(`microblog-accounts/${account.id}?depth=0`)).body
const releasesOf = async (id: string): Promise<Json[]> =>
  (
    await cms.payload.find({
      collection: 'releases',
      where: { subject: { equals: id } },
      sort: 'sequence',
      pagination: false,
      overrideAccess: true,
    })
  ).docs

let number = 0
const releaseStatement = async (by = 'editor'): Promise<Json> => {
  number += 1
  const doc = await draft({ cms, kind: 'explainer', by, more: { title: `解读 ${number}` } })
  const step = async (who: string, act: string, body: Json = {}) => {
    const answer = await (await cms.as(who)).act(doc.id, act, body)
    if (answer.status !== 200) throw new Error(`${act}: ${JSON.stringify(answer.body)}`)
  }
  if (by === 'editor') await advance(cms, doc.id, 'released')
  else {
    await step(by, 'submit')
    await step('reviewer', 'review')
    await step('secrecy', 'clear', { declaration: true })
    await step('signer', 'sign')
  }
  return (await (await cms.as('signer')).get(`statements/${doc.id}?depth=0`)).body
}
const addressOf = ({ section, year, number }: Json) => `${site}/${section}/${year}/${number}/`

describe('reading', () => {
  test('a post is archived once, released with it, and nothing internal crosses', async () => {
    const entry = {
      id: 'g1',
      html: '<p>窗口周六照常办理。</p><img src="https://img.example/1.jpg">',
      at: '2026-11-20T02:00:00Z',
      link: 'https://weibo.example/yunpu/1',
    }
    await say([entry])
    await say([entry, entry])
    const [post, ...more] = await posts()
    expect(more).toEqual([])
    expect(post).toMatchObject({
      externalId: 'g1',
      text: '窗口周六照常办理。',
      url: 'https://weibo.example/yunpu/1',
      publishedAt: '2026-11-20T02:00:00.000Z',
      images: ['https://img.example/1.jpg'],
      state: 'unlinked',
      linkedBy: null,
      edition: 1,
    })
    const [release, ...others] = await releasesOf(post.id)
    expect(others).toEqual([])
    expect(release.release).toEqual({
      recordKind: 'microblog-post',
      act: 'publish',
      subject: post.id,
      edition: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      account: { id: account.id, name: account.name, platform: 'weibo', profileUrl: 'https://weibo.example/yunpu' },
      publishedAt: '2026-11-20T02:00:00.000Z',
      post: { url: 'https://weibo.example/yunpu/1', text: '窗口周六照常办理。', links: [] },
      releasedAt: expect.any(String),
    })
    const deliveries = await cms.payload.find({
      collection: 'deliveries',
      where: { release: { equals: release.id } },
      overrideAccess: true,
    })
    expect(deliveries.totalDocs).toBe(1)
    const { docs } = (await (await cms.as('editor')).get(`microblog-posts/${post.id}/trail`)).body
    expect(docs.map(({ act, name }: Json) => [act, name])).toEqual([['create', '系统定时']])
  })

  test('a changed text is the next edition; the old one is kept; what is only dressed otherwise is not', async () => {
    await say([{ id: 'g1', html: '明天起暂停办理。', at: '2026-11-20T02:00:00Z' }])
    await say([{ id: 'g1', html: '<p>明天起<b>暂停</b>办理。</p>', at: '2026-11-20T02:00:00Z' }])
    expect((await posts())[0].edition).toBe(1)
    await say([{ id: 'g1', html: '后天起暂停办理。', at: '2026-11-21T02:00:00Z' }])
    const [post] = await posts()
    expect(post).toMatchObject({ text: '后天起暂停办理。', edition: 2, publishedAt: '2026-11-20T02:00:00.000Z' })
    expect((await releasesOf(post.id)).map(({ act, release }) => [act, release.post.text])).toEqual([
      ['publish', '明天起暂停办理。'],
      ['edit', '后天起暂停办理。'],
    ])
    const { docs } = await cms.payload.findVersions({
      collection: 'microblog-posts',
      where: { parent: { equals: post.id } },
      overrideAccess: true,
    })
    expect(docs.map(({ version }: Json) => version.text).sort()).toEqual(
      ['后天起暂停办理。', '明天起暂停办理。'].sort(),
    )
  })

  test('without a time, or with one that cannot be, the post stands at the time it was first seen and says so', async () => {
    await say([
      { id: 'g1', html: '没有时间' },
      { id: 'g2', html: '未来', at: 'Fri, 01 Jan 2100 00:00:00 GMT' },
    ])
    for (const post of await posts()) {
      expect(post).toMatchObject({ dateUnknown: true, publishedAt: post.seenAt })
      expect((await releasesOf(post.id))[0].release.post.dateUnknown).toBe(true)
    }
  })

  test('how it is followed stands on the account; a missed time is made good', async () => {
    await say([{ id: 'g1', html: '一' }])
    const first = await accountNow()
    expect(first.check).toContain('每 15 分钟读一次')
    moveClock(3 * 3_600_000)
    expect((await accountNow()).check).toBe('已有 3 小时没有读到，应每 15 分钟读一次。')
    await readDue(cms.payload)
    const second = await accountNow()
    expect(second.lastGapMinutes).toBe(180)
    expect(Date.parse(second.lastCheckedAt) - Date.parse(first.lastCheckedAt)).toBeGreaterThanOrEqual(3 * 3_600_000)
    expect(Date.parse(second.nextCheckAt) - Date.parse(second.lastCheckedAt)).toBe(15 * 60_000)
  })

  test('what goes wrong is said in words, waits grow, and nothing is lost when the server is back', async () => {
    await say([{ id: 'g1', html: '一' }])
    server.paths.set(path, (_, response) => response.writeHead(503, { 'retry-after': '60' }).end())
    const waits: number[] = []
    for (let time = 0; time < 3; time += 1) {
      moveClock(10 * 3_600_000)
      await readDue(cms.payload)
      const { nextCheckAt, lastTriedAt } = await accountNow()
      waits.push((Date.parse(nextCheckAt) - Date.parse(lastTriedAt)) / 60_000)
    }
    expect(waits).toEqual([15, 30, 60])
    const failing = await accountNow()
    expect(failing.check).toMatch(/^连续 3 次没有读成：服务器答复 503（对方出错）。.* 再试。$/)
    expect(failing.lastError.en).toBe('The server answers 503 (an error on their side).')
    moveClock(3_600_000)
    await say([
      { id: 'g1', html: '一' },
      { id: 'g2', html: '二' },
    ])
    expect(await accountNow()).toMatchObject({ lastError: null, failures: 0 })
    expect((await posts()).map(({ text }) => text).sort()).toEqual(['一', '二'])
  })

  test('waits never shrink below the interval, and end at half a day', () => {
    expect([1, 2, 3, 20].map((failures) => waitAfter({ intervalMinutes: 15 }, failures) / 60_000)).toEqual([
      15, 30, 60, 720,
    ])
    expect(waitAfter({ intervalMinutes: 1_440 }, 5) / 60_000).toBe(1_440)
    expect(waitAfter({ intervalMinutes: 15 }, 1, { retryAfter: 7_200_000 }) / 60_000).toBe(120)
  })

  test('where no server answers at all, it is asked again within seconds, then less and less often', async () => {
    const { default: net } = await import('node:net')
    const reserved = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => reserved.once('listening', resolve))
    const { port } = reserved.address() as { port: number }
    await new Promise((resolve) => reserved.close(resolve))
    const admin = await cms.as('admin')
    await admin.patch(`microblog-accounts/${account.id}`, { feedUrl: `http://127.0.0.1:${port}/nobody.xml` })
    const waits: number[] = []
    for (let time = 0; time < 3; time += 1) {
      moveClock(60_000)
      await readDue(cms.payload)
      const { nextCheckAt, lastTriedAt } = await accountNow()
      waits.push((Date.parse(nextCheckAt) - Date.parse(lastTriedAt)) / 1_000)
    }
    expect(waits).toEqual([10, 20, 40])
    expect((await accountNow()).check).toMatch(/^连续 3 次没有读成：服务器没有应答（连接被拒绝）。/)
    expect(waitAfter({ intervalMinutes: 15 }, 30, { isUnanswered: true }) / 60_000).toBe(720)
  })

  test('an account that is switched off is left alone; a new address is read from the beginning', async () => {
    await say([{ id: 'g1', html: '一' }])
    const admin = await cms.as('admin')
    expect((await admin.patch(`microblog-accounts/${account.id}`, { active: false })).status).toBe(200)
    const before = server.asked.filter((one) => one.path === path).length
    await say([{ id: 'g2', html: '二' }])
    expect(server.asked.filter((one) => one.path === path).length).toBe(before)
    const { intervalMinutes } = (
      await admin.patch(`microblog-accounts/${account.id}`, { active: true, feedUrl: `${server.url}${path}?new` })
    ).body.doc
    expect(intervalMinutes).toBe(15)
    await readDue(cms.payload)
    expect(server.asked.findLast((one) => one.path === path)?.headers['if-none-match']).toBeUndefined()
    expect(await posts()).toHaveLength(2)
  })
})

describe('belonging to a statement', () => {
  test('by its address, however it is written, and only while it is released', async () => {
    const statement = await releaseStatement()
    const address = addressOf(statement)
    await say([
      { id: 'a', html: `<a href="${address}">详情</a>` },
      { id: 'b', html: `详情见 ${address.replace(/\/$/, '')}。` },
      { id: 'c', html: `<a href="${address}?from=weibo#top">详情</a>` },
      { id: 'd', html: `<a href="https://other.example${new URL(address).pathname}">别处</a>` },
      { id: 'e', html: `<a href="${site}/explainers/2026/99999/">没有</a>` },
    ])
    const linked = Object.fromEntries((await posts()).map((post) => [post.externalId, post]))
    for (const id of ['a', 'b', 'c'])
      expect(linked[id]).toMatchObject({ state: 'linked', statement: statement.id, linkedBy: 'address' })
    for (const id of ['d', 'e']) expect(linked[id]).toMatchObject({ state: 'unlinked', statement: null })
    expect((await releasesOf(linked.a.id))[0].release.post.statement).toEqual({
      section: 'explainers',
      year: statement.year,
      number: statement.number,
    })
  })

  test('when the statement goes live after the post was read', async () => {
    const { number } = await releaseStatement()
    const next = `${site}/explainers/${new Date().getUTCFullYear()}/${number + 1}/`
    await say([{ id: 'early', html: `明天公布，见 ${next}` }])
    expect((await posts())[0].state).toBe('unlinked')
    const statement = await releaseStatement()
    expect(addressOf(statement)).toBe(next)
    const [release] = await releasesOf(statement.id)
    const answer = await cms.call('POST', `outbox/${release.id}/delivery`, {
      headers: { authorization: `Publisher ${readSettings().publisherSecret}` },
      body: { state: 'live', url: next, at: new Date().toISOString() },
    })
    expect(answer.status).toBe(200)
    const [post] = await posts()
    expect(post).toMatchObject({ state: 'linked', statement: statement.id, linkedBy: 'address', edition: 2 })
    expect((await releasesOf(post.id)).map(({ act }) => act)).toEqual(['publish', 'link'])
  })

  test('by hand: whose duty it is, what they may link, and that no address undoes it', async () => {
    const ours = await releaseStatement()
    const theirs = await releaseStatement('editor2')
    const open = await draft({ cms, kind: 'explainer', more: { title: '还没有发布' } })
    await say([{ id: 'g1', html: `见 ${addressOf(ours)}` }])
    const [post] = await posts()
    const act = async (who: string, name: string, body: Json = {}) =>
      (await cms.as(who)).post(`microblog-posts/${post.id}/acts/${name}`, body)
    const refusal = async (answer: ReturnType<typeof act>) => {
      const { status, body } = await answer
      return [status, body.errors?.[0]?.code]
    }
    expect(await refusal(act('monitor', 'unlink', { reason: '错' }))).toEqual([403, 'role'])
    expect(await refusal(act('editor2', 'unlink', { reason: '错' }))).toEqual([403, 'unit'])
    expect(await refusal(act('editor', 'unlink'))).toEqual([422, 'reason-required'])
    expect((await act('editor', 'unlink', { reason: '说的是别的事' })).status).toBe(200)
    await say([{ id: 'g1', html: `见 ${addressOf(ours)} 改了几个字` }])
    expect((await posts())[0]).toMatchObject({ state: 'unlinked', linkedBy: null, edition: 3 })
    expect(await refusal(act('editor', 'link', { statement: theirs.id }))).toEqual([403, 'unit'])
    expect(await refusal(act('editor', 'link', { statement: open.id }))).toEqual([422, 'invalid-field'])
    expect(await refusal(act('editor', 'link', { statement: 'none' }))).toEqual([422, 'invalid-field'])
    const { status, body } = await act('spokesperson', 'link', { statement: theirs.id })
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ state: 'linked', linkedBy: 'hand', edition: 4 })
    expect((await releasesOf(post.id)).at(-1).release.post.statement.number).toBe(theirs.number)
    expect(await refusal(act('spokesperson', 'link', { statement: ours.id }))).toEqual([409, 'wrong-state'])
    expect(await refusal(act('editor', 'withdraw-post', { reason: '错' }))).toEqual([403, 'role'])
    expect((await act('spokesperson', 'withdraw-post', { reason: '原帖已更正' })).status).toBe(200)
    expect((await releasesOf(post.id)).at(-1).release).toMatchObject({
      act: 'withdraw',
      reason: '原帖已更正',
      edition: 5,
    })
    await say([{ id: 'g1', html: '撤回以后又改了' }])
    expect(await releasesOf(post.id)).toHaveLength(5)
  })

  test('what has no counterpart is listed on both sides, page by page', async () => {
    const lonely = await releaseStatement()
    const answered = await releaseStatement()
    await say([
      { id: 'x', html: `见 ${addressOf(answered)}`, at: '2026-11-20T02:00:00Z' },
      { id: 'y', html: '节日快乐', at: '2026-11-20T03:00:00Z' },
      { id: 'z', html: '早安', at: '2026-11-20T04:00:00Z' },
    ])
    const spokesperson = await cms.as('spokesperson')
    const all = (await spokesperson.get('microblog-posts/unmatched?limit=100')).body
    const ids = all.statementsWithoutPost.map(({ id }: Json) => id)
    expect(ids[0]).toBe(lonely.id)
    expect(ids).not.toContain(answered.id)
    expect(all.statementsWithoutPost[0]).toMatchObject({
      title: lonely.title,
      url: addressOf(lonely),
      issuingUnit: { name: expect.any(String) },
    })
    expect(Object.keys(all.statementsWithoutPost[0]).sort()).toEqual(
      ['id', 'issuingUnit', 'kind', 'number', 'releasedAt', 'section', 'title', 'url', 'year'].sort(),
    )
    const texts = all.postsWithoutStatement.map(({ text }: Json) => text)
    expect(texts).toEqual(expect.arrayContaining(['节日快乐', '早安']))
    expect(texts.some((text: string) => text.includes(addressOf(answered)))).toBe(false)
    const seen: string[] = []
    let before: number | null = null
    do {
      const { body }: Json = await spokesperson.get(
        `microblog-posts/unmatched?limit=1${before ? `&before=${before}` : ''}`,
      )
      seen.push(...body.statementsWithoutPost.map(({ id }: Json) => id))
      before = body.paging.statements.before
    } while (before)
    expect(seen).toEqual(ids)
    const second = (await spokesperson.get('microblog-posts/unmatched?limit=1&page=2')).body
    expect(second.postsWithoutStatement[0].id).toBe(all.postsWithoutStatement[1].id)
    const [post] = (await posts()).filter(({ externalId }) => externalId === 'y')
    expect((await spokesperson.post(`microblog-posts/${post.id}/acts/set-aside`, {})).status).toBe(200)
    const left = (await spokesperson.get('microblog-posts/unmatched?limit=100')).body.postsWithoutStatement
    expect(left.map(({ id }: Json) => id)).not.toContain(post.id)
    for (const query of ['limit=0', 'page=x', 'before=-1', 'unknown=1'])
      expect((await spokesperson.get(`microblog-posts/unmatched?${query}`)).status, query).toBe(422)
    expect((await cms.call('GET', 'microblog-posts/unmatched')).status).toBe(401)
    const own = (await (await cms.as('editor2')).get('microblog-posts/statements')).body.docs
    expect(own.map(({ id }: Json) => id)).not.toContain(lonely.id)
    const found = (await spokesperson.get(`microblog-posts/statements?q=${encodeURIComponent(lonely.title)}`)).body.docs
    expect(found.map(({ id }: Json) => id)).toEqual([lonely.id])
  })
})

test('nobody learns a title that is not signed: not from the lists, and not from an order', async () => {
  const { id } = await draft({ cms })
  await advance(cms, id, 'released')
  const editor = await cms.as('editor')
  await editor.act(id, 'correct', { reason: '改标题' })
  const secret = `尚未签发的标题 ${Date.now()}`
  expect((await editor.patch(`statements/${id}`, { title: secret })).status).toBe(200)
  const monitor = await cms.as('monitor')
  expect(JSON.stringify((await monitor.get('microblog-posts/unmatched?limit=100')).body)).not.toContain('尚未签发')
  const spokesperson = await cms.as('spokesperson')
  const found = await spokesperson.get(`microblog-posts/statements?q=${encodeURIComponent('尚未签发')}`)
  expect(found.body.docs).toEqual([])
  for (const path of ['statement.title', '-statement.title', 'account.feedUrl', 'feedUrl', 'nothing'])
    expect((await editor.get(`microblog-posts?sort=${path}`)).status, path).toBe(422)
  expect((await editor.get('microblog-posts?sort=-publishedAt')).status).toBe(200)
  expect((await monitor.get('microblog-accounts?sort=feedUrl')).status).toBe(422)
})

describe('the register of accounts', () => {
  test('only the administrator keeps it; bad input is refused, never an error', async () => {
    const { id } = account
    const valid = { name: '社保', platform: 'weibo', feedUrl: 'https://feeds.example/1', unit: 'YP-SI' }
    for (const who of ['editor', 'spokesperson', 'monitor', 'signer'])
      expect((await (await cms.as(who)).post('microblog-accounts', valid)).status, who).toBe(403)
    const seenBy = async (who: string) => (await (await cms.as(who)).get(`microblog-accounts/${id}`)).body
    const { name, feedUrl } = account
    expect(await seenBy('spokesperson')).toMatchObject({ name, feedUrl })
    expect(await seenBy('monitor')).toMatchObject({ name })
    // An address may hold a key.
    expect(JSON.stringify(await seenBy('monitor'))).not.toContain(feedUrl)
    const admin = await cms.as('admin')
    for (const wrong of [
      { feedUrl: 'ftp://feeds.example/1' },
      { feedUrl: 'nonsense' },
      { feedUrl: 'https://user:secret@feeds.example/1' },
      { intervalMinutes: 0 },
      { intervalMinutes: 1.5 },
      { unit: 'nowhere' },
      { etag: 'x' },
      { lastCheckedAt: '2026-11-20T02:00:00Z' },
    ])
      expect((await admin.post('microblog-accounts', { ...valid, ...wrong })).status, JSON.stringify(wrong)).toBe(422)
    expect((await admin.post('microblog-posts', { text: 'x' })).status).toBe(403)
    expect((await admin.patch(`microblog-posts/none`, { text: 'x' })).status).toBe(404)
    expect((await admin.remove(`microblog-accounts/${id}`)).status).toBe(403)
  })

  test('every kind of record has a row that says who may let it cross', async () => {
    const { releasing } = await import('../../cms/releasing.ts')
    const { release } = await import('../../content/schema/release.ts')
    type Option = { options?: Option[]; shape?: { recordKind: { value: string } } }
    const kindsOf = ({ options, shape }: Option): string[] =>
      shape ? [shape.recordKind.value] : (options ?? []).flatMap(kindsOf)
    const names = [...new Set(kindsOf(release as unknown as Option))]
    expect(Object.keys(releasing).sort()).toEqual(names.sort())
    const { releasePost } = await import('../../cms/microblogs/release.ts')
    const refused = releasePost({ role: 'monitor' } as never)
    await expect(refused).rejects.toMatchObject({ refusals: [{ code: 'role' }] })
  })
})
