import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { openLedger } from '../harness/ledger.ts'
import { codesOf, verdict } from '../harness/refusal.ts'

/** Acts of a mention that the handler of YP-SI took down, for each person, in each state; the table is written by hand. */
const cms = await bootCms()
const ledger = openLedger(cms)
const words = (text: string) => text.trim().split(/\s+/)
const { email } = await hire(cms, { name: 'stranger', roles: ['editor', 'handler', 'liaison'], unit: 'YP-JOBS' })
const as = (who: string) => cms.as(who === 'stranger' ? email : who)

const may = words('monitor analyst handler')
const readers = words('editor reviewer secrecy signer signer2 inspector auditor')
const outsiders = words('handler2 editor2 liaison stranger')
const people = [...may, ...readers, ...outsiders]
const acts = words('open-case attach dismiss')
const states = words('new attached dismissed')
for (const who of people) await as(who)

const handler = await as('handler')
const monitor = await as('monitor')
const matter = (await monitor.post('cases', { title: '社保卡补办慢', kind: 'complaint', leadUnit: 'YP-SI' })).body.doc
  .id
const inputs: Record<string, Json> = {
  'open-case': { title: '补卡要等三个月', kind: 'complaint', leadUnit: 'YP-SI' },
  attach: { case: matter },
  dismiss: { reason: '与本市无关' },
}
const fresh = async (state: string): Promise<string> => {
  const sent = { title: '补卡慢', text: '补一张社保卡要等三个月。', sourceKind: 'forum' }
  const { id } = (await handler.post('mentions', sent)).body.doc
  if (state === 'attached') await monitor.post(`mentions/${id}/acts/attach`, inputs.attach)
  if (state === 'dismissed') await monitor.post(`mentions/${id}/acts/dismiss`, inputs.dismiss)
  return id
}
const expected = (who: string, state: string): string => {
  if (outsiders.includes(who)) return '404 not-found'
  if (!may.includes(who)) return '403 role'
  return state === 'new' ? '200' : '409 wrong-state'
}

test.each(states)('a mention that is %s', async (state) => {
  const id = await fresh(state)
  for (const who of people) {
    const person = await as(who)
    const { status, body } = await person.get(`mentions/${id}/acts`)
    expect([who, status]).toEqual([who, outsiders.includes(who) ? 404 : 200])
    for (const { act, allowed } of body.acts ?? [])
      expect([who, act, allowed]).toEqual([who, act, expected(who, state) === '200'])
    for (const act of acts) {
      const isAllowed = expected(who, state) === '200'
      const target = isAllowed ? await fresh(state) : id
      const commits = await ledger.commits()
      const answer = await person.post(`mentions/${target}/acts/${act}`, inputs[act])
      expect([who, act, verdict(answer)]).toEqual([who, act, expected(who, state)])
      if (!isAllowed) expect(await ledger.commits()).toBe(commits)
      else expect(answer.body.doc.state).toBe(act === 'dismiss' ? 'dismissed' : 'attached')
    }
  }
})

test('a case opened from a mention knows it, and the mention the case', async () => {
  const id = await fresh('new')
  const { body } = await handler.post(`mentions/${id}/acts/open-case`, inputs['open-case'])
  const opened = (await monitor.get(`cases/${body.case}?depth=0`)).body
  expect([opened.title, opened.kind, opened.mentions, body.doc.case.id]).toEqual([
    '补卡要等三个月',
    'complaint',
    [id],
    opened.id,
  ])
  const other = await fresh('new')
  await monitor.post(`mentions/${other}/acts/attach`, { case: opened.id })
  expect((await monitor.get(`cases/${opened.id}?depth=0`)).body.mentions).toEqual([id, other])
})

test('what an act is given is checked, and nothing is left half done', async () => {
  const id = await fresh('new')
  const foreign = (await monitor.post('cases', { title: '别的事', kind: 'doubt', leadUnit: 'YP-EXAM' })).body.doc.id
  const wrong: [string, Json, string][] = [
    ['dismiss', {}, 'reason-required'],
    ['dismiss', { reason: ' ' }, 'reason-required'],
    ['dismiss', { reason: 'x', more: 1 }, 'unknown-field'],
    ['attach', {}, 'invalid-field'],
    ['attach', { case: 'nowhere' }, 'invalid-field'],
    ['attach', { case: foreign }, 'invalid-field'],
    ['open-case', { kind: 'doubt', leadUnit: 'YP-SI' }, 'invalid-field'],
    ['open-case', { title: '事', kind: 'gossip', leadUnit: 'YP-SI' }, 'invalid-field'],
    ['open-case', { title: '事', kind: 'doubt', leadUnit: 'YP-NOWHERE' }, 'invalid-field'],
    ['open-case', { title: '事', kind: 'doubt', leadUnit: 'YP-SI', summary: 'x' }, 'unknown-field'],
  ]
  const commits = await ledger.commits()
  for (const [act, sent, code] of wrong) {
    const answer = await handler.post(`mentions/${id}/acts/${act}`, sent)
    expect([act, sent, answer.status, codesOf(answer).includes(code)]).toEqual([act, sent, 422, true])
  }
  expect(await ledger.commits()).toBe(commits)
})

test('judged, it is no longer rewritten', async () => {
  const id = await fresh('dismissed')
  expect(verdict(await handler.patch(`mentions/${id}`, { text: '改写' }))).toBe('409 wrong-state')
})
