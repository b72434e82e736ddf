import { beforeAll, describe, expect, test } from 'vitest'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'

let cms: Cms
let authorization: string
const clock = openClock()

beforeAll(async () => {
  cms = await bootCms()
  const { readSettings } = await import('../../cms/settings.ts')
  authorization = `Publisher ${readSettings().publisherSecret}`
})

const tampered = (...names: string[]) => ({
  kind: 'tampered',
  names,
  detail: { zh: '网页被改', en: 'the page was changed' },
  at: clock.now().toISOString(),
})
const raise = (body: unknown, headers: Record<string, string> = { authorization }) =>
  cms.call('POST', 'outbox/alarms', { headers, body })
const raised = async (body: unknown): Promise<{ id: string; count: number }> => {
  const answer = await raise(body)
  expect(answer.status).toBe(200)
  return answer.body
}
const noticesOf = async (who: string, subject: string): Promise<Json[]> =>
  (await (await cms.as(who)).get(`notices?limit=100&depth=0&where[subject][equals]=${subject}`)).body.docs
const read = async (who: string, id: string) => (await cms.as(who)).get(`alarms/${id}?depth=0`)

describe('who may raise an alarm', () => {
  test('nobody without the publisher’s secret', async () => {
    expect((await raise(tampered('/a/'), {})).status).toBe(401)
    expect((await raise(tampered('/a/'), { authorization: 'Publisher wrong' })).status).toBe(401)
    const admin = await cms.as('admin')
    expect((await admin.post('outbox/alarms', tampered('/a/'))).status).toBe(401)
    expect((await admin.post('alarms', tampered('/a/'))).status).toBe(403)
  })

  test('not a publisher that another has replaced', async () => {
    await cms.call('POST', 'outbox/lease', { headers: { authorization, 'x-publisher': 'first' } })
    expect((await raise(tampered('/b/'), { authorization, 'x-publisher': 'second' })).status).toBe(409)
    expect((await raise(tampered('/b/'), { authorization, 'x-publisher': 'first' })).status).toBe(200)
    // The lease runs out by the real clock; a test that waits for it would wait for nothing else.
    await cms.payload.db.updateMany({
      collection: 'leases',
      where: { name: { equals: 'publisher' } },
      data: { until: 1 },
    })
  })

  test.each<[string, unknown]>([
    ['an unknown kind', { ...tampered('/a/'), kind: 'odd' }],
    ['no kind', { ...tampered('/a/'), kind: undefined }],
    ['an unknown field', { ...tampered('/a/'), more: 0, surprise: 1 }],
    ['names that are no list', { ...tampered(), names: '/a/' }],
    ['a name that is no text', { ...tampered(), names: [1] }],
    ['one language', { ...tampered('/a/'), detail: { zh: '只有中文' } }],
    ['no time', { ...tampered('/a/'), at: 'yesterday' }],
    ['half a character', { ...tampered('/\ud800/') }],
    ['nothing', {}],
  ])('%s is refused', async (_name, body) => {
    const { status, body: answer } = await raise(body)
    expect([status, answer.errors?.length > 0]).toEqual([422, true])
  })
})

