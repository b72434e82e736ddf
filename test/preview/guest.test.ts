import { afterEach, expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { answerGuest } from '../../cms/statements/guest-page.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { advance, draft } from '../harness/statement.ts'
import { openStation } from '../harness/station.ts'
import { uploadPicture, uploadText } from './bench.ts'

/** What a confirming unit without an account sees and says, beyond the contract. */
const cms = await bootCms()
await openStation(cms)
const ledger = openLedger(cms)
type Person = Awaited<ReturnType<typeof cms.as>>
const [editor, reviewer, liaison, auditor] = (await Promise.all(
  ['editor', 'reviewer', 'liaison', 'auditor'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person]

let moved = 0
const wait = (minutes: number) => {
  moved += minutes * 60_000
  moveClock(minutes * 60_000)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const body = ['## 情况', '第一段的文字。', '第二段有 **着重** 的文字。', '- 一\n- 二'].join('\n\n')
const submitted = async (more: Json = {}): Promise<Json> => {
  const { id } = await draft({ cms, confirming: ['YP-MED'], more: { body, ...more } })
  await advance(cms, id, 'submitted')
  return (await auditor.get(`statements/${id}?depth=0`)).body
}
const invite = async (id: string): Promise<string> => {
  const { status, body: answer } = await editor.post(`statements/${id}/acts/invite`, { unit: 'YP-MED' })
  expect([status, answer.errors]).toEqual([200, undefined])
  return String(answer.url).split('/guest/')[1] as string
}
const ask = async (token: string, init: RequestInit & { query?: string } = {}) => {
  const { query = '', ...others } = init
  const request = new Request(`http://localhost:3000/guest/${token}${query}`, others)
  const response = await answerGuest({ payload: cms.payload, request, token })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const form = (token: string, fields: Record<string, string>) =>
  ask(token, { method: 'POST', body: new URLSearchParams(fields) })
const json = (token: string, sent: unknown) =>
  ask(token, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })
const guest = (digest: string, more: Json = {}) => ({
  digest,
  name: '柳知远',
  post: '法规科科长',
  phone: '0000-5550199',
  decision: 'confirm',
  ...more,
})
const commentsOn = async (id: string): Promise<Json[]> =>
  (await auditor.get(`comments?where[subject][equals]=${id}&sort=at&depth=0`)).body.docs

test.each(['form', 'JSON'])('%s: what stands beside the body is commented on by its name', async (how) => {
  const { id, digest, summary } = await submitted()
  const token = await invite(id)
  const { fields } = (await (await cms.as('editor')).get(`statements/${id}?depth=0`)).body
  const [name, words] =
    Object.entries(fields as Record<string, string>).find(([, value]) => !/^\d{4}-/.test(value)) ?? []
  const unknown = await json(token, guest(digest, { comments: [{ field: 'fields.nothing', text: '一' }] }))
  expect(unknown.status).toBe(422)
  const both = await json(token, guest(digest, { comments: [{ field: 'summary', block: 0, text: '一' }] }))
  expect(both.status).toBe(422)
  const { status } =
    how === 'form'
      ? await form(token, { ...guest(digest), 'comment-summary': '改短。', [`comment-fields.${name}`]: '写明日期。' })
      : await json(
          token,
          guest(digest, {
            comments: [
              { field: 'summary', text: '改短。' },
              { field: `fields.${name}`, text: '写明日期。' },
            ],
          }),
        )
  expect(status).toBe(200)
  expect((await commentsOn(id)).map(({ passage, text }) => [passage.field, passage.quote, text])).toEqual([
    ['summary', summary, '改短。'],
    [`fields.${name}`, words, '写明日期。'],
  ])
})

test.each(['form', 'JSON'])('%s: a comment on a paragraph is kept with the words it is about', async (how) => {
  const { id, digest } = await submitted()
  const token = await invite(id)
  const { status } =
    how === 'form'
      ? await form(token, {
          ...guest(digest),
          'comment-1': '这里的日期不准。',
          'comment-3': '缺一项。',
          'comment-2': '  ',
        })
      : await json(
          token,
          guest(digest, {
            comments: [
              { block: 1, text: '这里的日期不准。' },
              { block: 3, text: '缺一项。' },
            ],
          }),
        )
  expect(status).toBe(200)
  const comments = await commentsOn(id)
  expect(
    comments.map(({ passage, text, edition, slug }) => [slug, edition, passage.block, passage.quote, text]),
  ).toEqual([
    ['statements', 1, 1, '第一段的文字。', '这里的日期不准。'],
    ['statements', 1, 3, '一 二', '缺一项。'],
  ])
  expect(comments[0].guest.name).toBe('柳知远')
  expect(comments[0].author ?? null).toBe(null)
  expect((await auditor.get(`slips?where[statement][equals]=${id}`)).body.docs).toHaveLength(1)
})

test('comments that fit no paragraph are refused, and nothing is used up', async () => {
  const { id, digest } = await submitted()
  const token = await invite(id)
  const commits = await ledger.commits()
  for (const comments of [
    [{ block: 4, text: '没有这一段' }],
    [{ block: -1, text: '甲' }],
    [{ block: 0.5, text: '甲' }],
    [{ block: 0, text: '' }],
    [{ block: 0, text: 'x'.repeat(1_001) }],
    [{ block: 0, text: '甲', extra: 1 }],
    'x',
    Array.from({ length: 201 }, () => ({ block: 0, text: '甲' })),
  ])
    expect([JSON.stringify(comments).slice(0, 40), (await json(token, guest(digest, { comments }))).status]).toEqual([
      JSON.stringify(comments).slice(0, 40),
      422,
    ])
  expect((await form(token, { ...guest(digest), 'comment-99': '没有这一段' })).status).toBe(422)
  expect(await ledger.commits()).toBe(commits)
  expect(await commentsOn(id)).toEqual([])
  expect((await ask(token)).status).toBe(200)
})

test('a refused form comes back as it was filled in, with the reason above', async () => {
  const { id, digest } = await submitted()
  const token = await invite(id)
  const answer = await form(token, { ...guest(digest, { decision: 'return' }), 'comment-1': '写了很久的"意见"<b>' })
  expect(answer.status).toBe(422)
  for (const kept of [
    'role="alert"',
    'value="柳知远"',
    'value="法规科科长"',
    '写了很久的&#34;意见&#34;&#60;b&#62;',
    '理由',
  ])
    expect([kept, answer.text.includes(kept)]).toEqual([kept, true])
  expect(answer.text).toContain('aria-invalid')
  expect((await form(token, { ...guest('0'.repeat(64)), comment: '留着' })).text).toContain('留着')
})

test('what changed since the unit last saw it: first, invited before, confirmed before, the same again', async () => {
  const { id, digest } = await submitted({ title: '原来的标题' })
  const first = await invite(id)
  expect((await ask(first)).text).toContain('第一次发给贵单位')
  wait(1)
  expect((await ask(await invite(id))).text).toContain('一字不差')

  expect((await json(first, guest(digest, { decision: 'return', comment: '标题不妥' }))).status).toBe(200)
  await editor.patch(`statements/${id}`, {
    title: '改过的标题',
    body: body.replace('第一段的文字。', '第一段改过的文字。'),
  })
  await editor.act(id, 'submit')
  wait(1)
  const { text } = await ask(await invite(id))
  const since = /<section class="since">[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
  expect(since).toContain('当时已退回')
  expect(since).toMatch(/<del>原来<\/del>|<del>原来的<\/del>/)
  expect(since).toMatch(/<ins>改过<\/ins>|<ins>改过的<\/ins>/)
  expect(since).not.toContain('第二段')
  expect(since.match(/<li>/g)).toHaveLength(2)

  expect((await liaison.act(id, 'confirm')).status).toBe(200)
  wait(1)
  const again = await ask(await invite(id))
  expect(again.text).toContain('当时已确认')
  expect(again.text).toContain('一字不差')
  expect(again.text).toContain('已有同事确认')
  await reviewer.act(id, 'return', { reason: '再改' })
  await editor.patch(`statements/${id}`, { summary: '新的摘要。' })
  await editor.act(id, 'submit')
  wait(1)
  expect((await ask(await invite(id))).text).toMatch(/<ins>[^<]*新/)
})

test('figures and attachments open through the link and die with it; the page as the public sees it as well', async () => {
  const picture = await uploadPicture(cms)
  const list = await uploadText(cms, '网点')
  const other = await uploadText(cms, '别的')
  const more = {
    body: `${body}\n\n<Figure file="${picture.id}" alt="流程图" caption="三步" />`,
    attachments: [list.id],
  }
  const { id, digest } = await submitted(more)
  const token = await invite(id)
  const { text, headers } = await ask(token)
  expect(text).not.toContain(token)
  expect(headers.get('content-security-policy')).toContain("img-src 'self'")
  const addresses = [...text.matchAll(/(?:src|href)="(\?file=[^"]+)"/g)].map(([, query]) => query as string)
  expect(addresses.length).toBeGreaterThanOrEqual(3)
  for (const query of addresses) expect([query, (await ask(token, { query })).status]).toEqual([query, 200])
  const page = await ask(token, { query: '?view=page' })
  expect([page.status, page.text.includes('尚未发布'), page.text.includes(token)]).toEqual([200, true, false])
  const drawn = /<img src="(\?file=[^"]+)"/.exec(page.text)?.[1] as string
  expect((await ask(token, { query: drawn })).headers.get('content-type')).toMatch(/^image\//)
  for (const query of [`?file=${other.id}/x`, `?file=${list.id}/x`, '?file=', `?file=${list.id}/..%2f..%2fkeys`])
    expect([query, (await ask(token, { query })).status]).toEqual([query, 404])
  expect((await form(token, guest(digest))).status).toBe(200)
  for (const query of [...addresses, '?view=page', '']) expect((await ask(token, { query })).status).toBe(410)
})

test('the receipt says who confirmed what and when, and what happens next', async () => {
  const { id, digest } = await submitted({ title: '要确认的标题' })
  const { text } = await form(await invite(id), guest(digest, { comment: '属实' }))
  for (const said of ['已确认', '要确认的标题', '医疗保障局', '柳知远', digest, '签发后公开发布'])
    expect([said, text.includes(said)]).toEqual([said, true])
  expect(text).not.toContain('5550199')
})

test('in English for who reads English, errors too', async () => {
  const english = { 'accept-language': 'en-US,en;q=0.9,zh;q=0.3' }
  const { id, digest } = await submitted()
  const token = await invite(id)
  const { text } = await ask(token, { headers: english })
  expect(text).toContain('lang="en"')
  for (const said of ['Confirm this text', 'Return for changes', 'Comment on this paragraph', 'Invited by'])
    expect([said, text.includes(said)]).toEqual([said, true])
  expect((await ask('nowhere', { headers: english })).text).toContain('There is no such link')
  const { name: _left, ...others } = guest(digest)
  const refused = await ask(token, { method: 'POST', headers: english, body: new URLSearchParams(others) })
  expect(refused.text).toContain('This was not sent')
  expect(refused.text).toContain('Name: must be filled in')
})

test('guesses are counted by address here as well', async () => {
  const { id } = await submitted()
  const token = await invite(id)
  const from = { 'x-forwarded-for': '203.0.113.9' }
  for (let time = 0; time < 30; time++) expect((await ask(`guess-${time}`, { headers: from })).status).toBe(404)
  expect((await ask(token, { headers: from })).status).toBe(429)
  expect((await ask(token)).status).toBe(200)
})
