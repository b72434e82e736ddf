import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { moveClock } from '../../cms/calendar/clock.ts'
import { answerGuest } from '../../cms/statements/guest-page.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { codesOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

/** The link by which a unit without an account confirms or returns a text. */
const cms = await bootCms()
const ledger = openLedger(cms)
const [editor, reviewer, secrecy, signer, liaison, admin, auditor] = (await Promise.all(
  ['editor', 'reviewer', 'secrecy', 'signer', 'liaison', 'admin', 'auditor'].map((who) => cms.as(who)),
)) as [Person, Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

let moved = 0
const wait = (hours: number) => {
  moved += hours * 3_600_000
  moveClock(hours * 3_600_000)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const submitted = async (more: Json = {}, confirming = ['YP-MED']) => {
  const { id } = await draft({ cms, confirming, more })
  await advance(cms, id, 'submitted')
  return (await auditor.get(`statements/${id}?depth=0`)).body
}
const invite = async (id: string, unit = 'YP-MED') => {
  const { status, body } = await editor.post(`statements/${id}/acts/invite`, { unit })
  expect([status, body.errors]).toEqual([200, undefined])
  return { ...body, token: String(body.url).split('/guest/')[1] as string }
}
const ask = async (token: string, init: RequestInit = {}) => {
  const request = new Request(`http://localhost:3000/guest/${token}`, init)
  const response = await answerGuest({ payload: cms.payload, request, token })
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
}
const form = (token: string, fields: Record<string, string>) =>
  ask(token, { method: 'POST', body: new URLSearchParams(fields) })
const json = (token: string, sent: unknown) =>
  ask(token, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof sent === 'string' ? sent : JSON.stringify(sent),
  })
const guest = (digest: string, more: Json = {}) => ({
  digest,
  name: '柳知远',
  post: '医疗保障局法规科科长',
  phone: '0000-5550199',
  decision: 'confirm',
  ...more,
})

test('an invitation is answered with where it went, and in the demo with the link: 256 bits', async () => {
  const { id } = await submitted()
  const first = await invite(id)
  const second = await invite(id)
  expect(Object.keys(first).sort()).toEqual(['doc', 'sentTo', 'token', 'url'])
  expect(first.sentTo).toBe('yp-med@demo.huiying.test')
  expect(Buffer.from(first.token, 'base64url')).toHaveLength(32)
  expect(first.token).not.toBe(second.token)
  expect(first.doc.state).toBe('submitted')
})

test('422 for a unit that does not confirm, is not there, has no contact, or issues the text itself', async () => {
  await admin.post('units', { code: 'YP-MUTE', name: '没有邮箱的单位', region: '云浦市', lines: [] })
  const { id } = await submitted({}, ['YP-MED', 'YP-MUTE', 'YP-SI'])
  for (const unit of ['YP-EXAM', 'YP-NOWHERE', 'YP-MUTE', 'YP-SI', '', 5, null, { code: 'YP-MED' }]) {
    const commits = await ledger.commits()
    const answer = await editor.post(`statements/${id}/acts/invite`, { unit })
    expect([unit, verdict(answer)]).toEqual([unit, '422 invalid-field'])
    expect(await ledger.commits()).toBe(commits)
  }
  expect(verdict(await editor.post(`statements/${id}/acts/invite`, {}))).toBe('422 invalid-field')
})

test('the link shows exactly the text and its digest; looking at it, however often, changes nothing', async () => {
  const { id, digest } = await submitted({
    title: '独一无二的标题',
    summary: '独一无二的摘要',
    body: '独一无二的正文。',
  })
  const { token } = await invite(id)
  const before = await ledger.of(id)
  const commits = await ledger.commits()
  const scanner = { headers: { 'user-agent': 'MailScanner', accept: '*/*' } }
  for (let time = 0; time < 20; time++) expect((await ask(token, scanner)).status).toBe(200)
  const head = await ask(token, { method: 'HEAD' })
  expect(head.status).toBe(200)
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH'])
    expect((await ask(token, { method })).status).toBeGreaterThanOrEqual(400)
  const { text, headers } = await ask(token)
  for (const said of ['独一无二的标题', '独一无二的摘要', '独一无二的正文', '社保卡丢了怎么补？', digest])
    expect(text).toContain(said)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).not.toContain(token)
  expect(await ledger.commits()).toBe(commits)
  expect(await ledger.of(id)).toEqual(before)
  expect((await form(token, guest(digest))).status).toBe(200)
})

