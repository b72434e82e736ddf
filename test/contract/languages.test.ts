import { beforeAll, describe, expect, test } from 'vitest'
import { bootCms, type Cms, type Json, password } from '../harness/cms.ts'
import { draft } from '../harness/statement.ts'

let cms: Cms
let token: string
beforeAll(async () => {
  cms = await bootCms()
  const { body } = await cms.call('POST', 'users/login', { body: { email: 'editor@demo.huiying.test', password } })
  token = body.token
})

const chinese = /\p{Script=Han}/u
const said = (body: Json) => body.errors.map(({ message, fix }: Json) => `${message}${fix}`).join()

/** Ways to be refused: by the door, by Payload, by the wrapper around it, and for one's input. */
const refused: [string, () => Parameters<Cms['call']>][] = [
  ['not signed in', () => ['GET', 'statements']],
  ['a route that is not there', () => ['GET', 'nothing-here', { token }]],
  ['a record that is not there', () => ['GET', 'statements/none', { token }]],
  ['a wrong password', () => ['POST', 'users/login', { body: { email: 'editor@demo.huiying.test', password: 'x' } }]],
  ['an unknown field', () => ['POST', 'statements', { token, body: { kind: 'response', title: 't', colour: 1 } }]],
  ['a value of the wrong kind', () => ['POST', 'statements', { token, body: { kind: 'poem', title: '' } }]],
  [
    'a body outside the list',
    () => ['POST', 'statements', { token, body: { kind: 'explainer', title: 't', body: '<b>x</b>' } }],
  ],
  ['a duty one does not hold', () => ['POST', 'units', { token, body: {} }]],
  ['a body that is too large', () => ['POST', 'statements', { token, body: { title: 'x'.repeat(2_200_000) } }]],
  ['no help with passwords', () => ['POST', 'users/forgot-password', { body: { email: 'a@b.test' } }]],
]

const asking = ([method, where, given]: Parameters<Cms['call']>, headers: Record<string, string>) =>
  cms.call(method, where, { ...given, headers: { ...given?.headers, ...headers } })

describe.each(refused)('%s', (_name, how) => {
  test('is refused in Chinese unless English is asked for, by header or by cookie; the code is the same', async () => {
    const plain = await asking(how(), {})
    const french = await asking(how(), { 'accept-language': 'fr-FR' })
    const english = await asking(how(), { 'accept-language': 'en-GB,en;q=0.9' })
    const cookie = await asking(how(), { cookie: 'payload-lng=en', 'accept-language': 'zh-CN' })
    expect(plain.status).toBeGreaterThanOrEqual(400)
    expect([french.status, english.status, cookie.status]).toEqual([plain.status, plain.status, plain.status])
    expect(said(plain.body)).toMatch(chinese)
    expect(said(french.body)).toBe(said(plain.body))
    expect(said(english.body)).not.toMatch(chinese)
    expect(said(cookie.body)).toBe(said(english.body))
    const codes = ({ body }: { body: Json }) => body.errors.map(({ code }: Json) => code)
    expect(codes(english)).toEqual(codes(plain))
  })
})

test('every act with its reasons, in either language', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  const zh = await cms.call('GET', `statements/${id}/acts`, { token })
  const en = await cms.call('GET', `statements/${id}/acts`, { token, headers: { 'accept-language': 'en' } })
  const words = ({ body }: { body: Json }) =>
    body.acts.flatMap(({ label, refusals }: Json) => [
      label,
      ...refusals.flatMap(({ message, fix }: Json) => [message, fix]),
    ])
  expect(words(en).length).toBe(words(zh).length)
  expect(words(zh).filter((word: string) => !chinese.test(word))).toEqual([])
  expect(words(en).filter((word: string) => chinese.test(word))).toEqual([])
})
