import { beforeAll, describe, expect, test } from 'vitest'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { advance, draft } from '../harness/statement.ts'

let cms: Cms
let tellLate: () => Promise<number>
let authorization: string
const clock = openClock()
const seconds = (many: number) => clock.wait(many / 3_600)

beforeAll(async () => {
  cms = await bootCms()
  const late = await import('../../cms/releases/late.ts')
  tellLate = () => late.tellLate(cms.payload)
  const { readSettings } = await import('../../cms/settings.ts')
  authorization = `Publisher ${readSettings().publisherSecret}`
  await hire(cms, { name: 'desk2', roles: ['handler'], unit: 'YP-LABOUR' })
})

const released = async (confirming: string[] = []) => {
  const { id } = await draft({ cms, confirming: confirming.length > 0 ? ['YP-LABOUR'] : [] })
  await advance(cms, id, 'released', confirming)
  return id as string
}
const noticesOf = async (who: string, subject: string): Promise<Json[]> => {
  const query = `notices?limit=100&depth=0&where[subject][equals]=${subject}`
  return (await (await cms.as(who)).get(query)).body.docs
}
const kindsOf = async (who: string, subject: string) => (await noticesOf(who, subject)).map(({ kind }) => kind)
const releaseOf = async (subject: string) =>
  (await (await cms.as('auditor')).get(`releases?where[subject][equals]=${subject}&sort=-sequence&limit=1`)).body
    .docs[0]
const deliveryOf = async (subject: string): Promise<Json> => {
  const { id } = await releaseOf(subject)
  return (await (await cms.as('auditor')).get(`deliveries?where[release][equals]=${id}&depth=0`)).body.docs[0]
}
const report = async (subject: string, said: Json, headers: Record<string, string> = {}) => {
  const { id } = await releaseOf(subject)
  const { status, body } = await cms.call('POST', `outbox/${id}/delivery`, {
    headers: { authorization, ...headers },
    body: { at: clock.now().toISOString(), ...said },
  })
  expect(body).toEqual({ ok: true })
  expect(status).toBe(200)
}
const notSeen = {
  state: 'failed',
  error: 'Not live: /x/ still shows edition 1 instead of 2',
  reason: { zh: '/x/ 显示的还是第 1 版', en: '/x/ still shows edition 1' },
  tries: 1,
}
const checked = () => ({ checkedAt: clock.now().toISOString() })

