import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { advance, draft } from '../harness/statement.ts'
import { openStation } from '../harness/station.ts'

/** A topic is renamed in the back office and found under its new name on the site, through the real publisher. */
const cms = await bootCms()
const station = await openStation(cms)
const [editor, admin] = (await Promise.all(['editor', 'admin'].map((who) => cms.as(who)))) as [Json, Json]

const carrying = async (...topics: string[]): Promise<string> => {
  const { id } = await draft({ cms, more: { topics } })
  await advance(cms, id, 'released')
  return id
}
const rename = (from: string, to: string, who: Json = editor, more: Json = {}) =>
  who.post('topic-renames', { from, to, reason: '主题名称统一。', ...more })
const address = (topic: string) => `/topics/${encodeURIComponent(topic)}/`
const at = async (topic: string) => {
  const response = await fetch(station.site + address(topic), { redirect: 'manual' })
  return { status: response.status, to: response.headers.get('location') }
}
const refused = async (answer: Promise<Json>) => {
  const { status, body } = await answer
  return { status, field: body.errors?.[0]?.field, message: body.errors?.[0]?.message }
}

test('an editor renames a topic: released, delivered, journalled; digest and edition of its texts stay', async () => {
  const id = await carrying('社保卡补办')
  const before = (await editor.get(`statements/${id}?depth=0`)).body
  expect((await rename('社保卡补办', '社保卡')).status).toBe(201)
  await station.settled()
  expect(await at('社保卡补办')).toEqual({ status: 301, to: address('社保卡') })
  expect(await at('社保卡')).toMatchObject({ status: 200 })
  const after = (await editor.get(`statements/${id}?depth=0`)).body
  expect([after.digest, after.edition, after.topics]).toEqual([before.digest, before.edition, before.topics])
  const auditor = await cms.as('auditor')
  const { docs: entries } = (await auditor.get('journal?where[slug][equals]=topic-renames&depth=0')).body
  expect(entries).toMatchObject([{ act: 'create', role: 'editor' }])
  const { docs: crossed } = (await auditor.get('releases?where[recordKind][equals]=topic&depth=0')).body
  expect(crossed).toMatchObject([
    { act: 'rename', release: { from: '社保卡补办', to: '社保卡', reason: '主题名称统一。' } },
  ])
})

test('a former name is renamed no more, a circle is refused, and so is a name that nothing carries', async () => {
  await carrying('窗口')
  expect(await refused(rename('社保卡补办', '卡'))).toMatchObject({
    status: 422,
    field: 'from',
    message: expect.stringContaining('已经改名为“社保卡”'),
  })
  expect(await refused(rename('窗口', '社保卡补办'))).toMatchObject({
    status: 422,
    field: 'to',
    message: expect.stringContaining('绕成一圈'),
  })
  expect(await refused(rename('社保卡', '社保卡'))).toMatchObject({ status: 422, field: 'to' })
  expect(await refused(rename('没有的主题', '社保卡'))).toMatchObject({ status: 422, field: 'from' })
  expect(await refused(rename('社保卡', '带 空格'))).toMatchObject({ status: 422, field: 'to' })
  expect(await refused(editor.post('topic-renames', { from: '窗口', to: '大厅' }))).toMatchObject({ status: 422 })
})

test('renaming back and merging work; nothing of it is changed or removed afterwards', async () => {
  expect((await rename('社保卡', '社保卡补办', admin)).status).toBe(201)
  await station.settled()
  expect(await at('社保卡')).toEqual({ status: 301, to: address('社保卡补办') })
  expect(await refused(rename('窗口', '社保卡补办'))).toMatchObject({
    status: 422,
    field: 'merges',
    message: expect.stringContaining('不能再拆开'),
  })
  const { status, body } = await rename('窗口', '社保卡补办', editor, { merges: true })
  expect(status).toBe(201)
  await station.settled()
  expect(await at('窗口')).toEqual({ status: 301, to: address('社保卡补办') })
  expect((await editor.patch(`topic-renames/${body.doc.id}`, { to: '别的' })).status).toBe(403)
  expect((await admin.remove(`topic-renames/${body.doc.id}`)).status).toBe(403)
})

test('only those whom the tables name', async () => {
  for (const who of ['monitor', 'handler', 'reviewer', 'signer', 'auditor'])
    expect((await rename('社保卡补办', '卡', await cms.as(who))).status, who).toBe(403)
})