describe('what becomes of it', () => {
  test('it is kept with a journal entry; administrator, security and auditor are told, nobody else', async () => {
    const { id } = await raised(tampered('/responses/2026/1/', '/feed.xml'))
    expect((await read('auditor', id)).body).toMatchObject({
      kind: 'tampered',
      state: 'open',
      count: 1,
      names: ['/responses/2026/1/', '/feed.xml'],
      title: '/responses/2026/1/ +1',
    })
    for (const who of ['admin', 'security', 'auditor']) {
      const [notice] = (await noticesOf(who, id)) as [Json]
      expect(notice, who).toMatchObject({ kind: 'alarm', slug: 'alarms', title: '/responses/2026/1/ +1' })
      expect(notice.text).toEqual({ zh: '报警：网页被改动', en: 'Alarm: Page changed' })
      expect(notice.detail).toMatchObject({ zh: '网页被改', en: 'the page was changed' })
    }
    for (const who of ['editor', 'signer', 'inspector']) {
      expect(await noticesOf(who, id), who).toEqual([])
      expect((await read(who, id)).status, who).toBe(403)
    }
    const journal = (await (await cms.as('auditor')).get(`journal?where[subject][equals]=${id}&depth=0`)).body.docs
    expect(journal).toHaveLength(1)
    expect(journal[0]).toMatchObject({ slug: 'alarms', act: 'raise', actorName: '发布程序' })
  })

  test('the same within an hour is counted and told once; after it, told again', async () => {
    const { id } = await raised(tampered('/same/'))
    clock.wait(0.5)
    expect(await raised(tampered('/same/'))).toEqual({ id, count: 2 })
    expect(await noticesOf('security', id)).toHaveLength(1)
    expect((await raised(tampered('/other/'))).id).not.toBe(id)
    clock.wait(0.6)
    expect(await raised(tampered('/same/'))).toEqual({ id, count: 3 })
    const told = await noticesOf('security', id)
    expect(told).toHaveLength(2)
    expect(told.filter(({ settledAt }) => !settledAt)).toHaveLength(1)
  })

  test('the order in which pages are named is no news; without names, the words are what tells them apart', async () => {
    const { id } = await raised(tampered('/x/', '/y/'))
    expect((await raised(tampered('/y/', '/x/'))).id).toBe(id)
    const fault = (en: string) => ({ ...tampered(), kind: 'log-fault', detail: { zh: en, en } })
    const first = await raised(fault('cannot be written'))
    expect((await raised(fault('cannot be written'))).id).toBe(first.id)
    expect((await raised(fault('does not verify'))).id).not.toBe(first.id)
  })

  test('fifty names are kept, the others counted', async () => {
    const names = Array.from({ length: 80 }, (_, index) => `/many/${index}/`)
    const { id } = await raised({ ...tampered(...names), more: 20 })
    const { body } = await read('admin', id)
    expect(body.names).toHaveLength(50)
    expect(body).toMatchObject({ more: 50, title: '/many/0/ +99' })
  })
})

describe('acknowledging', () => {
  const acknowledge = async (who: string, id: string, comment?: string) =>
    (await cms.as(who)).post(`alarms/${id}/acts/acknowledge`, comment === undefined ? {} : { comment })

  test('is for administrator and security, with a comment, once', async () => {
    const { id } = await raised(tampered('/ack/'))
    expect((await acknowledge('auditor', id, '看过')).status).toBe(403)
    expect((await acknowledge('editor', id, '看过')).status).toBe(404)
    const bare = await acknowledge('security', id)
    expect([bare.status, bare.body.errors?.[0]?.code]).toEqual([422, 'reason-required'])
    expect((await acknowledge('security', id, '缓存未清，已清')).status).toBe(200)
    expect((await read('admin', id)).body).toMatchObject({ state: 'acknowledged', comment: '缓存未清，已清' })
    expect((await acknowledge('admin', id, '再来')).status).toBe(409)
    for (const who of ['admin', 'security', 'auditor'])
      expect(
        (await noticesOf(who, id)).every(({ settledAt }) => settledAt),
        who,
      ).toBe(true)
    const { acts } = (await (await cms.as('auditor')).get(`alarms/${id}/acts`)).body
    expect(acts[0]).toMatchObject({ act: 'acknowledge', allowed: false })
  })

  test('what comes again within the hour is counted on it; after the hour it is a new alarm', async () => {
    const { id } = await raised(tampered('/again/'))
    expect((await acknowledge('admin', id, '误报')).status).toBe(200)
    expect(await raised(tampered('/again/'))).toEqual({ id, count: 2 })
    clock.wait(1.1)
    const next = await raised(tampered('/again/'))
    expect(next.id).not.toBe(id)
    expect(await noticesOf('admin', next.id)).toHaveLength(1)
  })

  test('nothing of it can be written or removed otherwise', async () => {
    const { id } = await raised(tampered('/fixed/'))
    const admin = await cms.as('admin')
    expect((await admin.patch(`alarms/${id}`, { state: 'acknowledged' })).status).toBe(403)
    expect((await admin.remove(`alarms/${id}`)).status).toBe(403)
  })
})