describe('a release that is not live after a minute', () => {
  test('is told once to signer, author, the desks of its units and administrators, and to nobody before', async () => {
    const id = await released(['handler2'])
    seconds(55)
    await tellLate()
    expect(await kindsOf('admin', id)).toEqual([])
    seconds(10)
    expect(await tellLate()).toBeGreaterThan(0)
    await tellLate()
    for (const who of ['signer', 'editor', 'handler', 'handler2', 'admin', 'desk2@extra.huiying.test'])
      expect(
        (await kindsOf(who, id)).filter((kind) => kind === 'not-live'),
        who,
      ).toHaveLength(1)
    for (const who of ['signer2', 'reviewer', 'liaison']) expect(await kindsOf(who, id), who).not.toContain('not-live')
    const [notice] = (await noticesOf('admin', id)) as [Json]
    expect(notice.text).toEqual({ zh: '一分钟后仍未上线', en: 'Not live after a minute' })
    expect(notice.detail.zh).toContain('发布程序')
    expect(notice.detail.en).toContain('is it running?')
  })

  test('the notice says when the publisher last asked', async () => {
    const id = await released()
    await cms.call('POST', 'outbox/lease', { headers: { authorization, 'x-publisher': 'one' } })
    seconds(61)
    await tellLate()
    const [notice] = (await noticesOf('admin', id)) as [Json]
    expect(notice.detail.en).toMatch(
      /has not asked again: is it running\? It last did at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
    )
    expect(notice.detail.zh).toMatch(/最近一次是 \d{4}-/)
  })

  test('what the checker saw is the reason, in both languages; it is told after the minute and not before', async () => {
    const id = await released()
    await report(id, { ...notSeen, ...checked() }, { 'x-publisher': 'one' })
    expect(await kindsOf('editor', id)).toEqual([])
    seconds(61)
    await tellLate()
    const [notice] = (await noticesOf('editor', id)) as [Json]
    expect(notice.kind).toBe('not-live')
    expect(notice.detail.zh).toContain('显示的还是第 1 版')
    expect(notice.detail.en).toContain('still shows edition 1')
  })

  test('takes the place of the notice that it could not be published, and is settled when it is live after all', async () => {
    const id = await released()
    await report(id, { state: 'failed', error: 'disk full' }, { 'x-publisher': 'one' })
    seconds(61)
    await tellLate()
    const failed = (await noticesOf('signer', id)).find(({ kind }) => kind === 'failed')
    expect(failed.settledAt).toBeTruthy()
    seconds(30)
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    const late = (await noticesOf('admin', id)).find(({ kind }) => kind === 'not-live')
    expect(late.settledAt).toBeTruthy()
    expect(await kindsOf('admin', id)).toContain('caught-up')
    expect(await kindsOf('signer', id)).toContain('caught-up')
    // Its author hears that it is live, as always, and not twice.
    expect((await kindsOf('editor', id)).filter((kind) => ['live', 'caught-up'].includes(kind))).toEqual(['live'])
  })

  test('one that is live in time is told to nobody', async () => {
    const id = await released()
    seconds(5)
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    seconds(120)
    await tellLate()
    expect(await kindsOf('admin', id)).toEqual([])
    expect((await deliveryOf(id)).alarmedAt ?? null).toBeNull()
  })

  test('a withdrawal is the more serious one: every signer is told, in other words', async () => {
    const id = await released()
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    expect((await (await cms.as('signer')).act(id, 'withdraw', { reason: '有误' })).status).toBe(200)
    seconds(61)
    await tellLate()
    const [notice] = (await noticesOf('signer2', id)) as [Json]
    expect(notice).toMatchObject({ kind: 'withdrawal-not-live' })
    expect(notice.text.zh).toBe('紧急：已撤回，公众仍能看到')
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    const after = (await noticesOf('signer2', id)).map(({ kind, text }) => `${kind} ${text.en}`)
    expect(after).toContain('caught-up Now withdrawn for the public')
  })

  test('the bureau’s details are told to administrators, who are led to the delivery', async () => {
    const saved = await (await cms.as('admin')).post('globals/bureau', { name: '云浦市局', shortName: '云浦' })
    expect(saved.status).toBe(200)
    seconds(61)
    await tellLate()
    const { id } = await deliveryOf('bureau')
    const [notice] = (await noticesOf('admin', id)) as [Json]
    expect(notice).toMatchObject({ kind: 'not-live', slug: 'deliveries', title: '单位公开信息' })
  })

  test('texts of the past that are brought in alarm nobody', async () => {
    const { dueLive } = await import('../../cms/releases/late.ts')
    expect(dueLive(new Date(Date.now() - 24 * 3_600_000).toISOString())).toBeNull()
    const now = Date.now()
    expect(dueLive(new Date(now).toISOString())).toBe(new Date(now + 60_000).toISOString())
  })

  test('the journal keeps when it was late and when it had caught up', async () => {
    const id = await released()
    seconds(61)
    await tellLate()
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    const { id: delivery } = await deliveryOf(id)
    const { body } = await (await cms.as('auditor')).get(
      `journal?where[subject][equals]=${delivery}&sort=sequence&depth=0`,
    )
    expect(body.docs.map(({ act, actorName }: Json) => [act, actorName])).toEqual([
      ['not-live', '系统定时'],
      ['caught-up', '发布程序'],
    ])
  })
})

describe('is it live yet?', () => {
  test('every look is counted, with its time and result, and why it is not', async () => {
    const id = await released()
    const nextTryAt = clock.in(0.001)
    await report(id, { state: 'written' }, { 'x-publisher': 'one' })
    await report(id, { ...notSeen, ...checked(), nextTryAt }, { 'x-publisher': 'one' })
    await report(id, { state: 'written' }, { 'x-publisher': 'one' })
    await report(id, { ...notSeen, ...checked(), tries: 2, nextTryAt }, { 'x-publisher': 'one' })
    expect(await deliveryOf(id)).toMatchObject({ checks: 2, checkResult: 'differs', tries: 2 })
    const editor = await cms.as('editor')
    const told = (await editor.get(`statements/${id}/checks`)).body
    expect(told.docs[0]).toMatchObject({ state: 'failed', checks: 2, tries: 2, nextTryAt, reason: notSeen.reason })
    expect(Number.isNaN(Date.parse(told.publisherAskedAt))).toBe(false)
    await report(id, { state: 'live', url: 'http://localhost:4321/x/', ...checked() }, { 'x-publisher': 'one' })
    expect(await deliveryOf(id)).toMatchObject({ checks: 3, checkResult: 'agrees', error: null })
    expect((await editor.get(`statements/${id}/checks`)).body.docs[0]).toMatchObject({ state: 'live', reason: null })
  })

  test('is answered to those who may see the statement', async () => {
    const id = await released()
    expect((await cms.call('GET', `statements/${id}/checks`)).status).toBe(401)
    expect((await (await cms.as('liaison')).get(`statements/${id}/checks`)).status).toBe(404)
  })
})
