import { expect, test } from 'vitest'
import { afterOf, beforeOf, type Part } from '../../content/schema/compare/texts.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const editor = await cms.as('editor')
const compare = async (id: string, who = 'editor') => (await cms.as(who)).get(`statements/${id}/compare`)
const changes = ({ blocks }: Json): string[][] =>
  blocks
    .filter(({ parts }: { parts: Part[] }) => parts.some(({ change }) => change))
    .map(({ label, parts }: { label: Json; parts: Part[] }) => [label.en, beforeOf(parts), afterOf(parts)])

test('nothing live: the text as it is; then the working edition against the released one; equal once it is signed', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const first = (await compare(id)).body
  expect([first.live, first.changed, first.edition, changes(first)]).toEqual([null, false, 1, []])
  expect(first.body.map(({ type }: Json) => type)).toEqual(['heading', 'paragraph'])
  await advance(cms, id, 'released')
  const same = (await compare(id)).body
  expect([same.live.edition, same.changed, same.live.digest === same.digest]).toEqual([1, false, true])

  await editor.act(id, 'correct', { reason: '事实有误' })
  await editor.patch(`statements/${id}`, { title: '关于explainer的更正', body: '## 情况\n\n正文第二段。' })
  const second = (await compare(id)).body
  expect([second.live.edition, second.edition, second.changed]).toEqual([1, 2, true])
  expect(changes(second)).toEqual([
    ['Title', '关于explainer的回应', '关于explainer的更正'],
    ['Paragraph', '正文第一段。', '正文第二段。'],
  ])
  await advance(cms, id, 'submitted')
  expect(changes((await compare(id, 'reviewer')).body)).toHaveLength(2)
  await (await cms.as('signer')).act(id, 'withdraw', { reason: '撤回' })
  expect((await compare(id)).body).toMatchObject({ live: null, changed: false })
})

test('an update: the new entry alone is new', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  await advance(cms, id, 'released')
  await editor.act(id, 'update', { body: '窗口已经增开。' })
  expect(changes((await compare(id)).body).map(([label, before]) => [label, before])).toEqual([
    ['Update', ''],
    ['Paragraph', ''],
  ])
})

test('read by those who read the statement, and nobody else', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  expect((await compare(id, 'monitor')).status).toBe(404)
  expect((await compare(id, 'signer')).status).toBe(200)
  expect((await cms.call('GET', `statements/${id}/compare`)).status).toBe(401)
  expect((await compare('no-such-id')).status).toBe(404)
})
