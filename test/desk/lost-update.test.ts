import { expect, test } from 'vitest'
import { bootCms, type Json } from '../harness/cms.ts'
import { codesOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const editor = await cms.as('editor')
const read = async (id: string) => (await editor.get(`statements/${id}?depth=0`)).body
/** What the admin sends: its whole form, as it was loaded. */
const form = (loaded: Json, changed: Json) => {
  const data = new FormData()
  data.append('_payload', JSON.stringify({ ...loaded, ...changed }))
  return data
}

test('the form of the admin: the second of two who opened the same text is refused, and told who was first', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const loaded = await read(id)
  expect(verdict(await editor.patch(`statements/${id}`, form(loaded, { summary: '甲的摘要。' })))).toBe('200')
  const late = await editor.patch(`statements/${id}`, form(loaded, { summary: '乙的摘要。' }))
  expect([late.status, codesOf(late)]).toEqual([409, ['stale']])
  expect(late.body.errors?.[0]?.message).toMatch(/\d\d:\d\d/)
  expect((await read(id)).summary).toBe('甲的摘要。')
  expect(verdict(await editor.patch(`statements/${id}`, form(await read(id), { summary: '乙的摘要。' })))).toBe('200')
})

test('a change beside the text counts too, although the digest is the same', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const loaded = await read(id)
  expect(verdict(await editor.patch(`statements/${id}`, form(loaded, { topics: ['社保'] })))).toBe('200')
  expect((await read(id)).digest).toBe(loaded.digest)
  expect(verdict(await editor.patch(`statements/${id}`, form(loaded, { topics: ['就业'] })))).toBe('409 stale')
  expect((await read(id)).topics).toEqual(['社保'])
})

test('over REST: If-Match is optional; where it is sent it must match', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const { digest } = await read(id)
  const patch = (summary: string, match?: string) =>
    editor.patch(`statements/${id}`, { summary }, match ? { 'if-match': match } : undefined)
  expect(verdict(await patch('一', `"${digest}"`))).toBe('200')
  expect(verdict(await patch('二', `"${digest}"`))).toBe('409 stale')
  expect(verdict(await patch('二', 'nonsense'))).toBe('409 stale')
  expect(verdict(await patch('三'))).toBe('200')
  expect((await read(id)).summary).toBe('三')
})

test('many who opened the same text at once: one gets through', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const loaded = await read(id)
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      editor.patch(`statements/${id}`, form(loaded, { summary: `第${index}人` })),
    ),
  )
  expect(answers.map((answer) => verdict(answer)).sort()).toEqual(['200', ...Array(7).fill('409 stale')])
})

test('other statuses come first: a submitted text is in the wrong state, whatever the form was', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const loaded = await read(id)
  await advance(cms, id, 'submitted')
  expect(verdict(await editor.patch(`statements/${id}`, form(loaded, { summary: '迟了' })))).toBe('409 wrong-state')
})
