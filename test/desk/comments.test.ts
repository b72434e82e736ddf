import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { domainOf } from '../../cms/workflow/domain.ts'
import { createRecord } from '../../cms/workflow/door.ts'
import { on } from '../../cms/workflow/events.ts'
import { person } from '../../cms/workflow/person.ts'
import { findOne, insert, inTransaction } from '../../cms/workflow/records.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { fieldsOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const told: Json[] = []
on('mentioned', 'test', async ({ told: each }) => void told.push(each))
afterAll(() => on('mentioned', 'test', async () => {}))
beforeEach(() => void told.splice(0))

const users = (await (await cms.as('admin')).get('users?limit=100&depth=0')).body.docs as Json[]
const idOf = (name: string): string => users.find(({ email }) => email.startsWith(`${name}@`)).id
const make = async (confirming: string[] = ['YP-LABOUR']) =>
  (await draft({ cms, kind: 'explainer', confirming })).id as string
const say = async (who: string, subject: string, more: Json = {}) =>
  (await cms.as(who)).post('comments', { slug: 'statements', subject, text: '这里请再核对。', ...more })
const said = async (who: string, subject: string): Promise<Json[]> =>
  (await (await cms.as(who)).get(`comments?where[subject][equals]=${subject}&sort=at&depth=0&limit=100`)).body.docs

describe('who reads, who writes', () => {
  test('exactly those who may read the statement, in every state', async () => {
    const id = await make()
    const answers: Json = {}
    for (const who of [
      'editor',
      'handler',
      'editor2',
      'handler2',
      'reviewer',
      'secrecy',
      'signer',
      'inspector',
      'auditor',
      'admin',
    ])
      answers[who] = verdict(await say(who, id))
    expect(new Set(Object.values(answers))).toEqual(new Set(['201']))
    for (const who of ['liaison', 'monitor', 'analyst', 'spokesperson', 'security'])
      expect([who, verdict(await say(who, id)), await said(who, id)]).toEqual([who, '404 not-found', []])
    expect((await said('signer', id)).length).toBe(Object.keys(answers).length)
    const [first] = await said('editor', id)
    expect((await (await cms.as('monitor')).get(`comments/${first.id}`)).status).toBe(404)
    expect((await (await cms.as('monitor')).get(`comments/${first.id}/trail`)).status).toBe(404)
    expect((await cms.call('GET', 'comments')).status).toBe(401)
    await advance(cms, id, 'submitted')
    expect(verdict(await say('signer', id))).toBe('201')
  })

  test('kept in step: a unit that is added reads what was said before, one that is dropped no longer does', async () => {
    const id = await make(['YP-LABOUR'])
    await say('editor', id)
    expect([(await said('editor2', id)).length, (await said('liaison', id)).length]).toEqual([1, 0])
    expect(verdict(await (await cms.as('editor')).patch(`statements/${id}`, { confirmingUnits: ['YP-MED'] }))).toBe(
      '200',
    )
    expect([(await said('editor2', id)).length, (await said('liaison', id)).length]).toEqual([0, 1])
  })

  test('never edited, never deleted, and nothing of it leaves by a release', async () => {
    const id = await make([])
    const { body } = await say('reviewer', id, {
      text: '内部意见-不得外传',
      passage: { block: 1, quote: '正文第一段' },
    })
    const editor = await cms.as('editor')
    expect(verdict(await editor.patch(`comments/${body.doc.id}`, { text: '改' }))).toMatch(/^403 /)
    expect(verdict(await editor.remove(`comments/${body.doc.id}`))).toMatch(/^403 /)
    await advance(cms, id, 'released')
    const releases = await (await cms.as('auditor')).get(`releases?where[subject][equals]=${id}`)
    expect(releases.body.docs).toHaveLength(1)
    expect(JSON.stringify(releases.body)).not.toContain('不得外传')
  })
})

