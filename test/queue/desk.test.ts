import { beforeAll, expect, test } from 'vitest'
import { openClock } from '../harness/clock.ts'
import { bootCms, type Json } from '../harness/cms.ts'
import { hire } from '../harness/hire.ts'
import { patience } from '../harness/patience.ts'
import { codesOf, verdict } from '../harness/refusal.ts'
import { advance, draft, openCase } from '../harness/statement.ts'

const cms = await bootCms()
const clock = openClock()
const secret = '尚未公开的标题'
const made: Record<string, string> = {}

const queue = async (who: string, query = ''): Promise<Json> => {
  const { status, body } = await (await cms.as(who)).get(`queue${query}`)
  if (status !== 200) throw new Error(`${who} ${query}: ${status} ${JSON.stringify(body)}`)
  return body
}
const waits = async (who: string, query = '?scope=mine') =>
  (await queue(who, query)).docs.map(({ subject, act }: Json) => `${names[subject] ?? subject} ${act}`).sort()
const names: Record<string, string> = {}

beforeAll(async () => {
  const detectedAt = (hoursAgo: number) => clock.in(-hoursAgo)
  const late = await openCase(cms, { title: `${secret}：超时的事项`, detectedAt: detectedAt(50) })
  const soon = await openCase(cms, { title: `${secret}：快到时限的事项`, detectedAt: detectedAt(44) })
  const labour = await openCase(cms, { title: `${secret}：别的单位的事项`, leadUnit: 'YP-LABOUR', supportingUnits: [] })
  const written = await draft({ cms, kind: 'explainer', more: { title: `${secret}：草稿` } })
  const submitted = await draft({
    cms,
    kind: 'explainer',
    confirming: ['YP-LABOUR'],
    more: { title: `${secret}：待把关` },
  })
  await advance(cms, submitted.id, 'submitted')
  const ready = await draft({ cms, kind: 'commentary', more: { title: `${secret}：待签发` } })
  await advance(cms, ready.id, 'ready')
  const mention = (
    await (await cms.as('handler')).post('mentions', { title: `${secret}：线索`, text: '原话', sourceKind: 'forum' })
  ).body.doc
  for (const [name, { id }] of Object.entries({ late, soon, labour, written, submitted, ready, mention })) {
    made[name] = id
    names[id] = name
  }
})

test('mine: my duties, my unit, and what four eyes let me do', async () => {
  expect(await waits('editor')).toEqual(['late answer', 'soon answer', 'written submit'])
  expect(await waits('editor2')).toEqual(['labour answer', 'submitted confirm'])
  expect(await waits('handler2')).toEqual(['submitted confirm'])
  expect(await waits('handler')).toEqual([])
  expect(await waits('reviewer')).toEqual(['submitted review'])
  expect(await waits('secrecy')).toEqual(['submitted clear'])
  expect(await waits('signer')).toEqual(['ready sign'])
  expect(await waits('analyst')).toEqual(['mention open-case'])
  expect(await waits('monitor')).toEqual(['mention open-case'])
  for (const who of ['liaison', 'spokesperson', 'inspector', 'admin', 'security', 'auditor'])
    expect(await waits(who)).toEqual([])
})

test('a person with the duty who touched the text does not see its wait as theirs', async () => {
  const roles = ['editor', 'reviewer']
  const { email } = await hire(cms, { name: 'twoduties', roles, unit: 'YP-SI' })
  expect(await waits(email)).toContain('submitted review')
  const own = await draft({ cms, kind: 'explainer', by: email })
  await (await cms.as(email)).act(own.id, 'submit')
  names[own.id] = 'own'
  expect(await waits(email)).not.toContain('own review')
  expect(await waits('reviewer')).toContain('own review')
  await (await cms.as('reviewer')).act(own.id, 'return', { reason: '重复' })
})

test('most urgent first; late and soon are counted and shown', async () => {
  const { docs, counts, totalDocs, scope, scopes } = await queue('editor')
  expect(docs.slice(0, 2).map(({ subject, urgency }: Json) => [subject, urgency])).toEqual([
    [made.late, 'late'],
    [made.soon, 'soon'],
  ])
  expect(docs.slice(2).every(({ urgency }: Json) => urgency === 'open')).toBe(true)
  expect(counts).toMatchObject({ late: 1, soon: 1, lanes: { answer: 2 }, all: totalDocs })
  expect([scope, scopes]).toEqual(['mine', ['mine', 'unit']])
  expect((await queue('editor', '?late=1')).docs.map(({ subject }: Json) => subject)).toEqual([made.late])
  expect((await queue('editor', '?soon=1')).docs.map(({ subject }: Json) => subject)).toEqual([made.soon])
  const lane = await queue('editor', '?lane=answer')
  expect([lane.totalDocs, lane.counts.all]).toEqual([2, counts.all])
  expect((await queue('editor', '?lane=sign')).docs).toEqual([])
})

