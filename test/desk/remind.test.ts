import { afterAll, expect, test } from 'vitest'
import { on } from '../../cms/workflow/events.ts'
import { foldEdits } from '../../cms/workflow/fold-edits.ts'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { fieldsOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const clock = openClock()
const editor = await cms.as('editor')
const told: Json[] = []
on('reminded', 'test', async ({ told: each }) => void told.push(each))
afterAll(() => on('reminded', 'test', async () => {}))

const submitted = async (confirming: string[] = ['YP-LABOUR', 'YP-MED']) => {
  const { id } = await draft({ cms, kind: 'explainer', confirming })
  await advance(cms, id, 'submitted')
  return id as string
}
const gatesOf = async (id: string, who = 'editor'): Promise<Json[]> =>
  (await (await cms.as(who)).get(`statements/${id}/gates`)).body.gates
const stateOf = async (id: string) =>
  (await gatesOf(id)).map(({ act, unit, state }) => [unit ? `${act}:${unit.code}` : act, state].join(' '))

test('a reminder is told once, journalled, and not repeated within two hours; other gates are others', async () => {
  const id = await submitted()
  told.length = 0
  const remind = (body: Json) => editor.act(id, 'remind', body, null)
  expect(verdict(await remind({ act: 'review' }))).toBe('200')
  expect(verdict(await remind({ act: 'review' }))).toBe('409 already-reminded')
  expect(verdict(await remind({ act: 'confirm', unit: 'YP-LABOUR' }))).toBe('200')
  expect(verdict(await remind({ act: 'confirm', unit: 'YP-MED' }))).toBe('200')
  const labour = (await gatesOf(id)).find(({ unit }) => unit?.code === 'YP-LABOUR')
  expect(verdict(await remind({ act: 'confirm', unit: labour.unit.id }))).toBe('409 already-reminded')
  expect(told.map(({ act, unit }) => [act, unit === null])).toEqual([
    ['review', true],
    ['confirm', false],
    ['confirm', false],
  ])
  expect(told[1]).toMatchObject({ slug: 'statements', id, unit: labour.unit.id })
  expect(typeof told[0].by).toBe('string')

  const trail = (await editor.get(`statements/${id}/trail`)).body.docs
  expect(trail.filter(({ act }: Json) => act === 'remind').map(({ gate }: Json) => gate)).toEqual([
    '协商确认',
    '协商确认',
    '审核通过',
  ])
  const review = () => gatesOf(id).then((gates) => gates.find(({ act }) => act === 'review'))
  expect(Date.parse((await review()).remindableFrom) - Date.parse((await review()).remindedAt)).toBe(2 * 3_600_000)
  clock.wait(1.9)
  expect(verdict(await remind({ act: 'review' }))).toBe('409 already-reminded')
  clock.wait(2.1)
  expect(verdict(await remind({ act: 'review' }))).toBe('200')
})

test('what is not open is not reminded: passed, not yet due, unknown, another unit, another state', async () => {
  const id = await submitted(['YP-LABOUR'])
  const remind = (body: Json) => editor.act(id, 'remind', body, null)
  expect(verdict(await remind({ act: 'sign' }))).toBe('409 slip-missing')
  for (const [body, field] of [
    [{}, 'act'],
    [{ act: 'ratify' }, 'act'],
    [{ act: 'confirm' }, 'unit'],
    [{ act: 'confirm', unit: 'YP-NOWHERE' }, 'unit'],
  ] as const) {
    const answer = await remind(body)
    expect([body, verdict(answer), fieldsOf(answer)]).toEqual([body, '422 invalid-field', [field]])
  }
  const elsewhere = await remind({ act: 'confirm', unit: 'YP-JOBS' })
  expect([verdict(elsewhere), fieldsOf(elsewhere)]).toEqual(['422 invalid-field', ['unit']])
  await (await cms.as('reviewer')).act(id, 'review')
  expect(verdict(await remind({ act: 'review' }))).toBe('409 already-given')
  expect(verdict(await (await cms.as('editor2')).act(id, 'remind', { act: 'clear' }, null))).toBe('403 unit')
  expect(verdict(await (await cms.as('signer')).act(id, 'remind', { act: 'clear' }, null))).toBe('403 role')
  expect(verdict(await (await cms.as('monitor')).act(id, 'remind', { act: 'clear' }, null))).toBe('404 not-found')
  const { id: early } = await draft({ cms, kind: 'explainer' })
  expect(verdict(await editor.act(early, 'remind', { act: 'review' }, null))).toBe('409 wrong-state')
})

test('a unit without anybody here is not reminded into the void: it is asked by a link', async () => {
  const id = await submitted(['YP-SONGZE'])
  const answer = await editor.act(id, 'remind', { act: 'confirm', unit: 'YP-SONGZE' }, null)
  expect([verdict(answer), fieldsOf(answer)]).toEqual(['422 invalid-field', ['unit']])
  expect(answer.body.errors[0].fix).toContain('邀请外单位确认')
})

test('gates as a checklist: given, void, missing, since when, by whom', async () => {
  const id = await submitted(['YP-LABOUR', 'YP-SI'])
  expect(await stateOf(id)).toEqual(['confirm:YP-LABOUR missing', 'review missing', 'clear missing', 'sign later'])
  const [confirm] = await gatesOf(id)
  expect(confirm.holders).toHaveLength(2)
  expect(Math.abs(Date.parse(confirm.since) - Date.now())).toBeLessThan(60_000)
  await (await cms.as('handler2')).act(id, 'confirm', { comment: '无意见' })
  await (await cms.as('reviewer')).act(id, 'review')
  const [given, review] = await gatesOf(id)
  expect(given).toMatchObject({ state: 'given', since: null, holders: [], slip: { comment: '无意见', role: '承办人' } })
  expect(given.slip.digest).toBe((await editor.get(`statements/${id}?depth=0`)).body.digest)
  expect(review.slip.who).toMatch(/\S/)

  await (await cms.as('secrecy')).act(id, 'return', { reason: '数字不对' })
  await editor.patch(`statements/${id}`, { summary: '改过的摘要。' })
  await editor.act(id, 'submit')
  expect(await stateOf(id)).toEqual(['confirm:YP-LABOUR void', 'review void', 'clear missing', 'sign later'])
  for (const who of ['handler2', 'reviewer'])
    await (await cms.as(who)).act(id, who === 'reviewer' ? 'review' : 'confirm')
  await (await cms.as('secrecy')).act(id, 'clear', { declaration: true })
  const sign = (await gatesOf(id)).at(-1)
  expect([sign.act, sign.state, sign.holders.length > 1]).toEqual(['sign', 'missing', true])
  expect(verdict(await editor.act(id, 'remind', { act: 'sign' }, null))).toBe('200')
  await (await cms.as('signer')).act(id, 'sign')
  expect(await stateOf(id)).toEqual(['confirm:YP-LABOUR given', 'review given', 'clear given', 'sign given'])
  expect((await (await cms.as('monitor')).get(`statements/${id}/gates`)).status).toBe(404)
  expect((await cms.call('GET', `statements/${id}/gates`)).status).toBe(401)
})

test('an emergency: what was passed over says so, and the ratification is asked for', async () => {
  const id = await submitted(['YP-LABOUR'])
  await (await cms.as('secrecy')).act(id, 'clear', { declaration: true })
  await (await cms.as('signer')).act(id, 'emergency-release', { reason: '谣言扩散' })
  expect(await stateOf(id)).toEqual([
    'confirm:YP-LABOUR waived',
    'review waived',
    'clear given',
    'sign given',
    'ratify missing',
  ])
  expect((await gatesOf(id)).at(-1).since).toMatch(/Z$/)
})

test('the trail: edits of one person within an hour are one line', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  for (const summary of ['一', '二', '三']) await editor.patch(`statements/${id}`, { summary })
  const read = async () => (await editor.get(`statements/${id}/trail`)).body.docs as Json[]
  expect((await read()).map(({ act, times }) => [act, times])).toEqual([
    ['edit', 3],
    ['create', undefined],
  ])
  expect(Date.parse((await read())[0].since)).toBeLessThanOrEqual(Date.parse((await read())[0].at))
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 2, minute)).toISOString()
  const edit = (minute: number, actor = 'a', act = 'edit') => ({ at: at(minute), act, actor })
  const folded = foldEdits([
    edit(150),
    edit(120),
    edit(119),
    edit(95),
    edit(80),
    edit(70, 'b'),
    edit(60, 'b', 'submit'),
    edit(50, 'b'),
  ])
  expect(folded.map(({ times, entry, since }) => [entry.actor, times, since])).toEqual([
    ['a', 4, at(95)],
    ['a', 1, at(80)],
    ['b', 1, at(70)],
    ['b', 1, at(60)],
    ['b', 1, at(50)],
  ])
  expect(foldEdits([])).toEqual([])
})
