import { beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from '../../cms/roles.ts'
import { forms, kindNames, kinds } from '../../content/schema/kinds.ts'
import { release as releaseSchema } from '../../content/schema/release.ts'
import { seedContent } from '../../scripts/seed/content.ts'
import { endOf, seedScale } from '../../scripts/seed/scale.ts'
import { staff } from '../../scripts/seed/staff.ts'
import { stateOf } from '../../scripts/seed/state.ts'
import { synthetic } from '../../scripts/seed/synthetic-text.ts'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'

let cms: Cms
let statements: Json[]
let releases: Json[]
const all = async (slug: string): Promise<Json[]> =>
  (await cms.payload.find({ collection: slug as 'statements', pagination: false, sort: 'createdAt', depth: 0 })).docs

beforeAll(async () => {
  cms = await bootCms()
  expect(await stateOf(cms.payload)).toBe('people')
  await seedContent(cms.payload)
  statements = await all('statements')
  releases = (await all('releases')).sort((a, b) => a.sequence - b.sequence)
})

test('the demo people: one of each duty, by a name of their own', async () => {
  const users = await all('users')
  expect(users).toHaveLength(staff.length)
  for (const role of roleNames) expect(users.map(({ email }) => email)).toContain(`${role}@demo.huiying.test`)
  for (const { name, roles } of users) expect([roles.length, /员|人$/.test(name)]).toEqual([1, false])
})

describe('the content', () => {
  test('shows all seven kinds on the site and every state in the back office', () => {
    const published = releases.filter(({ recordKind }) => recordKind === 'statement').map(({ kind }) => kind)
    expect(new Set(published)).toEqual(new Set(kindNames))
    expect(new Set(statements.map(({ state }) => state))).toEqual(
      new Set(['draft', 'submitted', 'scheduled', 'released', 'withdrawn']),
    )
    expect(new Set(statements.flatMap((statement) => statement.forms))).toEqual(new Set(Object.keys(forms)))
    expect(statements.length).toBeGreaterThanOrEqual(12)
  })

  test('shows every act that crosses, and an emergency that was ratified', () => {
    expect(new Set(releases.map(({ act }) => act))).toEqual(new Set(['publish', 'correct', 'update', 'withdraw']))
    expect(statements.find(({ emergency }) => emergency)?.emergency).toMatchObject({
      ratifiedAt: expect.any(String),
      waived: ['review'],
    })
  })

  test('begins with the bureau, which says that it is a demo', () => {
    expect(releases[0]).toMatchObject({ recordKind: 'bureau', release: { bureau: { demo: true } } })
  })

  test('crosses in the form the site takes', () => {
    for (const { id, sequence, release } of releases)
      releaseSchema.parse({ schema: 'huiying/release/1', id, sequence, ...release })
    expect(releases.find(({ release }) => release.files?.some(({ width }: Json) => width))).toBeDefined()
  })

  test('links nowhere but to the city that does not exist, and names nobody who has an account', () => {
    const crossed = JSON.stringify(releases.map(({ release }) => release))
    const hosts = [...crossed.matchAll(/https?:\/\/([^/"\\)]+)/g)].map(([, host]) => host)
    expect(new Set(hosts)).toEqual(new Set(['yunpu.example']))
    for (const { name } of staff) expect(crossed).not.toContain(name)
  })

  test('answers a case wherever the kind must', () => {
    for (const { kind, case: answered } of statements)
      if (kinds[kind as keyof typeof kinds].answersCase) expect(answered).toBeTruthy()
  })
})

describe('everybody finds something to do', () => {
  const waiting = async (who: string, slug: string, act: string, where: string) => {
    const person = await cms.as(who)
    const { body } = await person.get(`${slug}?depth=0&limit=100&${where}`)
    const acts = await Promise.all(
      body.docs.map(async ({ id }: Json) => (await person.get(`${slug}/${id}/acts`)).body.acts),
    )
    return acts.filter((each) => each.find((one: Json) => one.act === act)?.allowed).length
  }
  test.each([
    ['analyst', 'mentions', 'open-case', 'where[state][equals]=new'],
    ['handler', 'mentions', 'open-case', 'where[state][equals]=new'],
    ['editor2', 'statements', 'submit', 'where[state][equals]=draft'],
    ['editor5', 'statements', 'submit', 'where[state][equals]=draft'],
    ['handler', 'statements', 'confirm', 'where[state][equals]=submitted'],
    ['handler2', 'statements', 'confirm', 'where[state][equals]=submitted'],
    ['editor2', 'statements', 'confirm', 'where[state][equals]=submitted'],
    ['liaison', 'statements', 'confirm', 'where[state][equals]=submitted'],
    ['reviewer', 'statements', 'review', 'where[state][equals]=submitted'],
    ['secrecy', 'statements', 'clear', 'where[state][equals]=submitted'],
    ['signer', 'statements', 'sign', 'where[state][equals]=submitted'],
    ['signer2', 'statements', 'sign', 'where[state][equals]=submitted'],
    ['signer', 'statements', 'cancel-schedule', 'where[state][equals]=scheduled'],
    ['editor', 'statements', 'correct', 'where[state][equals]=released'],
  ])('%s: %s/%s', async (who, slug, act, where) => {
    expect(await waiting(who, slug, act, where)).toBeGreaterThan(0)
  })

  test('editor: a draft that is not complete yet', async () => {
    const { body } = await (await cms.as('editor')).get('statements?where[state][equals]=draft&depth=0')
    const { body: acts } = await (await cms.as('editor')).get(
      `statements/${body.docs.find(({ number, kind }: Json) => !number && kind === 'response').id}/acts`,
    )
    expect(acts.acts.find(({ act }: Json) => act === 'submit')).toMatchObject({
      allowed: false,
      refusals: [{ field: 'fields.measures' }],
    })
  })
})

test('a database with content is full, and stays as it is', async () => {
  expect(await stateOf(cms.payload)).toBe('full')
})

describe('synthetic statements', () => {
  test('are the same on every run and differ from one another', () => {
    const asked = Date.parse('2025-06-05T10:00:00+08:00')
    expect(synthetic(7, asked)).toEqual(synthetic(7, asked))
    const many = Array.from({ length: 500 }, (_, index) => synthetic(index + 1, asked).statement)
    for (const part of ['title', 'body'] as const) expect(new Set(many.map((each) => each[part])).size).toBe(500)
  })

  test('a few are unanswered, drafts, or before a gate', () => {
    const ends = Array.from({ length: 10_000 }, (_, index) => endOf(index + 1, 10_000))
    const share = (...wanted: string[]) => ends.filter((end) => wanted.includes(end)).length / ends.length
    expect(share('heard')).toBeCloseTo(0.02, 3)
    expect(share('draft')).toBeCloseTo(0.01, 3)
    for (const gate of ['review', 'clear', 'sign']) expect(share(gate)).toBeCloseTo(0.01 / 3, 3)
    expect(share('released')).toBeCloseTo(0.96, 3)
  })

  test('go through every gate', async () => {
    const before = releases.length
    await seedScale({ payload: cms.payload, from: 0, to: 6 })
    const crossed = (await all('releases')).sort((a, b) => a.sequence - b.sequence).slice(before)
    expect(crossed).toHaveLength(6)
    for (const { release } of crossed)
      expect(release.slips.map(({ act }: Json) => act)).toEqual(['review', 'clear', 'sign'])
  })
})