test('a row says what, why, by when and by which rule, who holds it and who asked', async () => {
  const [row] = (await queue('signer')).docs
  expect(row).toEqual({
    id: expect.any(String),
    slug: 'statements',
    subject: made.ready,
    title: `${secret}：待签发`,
    kind: 'commentary',
    kindLabel: '专家解读',
    state: 'submitted',
    act: 'sign',
    label: '签发',
    reason: expect.stringContaining('等签发'),
    since: expect.stringMatching(/Z$/),
    due: null,
    urgency: 'open',
    holder: { role: 'signer', label: '签发人', unit: null, people: expect.arrayContaining(['顾长宁', '唐予策']) },
    askedBy: { name: '苏明禾', unit: '社会保险中心' },
  })
  const late = (await queue('editor')).docs[0]
  expect(late.due).toEqual({ at: expect.any(String), rule: expect.stringContaining('61号') })
  expect(late.label).toBe('起草回应')
  const { body } = await cms.call('GET', 'queue', {
    token: (
      await cms.call('POST', 'users/login', {
        body: { email: 'signer@demo.huiying.test', password: 'huiying-demo-2026' },
      })
    ).body.token,
    headers: { cookie: 'payload-lng=en' },
  })
  expect(body.docs[0]).toMatchObject({ label: 'Sign', reason: expect.stringContaining('to be signed') })
})

test('unit: all that waits for my unit, or that my unit waits for', async () => {
  const [si, office] = [await waits('handler', '?scope=unit'), await waits('inspector', '?scope=unit')]
  for (const wait of [
    'late answer',
    'soon answer',
    'written submit',
    'submitted confirm',
    'submitted review',
    'ready sign',
  ])
    expect(si).toContain(wait)
  expect(si).not.toContain('labour answer')
  for (const wait of ['submitted review', 'submitted clear', 'ready sign', 'mention open-case'])
    expect(office).toContain(wait)
  expect(office).not.toContain('written submit')
})

test('all: for those who oversee; others are refused', async () => {
  for (const who of ['reviewer', 'secrecy', 'signer', 'inspector', 'auditor'])
    expect(await waits(who, '?scope=all')).toEqual(
      expect.arrayContaining(['labour answer', 'late answer', 'mention open-case', 'ready sign', 'submitted confirm']),
    )
  for (const who of ['editor', 'handler', 'monitor', 'liaison', 'spokesperson', 'security'])
    expect(verdict(await (await cms.as(who)).get('queue?scope=all'))).toBe('403 role')
})

test('who only oversees lands on everything', async () => {
  for (const who of ['inspector', 'auditor']) expect((await queue(who)).scope).toBe('all')
  expect((await queue('reviewer')).scope).toBe('mine')
})

test(
  'nobody sees anything of a record they may not read',
  async () => {
    const everybody = `monitor analyst handler editor handler2 editor2 editor3 editor4 reviewer secrecy signer signer2
    spokesperson liaison inspector admin security auditor`.split(/\s+/)
    const seen = new Set<string>()
    for (const who of everybody) {
      const person = await cms.as(who)
      const paths = [
        'queue?limit=100',
        'queue?scope=unit&limit=100',
        'queue?scope=all&limit=100',
        'queue/asked?limit=100',
        'queue/asked?scope=unit&limit=100',
      ]
      for (const path of paths) {
        const { status, body } = await person.get(path)
        if (status === 403) continue
        for (const { slug, subject } of body.docs as Json[]) {
          const record = `${slug}/${subject}`
          if (!seen.has(`${who} ${record}`))
            expect([who, (await person.get(`${record}?depth=0`)).status]).toEqual([who, 200])
          seen.add(`${who} ${record}`)
        }
      }
      if (['spokesperson', 'liaison', 'editor4', 'security'].includes(who)) {
        const text = JSON.stringify([
          await person.get('queue?scope=unit'),
          await person.get('queue/asked'),
          await person.get('queue/live-today'),
        ])
        expect(text.includes('草稿') || text.includes('待签发')).toBe(false)
      }
    }
    expect(seen.size).toBeGreaterThan(30)
  },
  patience(240_000),
)

test('the rows themselves are closed to everybody, and so are the marks', async () => {
  for (const who of ['editor', 'auditor', 'admin'])
    for (const path of ['waits', 'globals/queue-made']) {
      const { status, body } = await (await cms.as(who)).get(path)
      expect([path, status >= 400 && status < 500, JSON.stringify(body).includes(secret)]).toEqual([path, true, false])
    }
})