describe.each([
  ['form', form],
  ['JSON', json],
])('%s', (_how, send: (token: string, fields: Json) => ReturnType<typeof ask>) => {
  test('a confirmation is the slip of that unit for that text, and names who invited', async () => {
    const { id, digest } = await submitted()
    const { token } = await invite(id)
    const { status } = await send(token, guest(digest, { comment: '属实' }))
    expect(status).toBe(200)
    const slips = (await auditor.get(`slips?where[statement][equals]=${id}`)).body.docs
    expect(slips).toHaveLength(1)
    const [slip] = slips
    expect([slip.act, slip.unit.code, slip.digest, slip.comment, slip.actor ?? null]).toEqual([
      'confirm',
      'YP-MED',
      digest,
      '属实',
      null,
    ])
    expect(slip.guest).toEqual({ name: '柳知远', post: '医疗保障局法规科科长', phone: '0000-5550199' })
    expect(slip.invitedBy.email).toBe('editor@demo.huiying.test')

    await reviewer.act(id, 'review')
    await secrecy.act(id, 'clear', { declaration: true })
    expect((await signer.act(id, 'sign')).status).toBe(200)
    const { release } = (await auditor.get(`releases?where[subject][equals]=${id}`)).body.docs[0]
    expect(release.slips.some((seen: Json) => seen.act === 'confirm' && seen.unit.code === 'YP-MED')).toBe(true)
    for (const personal of ['柳知远', '法规科', '5550199']) expect(JSON.stringify(release)).not.toContain(personal)
  })

  test('a return takes the text back to draft and needs words', async () => {
    const { id, digest } = await submitted()
    const { token } = await invite(id)
    await reviewer.act(id, 'review')
    const commits = await ledger.commits()
    for (const comment of [undefined, '', '   ']) {
      const { status } = await send(token, {
        ...guest(digest, { decision: 'return' }),
        ...(comment === undefined ? {} : { comment }),
      })
      expect([comment, status]).toEqual([comment, 422])
    }
    expect(await ledger.commits()).toBe(commits)
    expect((await send(token, guest(digest, { decision: 'return', comment: '数字不对' }))).status).toBe(200)
    expect((await auditor.get(`statements/${id}`)).body.state).toBe('draft')
    const trail = (await editor.get(`statements/${id}/trail`)).body.docs
    expect(JSON.stringify(trail[0])).toContain('数字不对')
    await editor.act(id, 'submit')
    expect(verdict(await signer.act(id, 'sign'), 'slip-void')).toBe('409 slip-void')
  })

  test('used once: gone', async () => {
    const { id, digest } = await submitted()
    const { token } = await invite(id)
    expect((await send(token, guest(digest))).status).toBe(200)
    const commits = await ledger.commits()
    expect((await send(token, guest(digest))).status).toBe(410)
    expect((await ask(token)).status).toBe(410)
    expect(await ledger.commits()).toBe(commits)
  })

  test('another text than the one shown: 409, and the link still works', async () => {
    const { id, digest } = await submitted()
    const { token } = await invite(id)
    const commits = await ledger.commits()
    expect((await send(token, guest('0'.repeat(64)))).status).toBe(409)
    expect(await ledger.commits()).toBe(commits)
    expect((await send(token, guest(digest))).status).toBe(200)
  })

  test.each(['digest', 'name', 'post', 'phone', 'decision'])(
    '%s is needed; nothing is used up without it',
    async (field) => {
      const { id, digest } = await submitted()
      const { token } = await invite(id)
      const { [field]: _left, ...others } = guest(digest)
      const commits = await ledger.commits()
      expect((await send(token, others)).status).toBe(422)
      expect((await send(token, guest(digest, { [field]: '' }))).status).toBe(422)
      expect(await ledger.commits()).toBe(commits)
      expect((await ask(token)).status).toBe(200)
    },
  )
})

test('nobody who does not know a link gets anywhere', async () => {
  for (const token of ['x', 'A'.repeat(43), '../admin', '%00', 'x'.repeat(10_000), "' OR 1=1 --"]) {
    expect([token.slice(0, 20), (await ask(token)).status]).toEqual([token.slice(0, 20), 404])
    const answer = await json(token, guest('0'.repeat(64)))
    expect([token.slice(0, 20), answer.status, answer.body.errors[0].code]).toEqual([
      token.slice(0, 20),
      404,
      'not-found',
    ])
  }
})

test('72 hours', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  wait(71.9)
  expect((await ask(token)).status).toBe(200)
  wait(0.2)
  const commits = await ledger.commits()
  expect((await ask(token)).status).toBe(410)
  expect((await form(token, guest(digest))).status).toBe(410)
  const answer = await json(token, guest(digest))
  expect([answer.status, answer.body.errors[0].code]).toEqual([410, 'link-gone'])
  expect(await ledger.commits()).toBe(commits)
})

test('the text moved on: gone, even if the same words come back', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  await reviewer.act(id, 'return', { reason: '再核' })
  expect((await ask(token)).status).toBe(410)
  await editor.act(id, 'submit')
  expect((await auditor.get(`statements/${id}`)).body.digest).toBe(digest)
  expect((await ask(token)).status).toBe(410)
  expect((await json(token, guest(digest))).status).toBe(410)
  const again = await invite(id)
  expect((await json(again.token, guest(digest))).status).toBe(200)
})

