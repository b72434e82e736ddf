import { expect, test } from 'vitest'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { advance, draft, openCase } from '../harness/statement.ts'
import { idOfPerson, rowOf, rowsOf, unitCodes, waitingFor } from './waiting.ts'

const cms = await bootCms()
const clock = openClock()
const hour = 3_600_000

const act = async (who: string, id: string, name: string, input: Json = {}) => {
  const { status, body } = await (await cms.as(who)).act(id, name, input)
  if (status !== 200) throw new Error(`${who} ${name}: ${status} ${JSON.stringify(body)}`)
  return body
}
const confirming = ['YP-LABOUR', 'YP-MED']

test('a statement waits for exactly what its state and slips leave open', async () => {
  const { id } = await draft({ cms, confirming })
  expect(await waitingFor(cms, id)).toEqual(['submit editor YP-SI'])
  await act('editor', id, 'submit')
  const all = ['clear secrecy -', 'confirm handler YP-LABOUR', 'confirm liaison YP-MED', 'review reviewer -']
  expect(await waitingFor(cms, id)).toEqual(all)
  await act('handler2', id, 'confirm')
  expect(await waitingFor(cms, id)).toEqual(all.filter((wait) => !wait.includes('YP-LABOUR')))
  await act('reviewer', id, 'review')
  expect(await waitingFor(cms, id)).toEqual(['clear secrecy -', 'confirm liaison YP-MED'])
  await act('liaison', id, 'confirm')
  await act('secrecy', id, 'clear', { declaration: true })
  expect(await waitingFor(cms, id)).toEqual(['sign signer -'])
  await act('signer', id, 'sign')
  expect(await waitingFor(cms, id)).toEqual([])
})

test('an editor of the confirming unit may end the wait of its handler', async () => {
  const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
  await act('editor', id, 'submit')
  expect((await rowOf(cms, id, 'confirm')).duties).toBe(',editor,handler,')
})

test('a returned draft says who returned it and why, and waits on behalf of that person', async () => {
  const { id } = await draft({ cms })
  expect(await rowOf(cms, id, 'submit')).toMatchObject({ askedBy: '', reason: { zh: '草稿，还没有提交。' } })
  await act('editor', id, 'submit')
  await act('reviewer', id, 'return', { reason: '补上办理时限' })
  const row = await rowOf(cms, id, 'submit')
  expect(row.reason.zh).toContain('补上办理时限')
  expect(row.reason.zh).toContain('退回')
  expect(row.askedBy).toBe(await idOfPerson(cms, 'reviewer'))
  await act('editor', id, 'submit')
  expect(await waitingFor(cms, id)).toEqual(['clear secrecy -', 'review reviewer -'])
})

test('a gate given before a return is asked for again, in words that say so', async () => {
  const { id } = await draft({ cms })
  await act('editor', id, 'submit')
  await act('reviewer', id, 'review')
  await act('secrecy', id, 'return', { reason: '去掉内部编号' })
  await act('editor', id, 'submit')
  expect((await rowOf(cms, id, 'review')).reason.zh).toContain('重新办理')
  expect((await rowOf(cms, id, 'clear')).reason.zh).toContain('已提交')
})

test('who touched the text or gave another slip is not asked', async () => {
  const both = await hire(cms, { name: 'both', roles: ['editor', 'reviewer', 'secrecy', 'signer'], unit: 'YP-SI' })
  const { id } = await draft({ cms })
  const { status } = await (await cms.as(both.email)).patch(`statements/${id}`, { summary: '换一句。' })
  expect(status).toBe(200)
  await act('editor', id, 'submit')
  const editor = await idOfPerson(cms, 'editor')
  const reviewer = await idOfPerson(cms, 'reviewer')
  const secrecy = await idOfPerson(cms, 'secrecy')
  const barred = async (name: string) => new Set((await rowOf(cms, id, name)).barred.split(',').filter(Boolean))
  expect(await barred('review')).toEqual(new Set([both.id, editor]))
  await act('reviewer', id, 'review')
  expect(await barred('clear')).toEqual(new Set([both.id, editor, reviewer]))
  await act('secrecy', id, 'clear', { declaration: true })
  expect(await barred('sign')).toEqual(new Set([both.id, editor, reviewer, secrecy]))
})

