import { expect, test } from 'vitest'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { openLedger } from '../harness/ledger.ts'
import { patience } from '../harness/patience.ts'
import { codesOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

const cms = await bootCms()
const ledger = openLedger(cms)
const [editor, editor2, monitor, reviewer, secrecy, signer, signer2, admin, auditor] = (await Promise.all(
  ['editor', 'editor2', 'monitor', 'reviewer', 'secrecy', 'signer', 'signer2', 'admin', 'auditor'].map((who) =>
    cms.as(who),
  ),
)) as [Person, Person, Person, Person, Person, Person, Person, Person, Person]
type Person = Awaited<ReturnType<typeof cms.as>>

const big = JSON.stringify({ title: '长'.repeat(1_100_000) })
const explainer = (more: Json = {}) => draft({ cms, kind: 'explainer', ...more })
const inState = async (to: 'submitted' | 'ready' | 'released', confirming: string[] = [], by: string[] = []) => {
  const { id } = await explainer({ confirming })
  await advance(cms, id, to, by)
  return (await signer.get(`statements/${id}?depth=0`)).body
}
/** Sends, and holds that a refusal left the database exactly as it was. */
const refused = async (answer: Promise<{ status: number }>) => {
  const commits = await ledger.commits()
  const given = await answer
  if (given.status >= 400) expect(await ledger.commits()).toBe(commits)
  return given as Json
}

test('413 comes before everything, measured in bytes', async () => {
  expect(Buffer.byteLength(big)).toBeGreaterThan(3_000_000)
  const { id } = await explainer()
  const answers = [
    cms.call('POST', 'statements', { body: big }),
    cms.call('PATCH', `statements/${id}`, { body: big }),
    cms.call('POST', `statements/${id}/acts/sign`, { body: big }),
    cms.call('POST', 'users/login', { body: big }),
    monitor.patch(`statements/${id}`, big),
    editor.post('statements', big),
    editor.post('statements/nowhere/acts/nothing', big),
  ]
  for (const answer of answers) expect(verdict(await refused(answer))).toBe('413 too-large')
  const justUnder = JSON.stringify({ title: 'x'.repeat(1_999_000) })
  expect((await cms.call('POST', 'statements', { body: justUnder })).status).toBe(401)
  expect((await editor.post('statements', justUnder)).status).toBe(422)
})

test('413: files are aside, up to their own bound', async () => {
  const form = (bytes: number, name: string) => {
    const data = new FormData()
    data.append('file', new Blob([Buffer.alloc(bytes, 'a')]), name)
    return data
  }
  expect((await cms.call('POST', 'files', { body: form(3_000_000, 'a.txt') })).status).toBe(401)
  expect((await editor.post('files', form(3_000_000, 'a.txt'))).status).toBe(201)
  // Sent as bytes: a FormData that is not read to its end trips over itself in this Node.
  const edge = 'huiying'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="b.txt"\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(40_000_000, 'a'), Buffer.from(`\r\n--${edge}--\r\n`)])
  const huge = editor.post('files', bytes.toString(), { 'content-type': `multipart/form-data; boundary=${edge}` })
  expect(verdict(await refused(huge))).toBe('413 too-large')
})

