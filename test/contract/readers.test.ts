import { expect, test } from 'vitest'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { openLedger } from '../harness/ledger.ts'
import { codesOf, verdict } from '../harness/refusal.ts'
import { advance, draft } from '../harness/statement.ts'

/** Who reads what, by the words of the contract; and nothing by a side door. */
const cms = await bootCms()
const ledger = openLedger(cms)
const words = (text: string) => text.trim().split(/\s+/)
const stranger = (await hire(cms, { name: 'stranger', roles: ['editor', 'handler', 'liaison'], unit: 'YP-JOBS' })).email
const everybody =
  words(`monitor analyst handler editor reviewer secrecy signer spokesperson liaison inspector admin security
  auditor signer2 handler2 editor2 stranger`)
const as = (who: string) => cms.as(who === 'stranger' ? stranger : who)
const all = Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await as(who)]))) as Record<
  string,
  Awaited<ReturnType<typeof as>>
>
const by = (who: string) => all[who] as Awaited<ReturnType<typeof as>>
const { editor, handler, monitor, reviewer, signer, auditor, admin, liaison } = all as Record<string, Json>

/** A mark nobody would write by chance. */
const mark = { summary: 'QXsummaryZW', body: 'QXbodyZW', caseSummary: 'QXcaseZW', mention: 'QXmentionZW' }

/**
 * One matter of YP-SI alone: a mention, its case, a statement that YP-MED confirms; and a text of the same case nobody else
 * confirms.
 */
const mention = (await monitor.post('mentions', { title: mark.mention, text: mark.mention, sourceKind: 'forum' })).body
  .doc
const opened = await monitor.post(`mentions/${mention.id}/acts/open-case`, {
  title: mark.caseSummary,
  kind: 'doubt',
  leadUnit: 'YP-SI',
})
const matter = opened.body.case as string
const more = { case: matter, summary: mark.summary, body: mark.body }
const shared = await draft({ cms, confirming: ['YP-MED'], more })
const own = await draft({ cms, more: { ...more, title: 'QXownZW' } })
const released = await draft({ cms, confirming: ['YP-MED'], more })
await advance(cms, released.id, 'released', ['liaison'])

const idsIn = async (who: string, slug: string, where = ''): Promise<string[]> => {
  const { status, body } = await by(who).get(`${slug}?limit=0&depth=0${where}`)
  if (status === 403) return []
  return body.docs.map(({ id }: Json) => id)
}
const one = async (slug: string, where: string): Promise<string> =>
  (await auditor.get(`${slug}?limit=1&depth=0&${where}`)).body.docs[0].id

/** `sees` and nobody but `sees` and `unsaid` (where the contract leaves it open) reads a record, alone or in a list. */
const readBy = async (slug: string, id: string, sees: string[], unsaid: string[] = []) => {
  const wrong: string[] = []
  for (const who of everybody) {
    if (unsaid.includes(who)) continue
    const answer = await by(who).get(`${slug}/${id}`)
    const listed = (await idsIn(who, slug)).includes(id)
    const may = sees.includes(who)
    if (may !== (answer.status === 200) || may !== listed)
      wrong.push(`${slug}: ${who} ${answer.status}, listed: ${listed}`)
    if (answer.status !== 200 && ![403, 404].includes(answer.status)) wrong.push(`${slug}: ${who} ${answer.status}`)
    if (answer.status !== 200) codesOf(answer)
  }
  const nobody = await cms.call('GET', `${slug}/${id}`)
  if (nobody.status !== 401) wrong.push(`${slug}: nobody ${nobody.status}`)
  expect(wrong).toEqual([])
}

const gatekeepers = words('reviewer secrecy signer signer2 inspector auditor admin')
const issuing = words('editor handler')

test('statements: issuing and confirming units, reviewer, secrecy, signer, inspector, auditor, admin', async () => {
  for (const { id } of [shared, released]) await readBy('statements', id, [...gatekeepers, ...issuing, 'liaison'])
  await readBy('statements', own.id, [...gatekeepers, ...issuing])
})

test('a unit that is asked to confirm sees the text, and no longer once it is not asked', async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  expect((await by('handler2').get(`statements/${id}`)).status).toBe(404)
  await editor.patch(`statements/${id}`, { confirmingUnits: ['YP-LABOUR'] })
  expect((await by('handler2').get(`statements/${id}`)).status).toBe(200)
  await editor.patch(`statements/${id}`, { confirmingUnits: [] })
  expect((await by('handler2').get(`statements/${id}`)).status).toBe(404)
  expect((await by('handler2').get(`statements/${id}/acts`)).status).toBe(404)
})