test('released or withdrawn in the meantime: gone', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  await secrecy.act(id, 'clear', { declaration: true })
  expect((await signer.act(id, 'emergency-release', { reason: '急' })).status).toBe(200)
  expect((await ask(token)).status).toBe(410)
  expect((await json(token, guest(digest))).status).toBe(410)
})

test('a colleague of the unit confirmed already: the link cannot confirm again, but it can still return', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  expect((await liaison.act(id, 'confirm')).status).toBe(200)
  expect((await json(token, guest(digest))).status).toBe(409)
  expect((await ledger.of(id)).slips).toHaveLength(1)
  expect((await json(token, guest(digest, { decision: 'return', comment: '还有一处' }))).status).toBe(200)
})

test('two at once with one link: one of them', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  const answers = await Promise.all([
    json(token, guest(digest)),
    json(token, guest(digest, { decision: 'return', comment: '不' })),
    form(token, guest(digest)),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
  expect((await ledger.of(id)).journal.filter(({ act }: Json) => act === 'confirm' || act === 'return')).toHaveLength(1)
})

test('what is no decision is refused with the one shape', async () => {
  const { id, digest } = await submitted()
  const { token } = await invite(id)
  const wrong: unknown[] = [
    '{',
    '[]',
    'null',
    '"x"',
    '5',
    guest(digest, { decision: 'sign' }),
    guest(digest, { extra: 1 }),
    guest(digest, { name: 'x'.repeat(5_000) }),
    guest(digest, { comment: 'x'.repeat(50_000) }),
    guest(digest, { name: '\ud800' }),
    guest(digest, { comment: '甲\u0000' }),
    guest(digest, { name: { a: 1 } }),
    `{"digest":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ]
  const commits = await ledger.commits()
  for (const sent of wrong) {
    const answer = await json(token, sent)
    expect([String(sent).slice(0, 30), answer.status]).toEqual([String(sent).slice(0, 30), 422])
    codesOf(answer)
  }
  expect((await json(token, `{"x":"${'x'.repeat(3_000_000)}"}`)).status).toBe(413)
  expect(await ledger.commits()).toBe(commits)
  expect((await ask(token)).status).toBe(200)
})

test('hostile words stay words', async () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><b>&amp;`
  await admin.post('units', {
    code: 'YP-EVIL',
    name: `<i>单位</i>"'`,
    region: '云浦市',
    lines: [],
    contact: 'evil@demo.huiying.test',
  })
  const { id, digest } = await submitted(
    {
      title: evil,
      summary: evil,
      body: '正文 `<script>alert(3)</script>` \\<b> \\{x} [甲](https://a.example/?a="><script>)',
      fields: { question: evil, askedAt: '2026-11-20', facts: evil, measures: evil },
    },
    ['YP-EVIL'],
  )
  const { token } = await invite(id, 'YP-EVIL')
  const { text } = await ask(token)
  const tags = [...text.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase())
  const known =
    'html head meta title style body main section h1 h2 p article div dl dt dd ul li code a form input label small textarea button br pre details summary span'.split(
      ' ',
    )
  expect(tags.filter((tag) => !known.includes(tag ?? ''))).toEqual([])
  expect(text).not.toMatch(/\son\w+\s*=(?!alert)/i)
  expect(text).not.toContain('<img')
  expect(text.match(/<script/gi)).toBeNull()
  const answer = await form(
    token,
    guest(digest, { name: evil.slice(0, 60), post: evil, comment: evil, decision: 'return' }),
  )
  expect(answer.status).toBe(200)
  expect(answer.text.match(/<script|<img/gi)).toBeNull()
})

test('only the hash of a link is kept: no byte of it in the database, the log or anything beside it', async () => {
  const { id, digest } = await submitted()
  const tokens = [await invite(id)]
  const key = { 'idempotency-key': 'one-invitation' }
  const kept = await editor.post(`statements/${id}/acts/invite`, { unit: 'YP-MED' }, key)
  expect(kept.status).toBe(200)
  tokens.push({ ...kept.body, token: String(kept.body.url).split('/guest/')[1] })
  const again = await editor.post(`statements/${id}/acts/invite`, { unit: 'YP-MED' }, key)
  expect([again.status, again.body.sentTo]).toEqual([200, kept.body.sentTo])
  expect((await ledger.of(id)).invitations).toHaveLength(2)
  expect((await json(tokens[0]?.token as string, guest(digest))).status).toBe(200)
  const files = readdirSync(cms.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const database = await ledger.everything()
  expect(database).toContain(id)
  for (const { token } of tokens) {
    expect(token).toHaveLength(43)
    expect(database).not.toContain(token)
    const found = files.filter((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(token))
    expect(found.map(({ name }) => name)).toEqual([])
  }
})