test('a unit without people waits for an invitation, then for its guest', async () => {
  const { id } = await draft({ cms, confirming: ['YP-SONGZE'] })
  await act('editor', id, 'submit')
  const gates = ['clear secrecy -', 'review reviewer -']
  expect(await waitingFor(cms, id)).toEqual([gates[0], 'invite editor YP-SI', gates[1]])
  const { url } = await act('editor', id, 'invite', { unit: 'YP-SONGZE' })
  expect(await waitingFor(cms, id)).toEqual([gates[0], 'confirm guest YP-SONGZE', gates[1]])
  const token = String(url).split('/').at(-1) as string
  const { decide } = await import('../../cms/statements/guest.ts')
  const { createLocalReq } = await import('payload')
  const { digest } = (await (await cms.as('editor')).get(`statements/${id}?depth=0`)).body
  const given = { digest, name: '外', post: '科长', phone: '0000', decision: 'confirm' }
  await decide(await createLocalReq({}, cms.payload), token, given)
  expect(await waitingFor(cms, id)).toEqual(gates)
})

test('a person hired into a confirming unit is asked instead of its guest', async () => {
  const { id } = await draft({ cms, confirming: ['YP-SONGZE'] })
  await act('editor', id, 'submit')
  await hire(cms, { name: 'songze', roles: ['liaison'], unit: 'YP-SONGZE' })
  expect(await waitingFor(cms, id)).toEqual(['clear secrecy -', 'confirm liaison YP-SONGZE', 'review reviewer -'])
})

test('a schedule is for information; one that fails waits for a signer', async () => {
  const { id } = await draft({ cms })
  await advance(cms, id, 'ready')
  const at = clock.in(2)
  await act('signer', id, 'schedule', { at })
  expect(await waitingFor(cms, id)).toEqual(['release-scheduled system -'])
  expect(await rowOf(cms, id, 'release-scheduled')).toMatchObject({
    dueAt: at,
    askedBy: await idOfPerson(cms, 'editor'),
  })
  const { releaseDue } = await import('../../cms/statements/due.ts')
  clock.wait(3)
  await releaseDue(cms.payload)
  expect(await waitingFor(cms, id)).toEqual([])
})

test('a schedule that cannot be kept asks a signer to cancel it', async () => {
  const notice = await draft({ cms, kind: 'press-notice' })
  await advance(cms, notice.id, 'released')
  const more = { fields: { notice: notice.id, turns: [{ speaker: '主持人', text: '开始。' }] } }
  const { id } = await draft({ cms, kind: 'transcript', more })
  await advance(cms, id, 'ready')
  await act('signer', id, 'schedule', { at: clock.in(2) })
  await act('signer', notice.id, 'withdraw', { reason: '会议取消' })
  const { releaseDue } = await import('../../cms/statements/due.ts')
  clock.wait(3)
  await releaseDue(cms.payload)
  expect(await waitingFor(cms, id)).toEqual(['cancel-schedule signer -', 'release-scheduled system -'])
  await act('signer', id, 'cancel-schedule', { reason: '公告已撤回' })
  const row = await rowOf(cms, id, 'submit')
  expect(row.reason.zh).toContain('公告已撤回')
})

test('an emergency release waits a day for another signer', async () => {
  const { id } = await draft({ cms, confirming: ['YP-LABOUR'] })
  await act('editor', id, 'submit')
  await act('secrecy', id, 'clear', { declaration: true })
  await act('signer', id, 'emergency-release', { reason: '谣言扩散' })
  expect(await waitingFor(cms, id)).toEqual(['ratify signer -'])
  const row = await rowOf(cms, id, 'ratify')
  expect(Date.parse(row.dueAt) - Date.parse(row.since)).toBe(24 * hour)
  const barred = row.barred.split(',')
  expect(barred).toContain(await idOfPerson(cms, 'signer'))
  expect(barred).not.toContain(await idOfPerson(cms, 'signer2'))
  const seenBy = async (who: string) =>
    (await (await cms.as(who)).get('queue?scope=mine&lane=ratify')).body.docs.map(({ subject }: Json) => subject)
  expect(await seenBy('signer')).not.toContain(id)
  expect(await seenBy('signer2')).toContain(id)
  await act('signer2', id, 'ratify', { comment: '同意' })
  expect(await waitingFor(cms, id)).toEqual([])
})