test('slips, releases and deliveries: as their statement', async () => {
  const sees = [...gatekeepers, ...issuing, 'liaison']
  await readBy('slips', await one('slips', `where[statement][equals]=${released.id}`), sees)
  await readBy('releases', await one('releases', `where[subject][equals]=${released.id}`), sees)
  await readBy('deliveries', await one('deliveries', `where[subject][equals]=${released.id}`), sees)
  for (const who of everybody) {
    const { status, body } = await by(who).get(`statements/${released.id}/releases`)
    expect([who, status]).toEqual([who, sees.includes(who) ? 200 : 404])
    if (status === 200) expect(body.docs).toHaveLength(1)
  }
})

test('cases and mentions: units concerned, monitor, analyst, the office, inspector, auditor', async () => {
  // The contract puts reviewer, secrecy and signers in the office; of admin, security and spokesperson it does not say.
  const office = words('reviewer secrecy signer signer2')
  const sees = [...issuing, 'monitor', 'analyst', ...office, 'inspector', 'auditor']
  await readBy('cases', matter, sees, words('admin security spokesperson'))
  await readBy('mentions', mention.id, sees, words('admin security spokesperson'))
})

test('a case concerns its supporting units too', async () => {
  const { body } = await monitor.post('cases', {
    title: '事',
    kind: 'doubt',
    leadUnit: 'YP-SI',
    supportingUnits: ['YP-LABOUR'],
  })
  for (const who of words('handler editor handler2 editor2'))
    expect([who, (await by(who).get(`cases/${body.doc.id}`)).status]).toEqual([who, 200])
  for (const who of words('liaison stranger'))
    expect([who, (await by(who).get(`cases/${body.doc.id}`)).status]).toEqual([who, 404])
})

test('journal: those who oversee, and nobody else', async () => {
  await readBy('journal', await one('journal', `where[subject][equals]=${released.id}`), words('inspector auditor'), [
    'admin',
  ])
})

test('the trail of a record: as the record', async () => {
  for (const who of everybody) {
    const { status } = await by(who).get(`statements/${shared.id}/trail`)
    expect([who, status]).toEqual([who, [...gatekeepers, ...issuing, 'liaison'].includes(who) ? 200 : 404])
  }
})

test('files: unit that uploaded, units that confirm the text they hang on, gatekeepers; nobody without an account', async () => {
  const form = new FormData()
  form.append('file', new Blob(['附件的内容']), '说明.txt')
  const { doc } = (await editor.post('files', form)).body
  const { body } = await editor.post('statements', {
    kind: 'explainer',
    title: '带附件',
    summary: '答复。',
    body: '正文。',
    fields: { policyUrl: 'https://a.example/policy' },
    confirmingUnits: ['YP-MED'],
    attachments: [doc.id],
  })
  expect(body.doc.attachments).toHaveLength(1)
  expect((await editor.act(body.doc.id, 'submit')).status).toBe(200)
  for (const who of words('handler2 editor2 stranger')) {
    expect([who, (await by(who).get(`files/${doc.id}`)).status]).toEqual([who, 404])
    expect([who, (await by(who).get(`files/file/${doc.filename}`)).status]).toEqual([
      who,
      expect.toSatisfy((code) => [403, 404].includes(code as number)),
    ])
  }
  expect((await cms.call('GET', `files/file/${doc.filename}`)).status).toBe(401)
  for (const who of [...issuing, ...gatekeepers, 'liaison']) {
    expect([who, (await by(who).get(`files/${doc.id}`)).status]).toEqual([who, 200])
    expect([who, (await by(who).get(`files/file/${doc.filename}`)).status]).toEqual([who, 200])
  }
})

