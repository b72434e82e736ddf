import { afterAll, expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { codesOf } from '../harness/refusal.ts'
import { advance, draft, fieldsFor } from '../harness/statement.ts'
import { download, liveOf, roomOf } from './hands.ts'

const cms = await bootCms()
const hour = 3_600_000
let moved = 0
const later = (by: number) => {
  moved += by
  moveClock(by)
}
afterAll(() => moveClock(-moved))
const iso = (fromNow: number) => new Date(Date.now() + moved + fromNow).toISOString()

const act = async (who: string, id: string, name: string, body: Json = {}) => {
  const answer = await (await cms.as(who)).act(id, name, body)
  if (answer.status !== 200) throw new Error(`${who} ${name}: ${answer.status} ${JSON.stringify(answer.body)}`)
}
const schedule = async (id: string, at: string) => {
  await advance(cms, id, 'ready')
  await act('signer', id, 'schedule', { at })
}
const notice = (startsAt: string) => ({
  fields: { ...fieldsFor['press-notice'], startsAt, registration: '请提前一天报名。' },
})

test('who may enter: spokesperson, the office that vouches, those who oversee; nobody else', async () => {
  const may = 'spokesperson signer signer2 reviewer secrecy inspector auditor admin'.split(' ')
  const mayNot = 'monitor analyst handler editor liaison security handler2 editor2'.split(' ')
  const { id } = await draft({ cms })
  await advance(cms, id, 'released')
  const { id: release } = await liveOf(cms, id)
  const forms = ['pack', 'docx', 'print'].flatMap((as) => [`${release}/${as}`, `statements/${id}/${as}`])
  for (const who of [...may, ...mayNot])
    for (const where of [
      'press-room',
      ...(mayNot.includes(who) ? forms : [forms[4]]).map((form) => `press-room/${form}`),
    ]) {
      const { status, bytes } = await download(cms, who, where)
      expect([who, where, status]).toEqual([who, where, may.includes(who) ? 200 : 403])
      if (status === 403) expect(JSON.parse(bytes.toString()).errors[0].code).toBe('role')
    }
  const nobody = await cms.call('GET', 'press-room')
  expect([nobody.status, codesOf(nobody)]).toEqual([401, ['signed-out']])
  expect((await cms.call('GET', `press-room/${release}/pack`)).status).toBe(401)
})

test('coming notices, with place, speakers, contact and registration, live or scheduled; past ones are gone', async () => {
  const [soon, waiting, past] = [iso(48 * hour), iso(72 * hour), iso(2 * hour)]
  const made = await Promise.all(
    [soon, waiting, past].map((at) => draft({ cms, kind: 'press-notice', more: notice(at) })),
  )
  const [live, scheduled, over] = made.map(({ id }: Json) => id)
  await advance(cms, live, 'released')
  await schedule(scheduled, iso(24 * hour))
  await advance(cms, over, 'released')
  later(3 * hour)
  const { coming } = await roomOf(cms)
  expect(coming.map(({ statement, stage }: Json) => [statement, stage])).toEqual([
    [live, 'live'],
    [scheduled, 'scheduled'],
  ])
  expect(coming[0]).toMatchObject({
    startsAt: soon,
    place: '一楼发布厅',
    speakers: [{ name: '林可' }],
    organiser: '办公室',
    contact: '0000-1234',
    registration: '请提前一天报名。',
  })
})

test('latest live statements first, found again by words, number, code and kind; refused queries have words', async () => {
  const { id } = await draft({ cms, kind: 'explainer', more: { title: '灵活就业参保 Ａ类 解读' } })
  await advance(cms, id, 'released')
  const { live, total } = await roomOf(cms)
  expect(live[0]).toMatchObject({ statement: id, kind: 'explainer', number: 1, edition: 1, state: 'pending' })
  expect(live[0].numberText).toBe(`〔${live[0].year}〕1号`)
  expect(live[0].url).toBe(`http://localhost:4321/explainers/${live[0].year}/1/`)
  expect(total).toBe(live.length)
  const ids = async (query: string) =>
    (await roomOf(cms, 'spokesperson', query)).live.map((item: Json) => item.statement)
  expect(await ids(`?q=${encodeURIComponent('参保 a类')}`)).toEqual([id])
  expect(await ids(`?q=${live[0].code}`)).toEqual([id])
  expect(await ids(`?q=${encodeURIComponent('解读 〔20')}&kind=explainer`)).toEqual([id])
  expect(await ids(`?kind=interview`)).toEqual([])
  expect(await ids('?page=9')).toEqual([])
  for (const [query, field] of [
    ['kind=report', 'kind'],
    ['page=0', 'page'],
    ['page=x', 'page'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['q[a]=1', 'q[a]'],
    ['sort=title', 'sort'],
  ]) {
    const { status, body } = await (await cms.as('spokesperson')).get(`press-room?${query}`)
    expect([query, status, body.errors[0].field]).toEqual([query, 422, field])
  }
})

test('a working edition changes nothing: the press room shows what stands and does not tell of the draft', async () => {
  const { id } = await draft({ cms, kind: 'explainer', more: { title: '现行的标题', summary: '现行的摘要。' } })
  await advance(cms, id, 'released')
  const before = await roomOf(cms)
  await act('editor', id, 'correct', { reason: 'QXreasonZW' })
  await (await cms.as('editor')).patch(`statements/${id}`, {
    title: 'QXtitleZW',
    summary: 'QXsummaryZW',
    body: 'QXbodyZW',
  })
  const during = await roomOf(cms)
  expect({ ...during, generatedAt: '' }).toEqual({ ...before, generatedAt: '' })
  await advance(cms, id, 'submitted')
  expect({ ...(await roomOf(cms)), generatedAt: '' }).toEqual({ ...before, generatedAt: '' })
  expect(await roomOf(cms, 'spokesperson', '?q=QXtitleZW')).toMatchObject({ live: [], total: 0 })
  await act('reviewer', id, 'review')
  await act('secrecy', id, 'clear', { declaration: true })
  await act('signer', id, 'sign')
  const after = await roomOf(cms)
  expect(after.live[0]).toMatchObject({
    statement: id,
    title: 'QXtitleZW',
    edition: 2,
    publishedAt: before.live[0].publishedAt,
  })
  expect(after.corrections[0]).toMatchObject({ statement: id, act: 'correct', reason: 'QXreasonZW', edition: 2 })
  const old = await download(cms, 'spokesperson', `press-room/${before.live[0].id}/pack`)
  expect([old.status, JSON.parse(old.bytes.toString()).errors[0].code]).toEqual([410, 'superseded'])
})

test('scheduled: signed and due; shown with its embargo, gone when it is cancelled', async () => {
  const { id } = await draft({ cms, kind: 'explainer', more: { title: '定时的一份' } })
  expect((await roomOf(cms)).scheduled.map(({ statement }: Json) => statement)).not.toContain(id)
  const at = iso(24 * hour)
  await schedule(id, at)
  const { digest } = (await (await cms.as('auditor')).get(`statements/${id}`)).body
  const mine = (await roomOf(cms)).scheduled.find((item: Json) => item.statement === id)
  expect(mine).toMatchObject({
    title: '定时的一份',
    scheduledAt: at,
    isOverdue: false,
    digest,
    numberText: null,
    replaces: null,
  })
  await act('signer', id, 'cancel-schedule', { reason: '改期' })
  expect((await roomOf(cms)).scheduled.map(({ statement }: Json) => statement)).not.toContain(id)
  expect((await download(cms, 'spokesperson', `press-room/statements/${id}/pack`)).status).toBe(404)
})

test('a withdrawn statement is told with its reason and handed out no more', async () => {
  const { id } = await draft({ cms, more: { title: '要撤回的一份' } })
  await advance(cms, id, 'released')
  const { id: release } = await liveOf(cms, id)
  await act('signer', id, 'withdraw', { reason: '数字有误' })
  const { live, corrections } = await roomOf(cms)
  expect(live.map(({ statement }: Json) => statement)).not.toContain(id)
  expect(corrections[0]).toMatchObject({ statement: id, act: 'withdraw', reason: '数字有误', live: null })
  for (const where of [`press-room/${release}`, `press-room/${corrections[0].id}`, `press-room/statements/${id}`])
    for (const as of ['pack', 'docx', 'print']) {
      const { status, bytes } = await download(cms, 'spokesperson', `${where}/${as}`)
      expect([where, as, status]).toEqual([where, as, 410])
      const [told] = JSON.parse(bytes.toString()).errors
      expect([told.code, told.message, told.fix.length > 5]).toEqual(['withdrawn', '这份文稿已经撤回。', true])
    }
  const page = await download(cms, 'spokesperson', `press-room/${release}/print`, { accept: 'text/html' })
  expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
  expect(page.bytes.toString()).toContain('这份文稿已经撤回。')
})

test('an edition that was expunged is not told any more', async () => {
  const { id } = await draft({ cms, kind: 'explainer', more: { title: '第一版' } })
  await advance(cms, id, 'released')
  await act('editor', id, 'correct', { reason: 'QXprivateZW' })
  await (await cms.as('editor')).patch(`statements/${id}`, { title: 'QXnameZW' })
  await advance(cms, id, 'released')
  expect(JSON.stringify(await roomOf(cms))).toContain('QXnameZW')
  await act('editor', id, 'correct', { reason: '移除个人信息', expunge: 'privacy' })
  await (await cms.as('editor')).patch(`statements/${id}`, { title: '干净的一版' })
  await advance(cms, id, 'released')
  const said = JSON.stringify(await roomOf(cms))
  expect(said).toContain('干净的一版')
  expect(said).not.toMatch(/QX(private|name)ZW/)
})

test('ids that lead nowhere: of nothing, of a draft, of the bureau, of rubbish', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  for (const where of [
    `press-room/${id}`,
    'press-room/00000000-0000-0000-0000-000000000000',
    'press-room/x%27%20or%201=1',
    `press-room/statements/${id}`,
    'press-room/statements/none',
  ])
    for (const as of ['pack', 'docx', 'print', 'nothing']) {
      const { status } = await download(cms, 'spokesperson', `${where}/${as}`)
      expect([where, as, status]).toEqual([where, as, 404])
    }
})