describe('what is said', () => {
  test('a passage, a mention, a reply; the mentioned are told once, nobody of their own words', async () => {
    const id = await make()
    const passage = { block: 1, quote: '正文第一段' }
    const { status, body } = await say('reviewer', id, {
      passage,
      mentions: [idOf('editor'), idOf('editor'), idOf('reviewer'), idOf('handler2')],
    })
    expect(status).toBe(201)
    const answer = await say('editor', id, { text: '已核对。', replyTo: body.doc.id })
    expect(verdict(answer)).toBe('201')
    expect(told.map(({ person: who }) => who).sort()).toEqual([idOf('editor'), idOf('handler2')].sort())
    expect(told[0]).toMatchObject({ slug: 'statements', id, by: idOf('reviewer'), text: '这里请再核对。' })
    const [first, second] = await said('editor', id)
    expect(first).toMatchObject({ passage, edition: 1, state: 'open', author: idOf('reviewer'), resolvedAt: null })
    expect(first.mentions).toHaveLength(3)
    expect(second.replyTo).toBe(first.id)
  })

  test('a person who cannot read it is not mentioned, and nothing is said', async () => {
    const id = await make()
    const answer = await say('editor', id, { mentions: [idOf('monitor'), idOf('signer')] })
    expect([verdict(answer), fieldsOf(answer)]).toEqual(['422 invalid-field', ['mentions']])
    expect(verdict(await say('editor', id, { mentions: ['no-such-person'] }))).toBe('422 invalid-field')
    expect([await said('editor', id), told]).toEqual([[], []])
    const people = (await (await cms.as('editor')).get(`comments/people?slug=statements&subject=${id}`)).body.people
    const ids = people.map((each: Json) => each.id)
    expect([ids.includes(idOf('signer')), ids.includes(idOf('editor2')), ids.includes(idOf('monitor'))]).toEqual([
      true,
      true,
      false,
    ])
    expect(Object.keys(people[0]).sort()).toEqual(['duty', 'id', 'name', 'unit'])
    expect((await (await cms.as('monitor')).get(`comments/people?slug=statements&subject=${id}`)).status).toBe(404)
    expect((await (await cms.as('editor')).get('comments/people?slug=users&subject=1')).status).toBe(404)
  })

  test('hostile input is refused in the one shape, hostile text is kept to the letter', async () => {
    const id = await make()
    const other = await say('editor', await make())
    for (const more of [
      { text: '' },
      { text: ' '.repeat(5) },
      { text: '长'.repeat(2_001) },
      { text: 5 },
      { text: 'a\0b' },
      { passage: { quote: '文' } },
      { passage: { block: 0, field: 'summary', quote: '文' } },
      { passage: { field: 'touched', quote: '文' } },
      { passage: { block: -1, quote: '文' } },
      { passage: { block: 1.5, quote: '文' } },
      { passage: { block: 0, quote: '' } },
      { passage: { block: 0, quote: '文'.repeat(501) } },
      { passage: { block: 0, quote: '文', html: '<b>' } },
      { passage: '正文' },
      { slug: 'users' },
      { slug: '__proto__' },
      { author: idOf('signer') },
      { guest: { name: '某人', post: '局长', unit: 'YP-MED' } },
      { resolvedBy: idOf('signer') },
      { state: 'resolved' },
      { edition: 9 },
      { replyTo: other.body.doc.id },
      { replyTo: 'nothing' },
      { mentions: Array(21).fill(idOf('editor')) },
      { mentions: 'all' },
    ])
      expect([more, verdict(await say('editor', id, more)).slice(0, 3)]).toEqual([more, '422'])
    expect(verdict(await say('editor', 'no-such-statement'))).toBe('404 not-found')
    expect(await said('editor', id)).toEqual([])

    const text = `<script>alert(1)</script> '; DROP TABLE comments; -- \${7*7} {{x}} &amp; 😀 \u202Eabc`
    const { body } = await say('editor', id, { text })
    expect((await said('editor', id)).map((each) => each.text)).toEqual([text])
    expect(body.doc.text).toBe(text)
  })
})

test('resolve and reopen: by those who work on the text, with who and when', async () => {
  const id = await make()
  const { body } = await say('reviewer', id)
  const act = async (who: string, name: string, more: Json = {}) =>
    (await cms.as(who)).post(`comments/${body.doc.id}/acts/${name}`, more)
  expect(verdict(await act('reviewer', 'reopen'))).toBe('409 wrong-state')
  expect(verdict(await act('editor', 'resolve', { note: 1 }))).toBe('422 unknown-field')
  expect(verdict(await act('monitor', 'resolve'))).toBe('404 not-found')
  const resolved = await act('editor', 'resolve')
  expect(verdict(resolved)).toBe('200')
  const [kept] = await said('editor', id)
  expect([kept.state, kept.resolvedBy, Date.parse(kept.resolvedAt) > 0]).toEqual(['resolved', idOf('editor'), true])
  expect(verdict(await act('editor', 'resolve'))).toBe('409 wrong-state')
  expect(verdict(await act('handler2', 'reopen'))).toBe('200')
  expect(await said('editor', id)).toMatchObject([{ state: 'open', resolvedAt: null, resolvedBy: null }])
})

describe('somebody without an account', () => {
  test('through the door as a guest of a confirming unit, or put in by the system: the same record', async () => {
    const id = await make(['YP-MED'])
    const { request } = await person({ payload: cms.payload, email: 'admin@demo.huiying.test' })
    const req = await request()
    const unit = await findOne<{ id: string; name: string }>({
      req,
      slug: 'units',
      where: { code: { equals: 'YP-MED' } },
    })
    const given = { slug: 'statements', subject: id, passage: { block: 0, quote: '情况' }, text: '请改为“医保局”。' }
    const guest = { name: '周以宁', post: '科长', unit: unit?.id ?? '' }
    await inTransaction(req, () =>
      createRecord({
        req,
        domain: domainOf('comments'),
        actor: {
          id: null,
          name: guest.name,
          roles: [],
          unit: guest.unit,
          guest: { post: guest.post, phone: '0', invitedBy: '' },
        },
        input: given,
      }),
    )
    await inTransaction(req, () => insert({ req, slug: 'comments', data: { ...given, edition: 1, guest } }))
    const both = await said('liaison', id)
    expect(both).toHaveLength(2)
    for (const one of both)
      expect(one).toMatchObject({
        ...given,
        author: null,
        guest: { ...guest, unit: unit?.name },
        state: 'open',
        edition: 1,
      })
  })
})