test('a proposed withdrawal waits for signers beside whatever else is under way', async () => {
  const { id } = await draft({ cms })
  await advance(cms, id, 'released')
  await act('editor', id, 'propose-withdrawal', { reason: '数字有误' })
  expect(await waitingFor(cms, id)).toEqual(['withdraw signer -'])
  await act('editor', id, 'correct', { reason: '改数字' })
  expect(await waitingFor(cms, id)).toEqual(['submit editor YP-SI', 'withdraw signer -'])
  expect((await rowOf(cms, id, 'submit')).reason.zh).toContain('更正第 1 版')
  await act('signer', id, 'withdraw', { reason: '数字有误' })
  expect(await waitingFor(cms, id)).toEqual([])
})

test('an open case waits to be answered, 48 natural hours from its discovery', async () => {
  const detectedAt = '2026-09-30T10:00:00.000Z'
  const matter = await openCase(cms, { detectedAt })
  expect(await waitingFor(cms, matter.id)).toEqual(['answer editor YP-SI'])
  expect(await rowOf(cms, matter.id, 'answer')).toMatchObject({
    dueAt: '2026-10-02T10:00:00.000Z',
    askedBy: await idOfPerson(cms, 'monitor'),
    dueRule: { zh: expect.stringContaining('61号') },
  })
  const first = await draft({ cms, more: { case: matter.id } })
  expect(await waitingFor(cms, matter.id)).toEqual([])
  expect((await rowOf(cms, first.id, 'submit')).dueAt).toBe('2026-10-02T10:00:00.000Z')

  const monitor = await cms.as('analyst')
  await monitor.patch(`cases/${matter.id}`, { detectedAt: '2026-10-01T10:00:00.000Z' })
  expect((await rowOf(cms, first.id, 'submit')).dueAt).toBe('2026-10-03T10:00:00.000Z')

  const second = await draft({ cms, more: { case: matter.id } })
  await advance(cms, first.id, 'released')
  expect((await rowOf(cms, second.id, 'submit')).dueAt).toBe('')
  await act('signer', first.id, 'withdraw', { reason: '数字有误' })
  expect((await rowOf(cms, second.id, 'submit')).dueAt).toBe('2026-10-03T10:00:00.000Z')
})

test('a draft that is moved to another case, or withdrawn, leaves its case waiting again', async () => {
  const [one, other] = [await openCase(cms), await openCase(cms)]
  const { id } = await draft({ cms, more: { case: one.id } })
  const { status } = await (await cms.as('editor')).patch(`statements/${id}`, { case: other.id })
  expect(status).toBe(200)
  expect(await waitingFor(cms, one.id)).toEqual(['answer editor YP-SI'])
  expect(await waitingFor(cms, other.id)).toEqual([])
  await advance(cms, id, 'released')
  await act('signer', id, 'withdraw', { reason: '不实' })
  expect(await waitingFor(cms, other.id)).toEqual(['answer editor YP-SI'])
  expect((await rowOf(cms, other.id, 'answer')).reason.zh).toContain('已撤回')
})

test('a text of any kind answers its case, and carries its deadline while it is written', async () => {
  const matter = await openCase(cms, { detectedAt: '2026-11-20T10:00:00.000Z' })
  const { id } = await draft({ cms, kind: 'explainer', more: { case: matter.id } })
  expect(await waitingFor(cms, matter.id)).toEqual([])
  expect((await rowOf(cms, id, 'submit')).dueAt).toBe('2026-11-22T10:00:00.000Z')
})

test('a new mention waits to be judged, until it is', async () => {
  const sent = { title: '补卡慢', text: '等了三个月。', sourceKind: 'forum' }
  const handler = await cms.as('handler')
  const { id } = (await handler.post('mentions', sent)).body.doc
  expect(await waitingFor(cms, id)).toEqual(['open-case analyst -'])
  const row = await rowOf(cms, id, 'open-case')
  expect(row.duties).toBe(',analyst,monitor,')
  expect((await unitCodes(cms))[row.askedUnit]).toBe('YP-SI')
  await (await cms.as('analyst')).post(`mentions/${id}/acts/dismiss`, { reason: '重复' })
  expect(await waitingFor(cms, id)).toEqual([])
})

test('a new title is the title of its waits; a refused act leaves them alone', async () => {
  const { id } = await draft({ cms })
  await (await cms.as('editor')).patch(`statements/${id}`, { title: '改过的标题' })
  expect((await rowOf(cms, id, 'submit')).title).toBe('改过的标题')
  const before = await rowsOf(cms, id)
  expect((await (await cms.as('reviewer')).act(id, 'review')).status).toBe(409)
  expect(await rowsOf(cms, id)).toEqual(before)
})