test('401 comes before 404', async () => {
  const { id } = await explainer()
  for (const where of [`statements/${id}`, 'statements/nowhere', `statements/${id}/acts`, `statements/${id}/releases`])
    expect([where, verdict(await cms.call('GET', where))]).toEqual([where, '401 signed-out'])
  for (const where of [`statements/${id}/acts/sign`, 'statements/nowhere/acts/sign', 'statements', 'cases', 'mentions'])
    expect([where, verdict(await cms.call('POST', where, { body: {} }))]).toEqual([where, '401 signed-out'])
  for (const slug of [
    'statements',
    'cases',
    'mentions',
    'slips',
    'releases',
    'deliveries',
    'files',
    'journal',
    'users',
    'units',
  ])
    expect([slug, verdict(await cms.call('GET', slug))]).toEqual([slug, '401 signed-out'])
  expect(verdict(await cms.call('PATCH', 'statements/nowhere', { body: {} }))).toBe('401 signed-out')
  expect(verdict(await cms.call('DELETE', `statements/${id}`))).toBe('401 signed-out')
  expect(verdict(await cms.call('GET', `statements/${id}`, { token: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))).toBe(
    '401 signed-out',
  )
})

test('404 comes before 403', async () => {
  const { id } = await explainer()
  const answers = [
    monitor.get(`statements/${id}`),
    monitor.get(`statements/${id}/acts`),
    monitor.get(`statements/${id}/releases`),
    monitor.patch(`statements/${id}`, { title: 'x' }),
    monitor.post(`statements/${id}/acts/sign`, {}),
    editor2.patch(`statements/${id}`, { nope: 1 }),
    editor2.post(`statements/${id}/acts/submit`, {}),
    editor2.remove(`statements/${id}`),
    monitor.remove(`statements/${id}`),
    admin.remove('statements/nowhere'),
    monitor.post(`statements/${id}/duplicate`, {}),
  ]
  for (const answer of answers) expect(verdict(await refused(answer))).toBe('404 not-found')
})

test('403 comes before 428, 409 and 422', async () => {
  const doc = await inState('submitted', ['YP-LABOUR'])
  const answers = [
    editor.post(`statements/${doc.id}/acts/sign`, { nope: 1 }),
    reviewer.post(`statements/${doc.id}/acts/clear`, {}),
    editor2.patch(`statements/${doc.id}`, { nope: 1 }),
    editor2.post(`statements/${doc.id}/acts/submit`, { nope: 1 }),
    signer.patch(`statements/${doc.id}`, { nope: 1 }),
    signer.post('statements', { nope: 1 }),
    reviewer.post('cases', { nope: 1 }),
    editor.post('units', { nope: 1 }),
    editor.post('users', { nope: 1 }),
  ]
  for (const answer of answers) expect((await refused(answer)).status).toBe(403)
})

test('428 comes before 409 and 422, for exactly the seven acts that vouch for a text', async () => {
  const doc = await inState('released')
  const vouching = {
    review: reviewer,
    clear: secrecy,
    sign: signer,
    schedule: signer,
    'emergency-release': signer,
    ratify: signer2,
  }
  for (const [act, person] of Object.entries(vouching)) {
    const answer = await refused(person.post(`statements/${doc.id}/acts/${act}`, { nope: 1 }))
    expect([act, answer.status]).toEqual([act, 428])
    codesOf(answer)
  }
  const asked = await inState('submitted', ['YP-LABOUR'])
  expect((await refused(editor2.post(`statements/${asked.id}/acts/confirm`, {}))).status).toBe(428)
  const without = [
    [reviewer, 'return', { reason: 'x' }],
    [editor, 'submit', {}],
    [editor, 'invite', { unit: 'YP-LABOUR' }],
  ] as const
  for (const [person, act, input] of without)
    expect([act, (await person.post(`statements/${asked.id}/acts/${act}`, input)).status]).toEqual([act, 200])
})

test('409 comes before 422', async () => {
  const doc = await inState('submitted')
  const stale = { 'if-match': `"${'0'.repeat(64)}"` }
  expect(verdict(await refused(reviewer.post(`statements/${doc.id}/acts/review`, { nope: 1 }, stale)))).toBe(
    '409 stale',
  )
  expect(verdict(await refused(secrecy.post(`statements/${doc.id}/acts/clear`, {}, stale)))).toBe('409 stale')
  const named = { 'if-match': `"${doc.digest}"` }
  const unsigned = await refused(signer.post(`statements/${doc.id}/acts/schedule`, { at: 'soon' }, named))
  expect(verdict(unsigned)).toBe('409 slip-missing')
  expect(verdict(await refused(editor.patch(`statements/${doc.id}`, { nope: 1 })))).toBe('409 wrong-state')
  expect(verdict(await refused(editor.post(`statements/${doc.id}/acts/correct`, {})))).toBe('409 wrong-state')
  const released = await inState('released')
  expect(verdict(await refused(editor.patch(`statements/${released.id}`, { title: '改' })))).toBe('409 wrong-state')
})

test('If-Match: the digest as a quoted ETag', async () => {
  const doc = await inState('submitted')
  const review = (match: string) =>
    refused(reviewer.post(`statements/${doc.id}/acts/review`, {}, { 'if-match': match }))
  const other = '0'.repeat(64)
  for (const match of [`"${other}"`, `W/"${other}"`, other, `"${doc.digest}0"`, `"${doc.digest.toUpperCase()}"`, '*'])
    expect([match, verdict(await review(match), 'stale')]).toEqual([match, '409 stale'])
  for (const match of ['', '   ', '""'])
    expect([match, [409, 428].includes((await review(match)).status)]).toEqual([match, true])
  expect((await review(`"${doc.digest}"`)).status).toBe(200)
  // A proxy that compresses weakens an ETag, and curl users forget the quotes: the digest is named all the same.
  expect([200, 409, 428]).toContain(
    (await secrecy.post(`statements/${doc.id}/acts/clear`, { declaration: true }, { 'if-match': `W/"${doc.digest}"` }))
      .status,
  )
  expect([200, 409, 428]).toContain(
    (await signer.post(`statements/${doc.id}/acts/sign`, {}, { 'if-match': doc.digest })).status,
  )
})

test('If-Match of an earlier text is stale, though everything else is in order', async () => {
  const doc = await inState('submitted')
  await reviewer.post(`statements/${doc.id}/acts/return`, { reason: '改一处' })
  const changed = (await editor.patch(`statements/${doc.id}`, { summary: '另一段答复。' })).body.doc
  expect(changed.digest).not.toBe(doc.digest)
  await editor.post(`statements/${doc.id}/acts/submit`, {})
  for (const [person, act, input] of [
    [reviewer, 'review', {}],
    [secrecy, 'clear', { declaration: true }],
  ] as const) {
    expect(verdict(await refused(person.act(doc.id, act, input, doc.digest)))).toBe('409 stale')
    expect((await person.act(doc.id, act, input, changed.digest)).status).toBe(200)
  }
  for (const [act, input] of [
    ['sign', {}],
    ['schedule', { at: new Date(Date.now() + 9e6).toISOString() }],
    ['emergency-release', { reason: 'x' }],
  ] as const)
    expect([act, verdict(await refused(signer.act(doc.id, act, input, doc.digest)))]).toEqual([act, '409 stale'])
  expect((await signer.act(doc.id, 'sign', {}, changed.digest)).status).toBe(200)
})

test('422: what an act is given', async () => {
  const doc = await inState('ready')
  const submitted = await inState('submitted')
  const match = { 'if-match': `"${submitted.digest}"` }
  const act = (person: Person, name: string, input: Json) =>
    refused(person.post(`statements/${submitted.id}/acts/${name}`, input, match))
  expect(verdict(await act(secrecy, 'clear', {}))).toBe('422 declaration')
  expect(verdict(await act(secrecy, 'clear', { declaration: false }))).toBe('422 declaration')
  expect(verdict(await act(secrecy, 'clear', { declaration: 'true' }))).toBe('422 declaration')
  expect(verdict(await act(reviewer, 'return', {}))).toBe('422 reason-required')
  expect(verdict(await act(reviewer, 'return', { reason: '   ' }))).toBe('422 reason-required')
  expect(verdict(await act(reviewer, 'return', { reason: 7 }))).toMatch(/^422 /)
  expect(verdict(await act(reviewer, 'return', { reason: 'x'.repeat(100_000) }))).toBe('422 invalid-field')
  expect(verdict(await act(reviewer, 'review', { nope: 1 }))).toBe('422 unknown-field')
  expect(verdict(await act(reviewer, 'review', { comment: 'x'.repeat(100_000) }))).toBe('422 invalid-field')
  for (const at of ['soon', '', null, 5, '2026-02-30T00:00:00Z', '2026-13-01', '2001-01-01T00:00:00Z'])
    expect([at, verdict(await refused(signer.act(doc.id, 'schedule', { at }, doc.digest)))]).toEqual([
      at,
      '422 invalid-field',
    ])
  expect(verdict(await refused(signer.act(doc.id, 'schedule', {}, doc.digest)))).toBe('422 invalid-field')
  expect(verdict(await refused(signer.act(doc.id, 'emergency-release', {}, doc.digest)))).toBe('422 reason-required')
  const released = await inState('released')
  for (const name of ['correct', 'propose-withdrawal'])
    expect([name, verdict(await refused(editor.act(released.id, name, {})))]).toEqual([name, '422 reason-required'])
  expect(verdict(await refused(editor.act(released.id, 'correct', { reason: 'x', expunge: 'yes' })))).toBe(
    '422 invalid-field',
  )
  expect(verdict(await refused(editor.act(released.id, 'update', {})))).toBe('422 invalid-field')
  expect(verdict(await refused(signer.act(released.id, 'withdraw', {})))).toBe('422 reason-required')
})

test('every refusal anywhere has the one shape', async () => {
  const { id } = await explainer()
  const requests: [string, number, Promise<Json>][] = [
    [
      'login, wrong password',
      401,
      cms.call('POST', 'users/login', { body: { email: 'auditor@demo.huiying.test', password: 'wrong' } }),
    ],
    ['login, nobody', 401, cms.call('POST', 'users/login', { body: { email: 'nobody@demo.huiying.test', password } })],
    ['login, nothing', 422, cms.call('POST', 'users/login', { body: {} })],
    ['login, malformed', 422, cms.call('POST', 'users/login', { body: '{' })],
    ['create, malformed', 422, editor.post('statements', '{"kind":')],
    ['create, list', 422, editor.post('statements', '[1]')],
    ['create, null', 422, editor.post('statements', 'null')],
    ['PATCH, malformed', 422, editor.patch(`statements/${id}`, '{')],
    ['act, malformed', 422, editor.post(`statements/${id}/acts/submit`, '{')],
    ['act, list', 422, editor.post(`statements/${id}/acts/submit`, '[]')],
    ['list, unknown field', 422, signer.get('statements?where[nope][equals]=1')],
    ['list, unknown operator', 422, signer.get('statements?where[title][bogus]=1')],
    ['list, where is no tree', 422, signer.get('statements?where=abc')],
    ['list, quote in a path', 422, signer.get("statements?where[fields.a'b][equals]=1")],
    ['one, unknown', 404, signer.get('statements/nowhere')],
    ['acts, unknown', 404, signer.get('statements/nowhere/acts')],
    ['unknown route of a record', 404, signer.get(`statements/${id}/nope`)],
    ['unknown deep route', 404, signer.get(`statements/${id}/a/b/c`)],
    ['unknown collection', 404, signer.get('nope')],
    ['unknown route, nobody', 401, cms.call('GET', 'statements/x/nope')],
    [
      'method not served',
      404,
      cms.call('PUT', `statements/${id}`, { token: null, body: {} }).then(() => signer.post(`statements/${id}`, {})),
    ],
    ['invitations are not read', 404, signer.get('invitations')],
    ['idempotency keys are not read', 404, auditor.get('idempotency')],
    ['installation is not read', 404, auditor.get('globals/installation')],
    ['versions, by who may not', 403, editor.get('statements/versions')],
    ['bureau, by who may not', 403, editor.post('globals/bureau', { name: 'x' })],
    ['unlock, by who may not', 403, editor.post('users/unlock', { email: 'auditor@demo.huiying.test' })],
    ['verify', 404, signer.post('users/verify/x', {})],
    ['outbox, a person', 401, signer.get('outbox')],
    ['file, nobody', 401, cms.call('GET', 'files/file/x.png')],
    ['file, unknown', 404, signer.get('files/file/x.png')],
    ['file, no multipart', 422, editor.post('files', {})],
    ['percent', 404, editor.get('statements/%E0%A4%A')],
    ['percent in acts', 404, editor.get('statements/%E0%A4%A/acts')],
    ['zero byte', 404, editor.get('statements/%00/acts')],
    ['a GET sent as POST, malformed', 422, signer.post('statements', '{', { 'x-http-method-override': 'GET' })],
    [
      'a GET sent as POST, malformed, Payload header',
      422,
      signer.post('statements', '{', { 'x-payload-http-method-override': 'GET' }),
    ],
    ['endless id', 404, editor.get(`statements/${'x'.repeat(5_000)}/acts`)],
  ]
  const faults: string[] = []
  for (const [what, status, request] of requests) {
    const answer = await request
    if (answer.status !== status) faults.push(`${what}: ${answer.status}, not ${status}`)
    try {
      codesOf(answer)
    } catch (error) {
      faults.push(`${what}: ${String(error).split('\n')[0]}`)
    }
  }
  expect(faults).toEqual([])
})

test('nothing can be deleted, changed in bulk, duplicated or put back to an old version, by anybody', async () => {
  const released = await inState('released')
  const opened = await monitor.post('cases', { title: '一事', kind: 'doubt', leadUnit: 'YP-SI' })
  const mention = await monitor.post('mentions', { title: '一条', text: '原话', sourceKind: 'forum' })
  const one = async (slug: string) => (await auditor.get(`${slug}?limit=1&depth=0`)).body.docs[0]?.id
  const ids: Record<string, string> = {
    statements: released.id,
    cases: opened.body.doc.id,
    mentions: mention.body.doc.id,
    slips: await one('slips'),
    releases: await one('releases'),
    deliveries: await one('deliveries'),
    journal: await one('journal'),
    users: await one('users'),
    units: await one('units'),
  }
  const boss = await hire(cms, {
    name: 'boss',
    roles: ['monitor', 'analyst', 'handler', 'editor', 'reviewer', 'secrecy', 'signer', 'admin', 'auditor'],
    unit: 'YP-SI',
  })
  const person = await cms.as(boss.email)
  for (const [slug, id] of Object.entries(ids)) {
    expect([slug, id]).toEqual([slug, expect.any(String)])
    const where = `where[id][equals]=${id}`
    const answers = [
      person.remove(`${slug}/${id}`),
      person.remove(`${slug}?${where}`),
      person.remove(`${slug}?where[id][exists]=true&trash=true`),
      person.patch(`${slug}?${where}`, { title: '改' }),
      person.post(`${slug}/${id}/duplicate`, {}),
      person.post(`${slug}/versions/${id}`, {}),
    ]
    for (const answer of answers) {
      const given = await refused(answer)
      expect([slug, [403, 404].includes(given.status)]).toEqual([slug, true])
      codesOf(given)
    }
  }
  for (const slug of ['slips', 'releases', 'deliveries', 'journal'])
    for (const answer of [person.post(slug, {}), person.patch(`${slug}/${ids[slug]}`, {})])
      expect([slug, verdict(await refused(answer))]).toEqual([slug, '403 role'])
})

test('sign-in: a token and the person, no secret; guesses are stopped with 429', async () => {
  const { email } = await hire(cms, { name: 'target', roles: ['monitor'], unit: 'YP-OFFICE' })
  const login = (given: string) => cms.call('POST', 'users/login', { body: { email, password: given } })
  const { status, body } = await login(password)
  expect([status, body.user.email, typeof body.token]).toEqual([200, email, 'string'])
  let last: Json = null
  for (let guess = 0; guess < 30 && last?.status !== 429; guess++) last = await login(`guess-${guess}`)
  expect(verdict(last)).toMatch(/^429 /)
  expect((await login(password)).status).toBe(429)
})

test(
  'a request nobody signed can neither stop the house nor tell who works here',
  async () => {
    const started = Date.now()
    const known = await cms.call('POST', 'users/forgot-password', { body: { email: 'security@demo.huiying.test' } })
    const unknown = await cms.call('POST', 'users/forgot-password', { body: { email: 'nobody@demo.huiying.test' } })
    expect(known.status).toBeLessThan(500)
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
    expect(Date.now() - started).toBeLessThan(10_000)
    const first = await cms.call('POST', 'users/first-register', {
      body: { email: 'x@x.test', password, name: 'x', roles: ['admin'] },
    })
    expect([401, 403, 404]).toContain(first.status)
    expect(verdict(await cms.call('POST', 'users/reset-password', { body: { token: 'x', password: 'y' } }))).toMatch(
      /^4/,
    )
  },
  patience(120_000),
)