test('people and units: whoever is signed in, without anything secret', async () => {
  const secrets = /"(password|hash|salt|resetPasswordToken|resetPasswordExpiration|loginAttempts|lockUntil|apiKey)":/
  const { email, id } = await hire(cms, { name: 'plain', roles: ['monitor'], unit: 'YP-OFFICE' })
  const plain = await cms.as(email)
  const answers = [
    await cms.call('POST', 'users/login', { body: { email, password } }),
    await plain.get('users?limit=0&depth=2'),
    await plain.get('users/me'),
    await plain.get(`users/${id}?showHiddenFields=true&select[hash]=true&select[salt]=true`),
    await plain.patch(`users/${id}`, { name: '新名' }),
    await plain.patch(`users/${id}`, { password: 'another-password-1' }),
    await plain.post('users/refresh-token', {}),
    await admin.patch(`users/${id}`, { password, roles: ['monitor', 'analyst'] }),
    await signer.get(`statements/${released.id}?depth=3`),
    await signer.get('statements/versions?depth=3&limit=3'),
    await auditor.get('slips?depth=3&limit=3'),
    await auditor.get('journal?limit=0'),
  ]
  for (const { status, body } of answers) {
    expect(status).toBe(200)
    // The chain of the journal has a "hash" of its own.
    const text = JSON.stringify(body).replaceAll(/"hash":"[0-9a-f]{64}"/g, '')
    expect(text).not.toMatch(secrets)
    expect(text).not.toContain(password)
    const others = (body.docs ?? []).filter((doc: Json) => doc.id !== id)
    expect(JSON.stringify(others)).not.toMatch(/"sessions":\[\{/)
    expect(text).not.toContain('another-password-1')
  }
  expect((await plain.get('users/me')).body.user ?? null).toBe(null)
  for (const field of ['hash', 'salt', 'resetPasswordToken', 'sessions.id', 'loginAttempts'])
    for (const query of [
      `users?where[${field}][exists]=true`,
      `users?sort=${field}`,
      `statements?where[author.${field}][exists]=true`,
    ])
      expect([query, (await liaison.get(query)).status === 200 && !query.startsWith('statements')]).toEqual([
        query,
        false,
      ])
})

test('nobody gives themselves duties or another unit', async () => {
  const { email, id } = await hire(cms, { name: 'climber', roles: ['editor'], unit: 'YP-SI' })
  const climber = await cms.as(email)
  const commits = await ledger.commits()
  const tries: Json[] = [
    { roles: ['editor', 'signer'] },
    { roles: ['admin'] },
    { unit: 'YP-OFFICE' },
    { unit: null },
    { email: 'other@extra.huiying.test' },
    { name: '好名', roles: ['signer'] },
  ]
  for (const sent of tries)
    expect([sent, verdict(await climber.patch(`users/${id}`, sent))]).toEqual([sent, '403 role'])
  const other = (await climber.get('users?where[email][equals]=signer@demo.huiying.test')).body.docs[0].id
  expect((await climber.patch(`users/${other}`, { password: 'taken-over-12345' })).status).toBe(403)
  expect((await climber.patch(`users/${other}`, { name: '改名' })).status).toBe(403)
  expect(
    (await climber.post('users', { email: 'n@x.test', name: '新', password, roles: [], unit: 'YP-SI' })).status,
  ).toBe(403)
  expect((await climber.post('units', { code: 'MINE', name: '我', region: '我' })).status).toBe(403)
  expect(await ledger.commits()).toBe(commits)
  expect((await climber.patch(`users/${id}`, { name: '好名' })).body.doc.name).toBe('好名')
  const me = (await climber.get('users/me')).body.user
  expect([me.roles, me.unit.code]).toEqual([['editor'], 'YP-SI'])
})

test('a person who moves to another unit sees what that unit sees, at once', async () => {
  const { email, id } = await hire(cms, { name: 'mover', roles: ['editor'], unit: 'YP-SI' })
  const mover = await cms.as(email)
  expect((await mover.get(`statements/${own.id}`)).status).toBe(200)
  expect((await admin.patch(`users/${id}`, { unit: 'YP-JOBS' })).status).toBe(200)
  expect((await mover.get(`statements/${own.id}`)).status).toBe(404)
  expect((await mover.patch(`statements/${own.id}`, { title: '改' })).status).toBe(404)
})

test('lists, counts and filters tell outsiders nothing', async () => {
  const probes = [
    `where[id][equals]=${own.id}`,
    'where[title][equals]=QXownZW',
    `where[or][0][id][equals]=${own.id}&where[or][1][concerned][exists]=true`,
    'where[and][0][or][0][id][exists]=true',
    'where[concerned][exists]=true',
    `where[case][equals]=${matter}`,
  ]
  for (const who of words('monitor stranger security spokesperson analyst handler2'))
    for (const probe of probes) {
      for (const path of ['statements', 'releases', 'slips']) {
        const { status, body } = await by(who).get(`${path}?${path === 'statements' ? probe : 'limit=0'}`)
        if (status !== 200) continue
        expect([who, probe, body.totalDocs, body.docs]).toEqual([who, probe, 0, []])
      }
      const counted = await by(who).get(`statements/count?${probe}`)
      if (counted.status === 200) expect([who, probe, counted.body.totalDocs]).toEqual([who, probe, 0])
    }
})

test('old versions do not leak to those who may not see the record', async () => {
  const version = (await signer.get(`statements/versions?where[parent][equals]=${own.id}&limit=1&depth=0`)).body.docs[0]
    .id
  const asCase = await monitor.get(`cases/versions?where[parent][equals]=${matter}`)
  expect([200, 403, 404]).toContain(asCase.status)
  for (const who of words('monitor analyst spokesperson security stranger handler2 editor2 liaison')) {
    for (const path of [
      `statements/versions/${version}`,
      `statements/versions?where[parent][equals]=${own.id}`,
      'statements/versions',
    ]) {
      const { status, body } = await by(who).get(path)
      expect([who, path, JSON.stringify(body).includes('QX')]).toEqual([who, path, false])
      if (status === 200) expect([who, path, body.docs]).toEqual([who, path, []])
    }
    const restore = await by(who).post(`statements/versions/${version}`, {})
    expect([who, [403, 404].includes(restore.status)]).toEqual([who, true])
  }
})

test('populated relations do not leak', async () => {
  for (const depth of [1, 2, 5, 10]) {
    // YP-MED confirms the text; the case behind it and what people wrote are not its affair.
    const seen = await liaison.get(
      `statements/${shared.id}?depth=${depth}&populate[cases][summary]=true&select[case]=true&select[title]=true`,
    )
    const list = await liaison.get(`statements?depth=${depth}&limit=0`)
    const slips = await liaison.get(`slips?depth=${depth}&limit=0`)
    for (const { status, body } of [seen, list, slips]) {
      expect(status).toBe(200)
      expect([depth, JSON.stringify(body).match(/QX(case|mention|own)ZW/)]).toEqual([depth, null])
    }
  }
  for (const query of [
    `where[case.title][equals]=${mark.caseSummary}`,
    `where[case.mentions.title][like]=${mark.mention}`,
    `where[case.summary][like]=QX`,
  ]) {
    const right = await liaison.get(`statements?${query}`)
    const wrong = await liaison.get(`statements?${query.replace('QX', 'QY')}`)
    expect([query, right.status, right.body.totalDocs]).toEqual([query, wrong.status, wrong.body.totalDocs])
  }
})

test('a case that names a foreign mention, or a text that names a foreign case, shows nothing of it', async () => {
  const foreign = await by('stranger').post('cases', {
    title: '事',
    kind: 'doubt',
    leadUnit: 'YP-JOBS',
    mentions: [mention.id],
  })
  expect(JSON.stringify(foreign.body)).not.toContain(mark.mention)
  if (foreign.status === 201)
    expect(JSON.stringify((await by('stranger').get(`cases/${foreign.body.doc.id}?depth=5`)).body)).not.toContain(
      mark.mention,
    )
  const text = await by('stranger').post('statements', { kind: 'explainer', title: '题', case: matter })
  expect(JSON.stringify(text.body)).not.toContain(mark.caseSummary)
  const attach = await by('stranger').post(`mentions/${mention.id}/acts/attach`, { case: matter })
  expect(attach.status).toBe(404)
})

test('what Payload keeps beside is not a side door', async () => {
  for (const who of words('stranger monitor'))
    for (const path of [
      'payload-preferences',
      'payload-locked-documents',
      'payload-kv',
      'payload-migrations',
      'payload-jobs',
      'invitations',
      'idempotency',
      'globals/installation',
      'access',
      `access/statements/${own.id}`,
      `statements/access/${own.id}`,
    ]) {
      const { status, body } = await by(who).get(path)
      expect([path, status < 500]).toEqual([path, true])
      expect([who, path, JSON.stringify(body).includes('QX')]).toEqual([who, path, false])
    }
  expect((await handler.get('statements?limit=0')).body.docs.length).toBeGreaterThan(2)
  expect((await reviewer.get(`statements/${own.id}`)).status).toBe(200)
})

test('one publisher has the outbox at a time; another is refused until the first has been silent for ten seconds', async () => {
  const { leaseMs } = await import('../../cms/workflow/leases.ts')
  const { readSettings } = await import('../../cms/settings.ts')
  const authorization = `Publisher ${readSettings().publisherSecret}`
  const ask = (publisher: string, method = 'GET', where = 'outbox', body?: Json) =>
    cms.call(method, where, { headers: { authorization, ...(publisher ? { 'x-publisher': publisher } : {}) }, body })
  const unnamed = await ask('', 'POST', 'outbox/lease', {})
  expect([unnamed.status, unnamed.body.errors[0].field]).toEqual([422, 'x-publisher'])
  const { forMs } = (await ask('one', 'POST', 'outbox/lease', {})).body
  expect(forMs).toBeGreaterThan(leaseMs - 1_000)
  expect(forMs).toBeLessThanOrEqual(leaseMs)
  expect((await ask('one')).status).toBe(200)
  const refused = await ask('two')
  expect([refused.status, refused.body.errors[0].code]).toEqual([409, 'publisher-elsewhere'])
  expect(
    (await ask('two', 'POST', 'outbox/x/delivery', { state: 'live', url: '/x/', at: new Date().toISOString() })).status,
  ).toBe(409)
  // Looking is open to whoever knows the secret.
  expect((await ask('')).status).toBe(200)
  expect(leaseMs).toBeLessThan(10_000)
  await new Promise((resolve) => setTimeout(resolve, leaseMs + 100))
  expect((await ask('two')).status).toBe(200)
  expect(
    (await ask('one', 'POST', 'outbox/x/delivery', { state: 'live', url: '/x/', at: new Date().toISOString() })).status,
  ).toBe(409)
})