test('asked: what I wait for and who holds it since when', async () => {
  const { docs } = (await (await cms.as('editor')).get('queue/asked')).body
  const confirm = docs.find(({ subject, act }: Json) => subject === made.submitted && act === 'confirm')
  expect(confirm).toMatchObject({
    holder: {
      role: 'handler',
      unit: { name: '劳动保障监察支队' },
      people: expect.arrayContaining(['梁树声', '许青禾']),
    },
    since: expect.any(String),
  })
  expect(docs.map(({ act }: Json) => act)).toEqual(expect.arrayContaining(['confirm', 'review', 'clear', 'sign']))
  expect((await (await cms.as('handler')).get('queue/asked')).body.docs.map(({ act }: Json) => act)).toEqual([
    'open-case',
  ])
  const unit = (await (await cms.as('handler')).get('queue/asked?scope=unit')).body
  expect(unit.totalDocs).toBeGreaterThan(docs.length)
})

test('pages do not overlap and add up', async () => {
  const pages = [await queue('handler', '?scope=unit&limit=2'), await queue('handler', '?scope=unit&limit=2&page=2')]
  const ids = pages.flatMap(({ docs }) => docs.map(({ id }: Json) => id))
  expect(new Set(ids).size).toBe(4)
  expect(pages.map(({ page, hasNextPage }) => [page, hasNextPage])).toEqual([
    [1, true],
    [2, true],
  ])
  const whole = await queue('handler', '?scope=unit&limit=100')
  expect(whole.docs.slice(0, 4).map(({ id }: Json) => id)).toEqual(ids)
  expect([whole.docs.length, whole.hasNextPage]).toEqual([whole.totalDocs, false])
  const beyond = await queue('handler', '?scope=unit&page=999')
  expect([beyond.docs, beyond.hasNextPage]).toEqual([[], false])
})

test.each([
  ['queue?page=0', 'invalid-field'],
  ['queue?page=x', 'invalid-field'],
  ['queue?limit=0', 'invalid-field'],
  ['queue?limit=101', 'invalid-field'],
  ['queue?limit=1.5', 'invalid-field'],
  ['queue?scope=everything', 'invalid-field'],
  ['queue?lane=drop', 'invalid-field'],
  ['queue?late=yes', 'invalid-field'],
  ['queue?sort=title', 'unknown-field'],
  ['queue/asked?scope=all', 'invalid-field'],
  ['queue/asked?lane=sign', 'unknown-field'],
  ['queue/live-today?day=2026-01-01', 'unknown-field'],
])('%s is refused as %s', async (path, code) => {
  const answer = await (await cms.as('editor')).get(path)
  expect([answer.status, codesOf(answer)]).toEqual([422, [code]])
})

test.each(['queue', 'queue/asked', 'queue/live-today'])('%s is for signed-in people', async (path) => {
  const answer = await cms.call('GET', path)
  expect([answer.status, codesOf(answer)]).toEqual([401, ['signed-out']])
})

test('what went live today is told to everybody, and only what is live', async () => {
  const { createLocalReq } = await import('payload')
  const { id } = await draft({ cms, kind: 'interview', more: { title: '已经上线的专访' } })
  await advance(cms, id, 'released')
  const today = async () => (await (await cms.as('security')).get('queue/live-today')).body.docs
  expect(await today()).toEqual([])
  const [delivery] = (await cms.payload.find({ collection: 'deliveries', where: { subject: { equals: id } } })).docs
  const data = { state: 'live', url: 'http://localhost:4321/interviews/2026/1/', liveAt: clock.now().toISOString() }
  await cms.payload.db.updateOne({
    collection: 'deliveries',
    id: delivery?.id as string,
    data,
    req: await createLocalReq({}, cms.payload),
  })
  expect(await today()).toEqual([
    { title: '已经上线的专访', url: data.url, at: data.liveAt, kind: 'interview', act: 'publish', label: '发布' },
  ])
  clock.wait(24)
  expect(await today()).toEqual([])
})

test('the head of a unit lands on the whole unit; only one of its people can be it', async () => {
  const admin = await cms.as('admin')
  const units = (await admin.get('units?limit=50&depth=0')).body.docs
  const si = units.find(({ code }: Json) => code === 'YP-SI').id
  const idOf = async (who: string) => (await (await cms.as(who)).get('users/me')).body.user.id
  const stranger = await admin.patch(`units/${si}`, { head: await idOf('handler2') })
  expect([stranger.status, codesOf(stranger)]).toEqual([422, ['invalid-field']])
  const own = await (await cms.as('editor')).patch(`units/${si}`, { head: await idOf('editor') })
  expect(verdict(own)).toBe('403 role')
  expect((await queue('editor')).scope).toBe('mine')
  expect((await admin.patch(`units/${si}`, { head: await idOf('editor') })).status).toBe(200)
  expect((await queue('editor')).scope).toBe('unit')
  expect((await queue('editor', '?scope=mine')).scope).toBe('mine')
  expect((await queue('handler')).scope).toBe('mine')
})
