import { beforeAll, describe, expect, test } from 'vitest'
import { shanghaiYear } from '../../cms/calendar/clock.ts'
import { checkWriting } from '../../cms/statements/writing/check.ts'
import { isIdNumber } from '../../cms/statements/writing/personal.ts'
import { kindNames } from '../../content/schema/kinds.ts'
import { bureau } from '../../scripts/seed/bureau.ts'
import { seedContent } from '../../scripts/seed/content.ts'
import { stateOf } from '../../scripts/seed/state.ts'
import { bootCms, type Cms, type Json } from '../harness/cms.ts'

let cms: Cms
let statements: Json[]
let releases: Json[]
let journal: Json[]
const all = async (slug: string, sort = 'createdAt'): Promise<Json[]> =>
  (await cms.payload.find({ collection: slug as 'statements', pagination: false, sort, depth: 0 })).docs
const texts = () => releases.filter(({ recordKind }) => recordKind === 'statement')
const ms = (time: string) => Date.parse(time)
const month = 30.4 * 86_400_000

beforeAll(async () => {
  cms = await bootCms()
  const interrupted = seedContent(cms.payload, () => {
    throw new Error('interrupted')
  })
  await expect(interrupted).rejects.toThrow('interrupted')
  expect(await stateOf(cms.payload)).toBe('people')
  await seedContent(cms.payload)
  statements = await all('statements')
  releases = await all('releases', 'sequence')
  journal = await all('journal', 'sequence')
})

describe('there is enough of everything', () => {
  test('three dozen statements of all kinds, two dozen cases, mentions in every state', async () => {
    expect(statements.length).toBeGreaterThanOrEqual(36)
    expect(new Set(texts().map(({ kind }) => kind))).toEqual(new Set(kindNames))
    expect(new Set(statements.map(({ kind, state }) => `${state}:${kind}`)).size).toBeGreaterThanOrEqual(15)
    expect((await all('cases')).length).toBeGreaterThanOrEqual(24)
    expect(new Set((await all('mentions')).map(({ state }) => state))).toEqual(
      new Set(['new', 'attached', 'dismissed']),
    )
  })

  test('every state a statement can be in', () => {
    const found = (what: (statement: Json) => unknown) => statements.filter((each) => Boolean(what(each))).length
    const states: Record<string, (statement: Json) => unknown> = {
      draft: ({ state, edition, round }) => state === 'draft' && edition === 1 && round === 1,
      returned: ({ state, edition, round }) => state === 'draft' && edition === 1 && round > 1,
      submitted: ({ state }) => state === 'submitted',
      scheduled: ({ state, scheduledAt }) => state === 'scheduled' && ms(scheduledAt) > Date.now(),
      corrected: ({ id }) => releases.some(({ subject, act }) => subject === id && act === 'correct'),
      updated: ({ id }) => releases.filter(({ subject, act }) => subject === id && act === 'update').length > 1,
      ratified: ({ emergency }) => emergency?.ratifiedAt,
      unratified: ({ emergency }) =>
        emergency && !emergency.ratifiedAt && Date.now() - ms(emergency.at) < 12 * 3_600_000,
      withdrawn: ({ state }) => state === 'withdrawn',
      proposed: ({ state, withdrawalProposal }) => state === 'released' && withdrawalProposal,
      'next edition': ({ state, edition, releasedEdition }) =>
        state === 'draft' && releasedEdition > 0 && edition > releasedEdition,
    }
    for (const [name, is] of Object.entries(states)) expect([name, found(is)]).not.toEqual([name, 0])
  })

  test('each gate has something that waits before it', async () => {
    const slips = await all('slips')
    const open = (act: string) =>
      statements.filter(
        ({ id, state, round, edition }) =>
          state === 'submitted' &&
          !slips.some(
            (slip) => slip.statement === id && slip.act === act && slip.edition === edition && slip.round === round,
          ),
      ).length
    for (const act of ['confirm', 'review', 'clear']) expect([act, open(act)]).not.toEqual([act, 0])
    const passed = statements.filter(({ id, state }) => {
      const acts = slips.filter((slip) => slip.statement === id).map(({ act }) => act)
      return state === 'submitted' && ['confirm', 'review', 'clear'].every((act) => acts.includes(act))
    })
    expect(passed.length).toBeGreaterThan(0)
  })
})

describe('the story has its own time', () => {
  test('and spans two years, up to now', () => {
    expect(ms(texts().at(-1).releasedAt) - ms(texts()[0].releasedAt)).toBeGreaterThan(23 * month)
    for (const { at } of journal) expect(ms(at)).toBeLessThanOrEqual(Date.now())
    expect(Date.now() - ms(journal.at(-1)?.at)).toBeLessThan(24 * 3_600_000)
  })

  test('the journal never goes back, nor do the releases', () => {
    for (const [index, { at }] of journal.entries())
      expect(ms(at)).toBeGreaterThanOrEqual(ms(journal[index - 1]?.at ?? at))
    for (const [index, { releasedAt }] of releases.entries())
      expect(ms(releasedAt)).toBeGreaterThanOrEqual(ms(releases[index - 1]?.releasedAt ?? releasedAt))
  })

  test.each([
    ['没有单位也能缴养老保险', 'publish', '2026-07-06T10:30'],
    ['年底停办五天不会断社保', 'publish', '2024-12-19T09:40'],
    ['青屿区服务大厅进水停办', 'publish', '2025-07-08T08:52'],
    ['社保卡丢了不用等一个月', 'correct', '2026-11-21T14:20'],
    ['冬季招聘会增加两个周末场', 'withdraw', '2026-11-20T17:05'],
  ])('%s: %s at %s', (title, act, at) => {
    const found = releases.find((each) => each.act === act && each.title.startsWith(title))
    expect(ms(found?.releasedAt) - ms(`${at}:00+08:00`)).toBeGreaterThanOrEqual(0)
    expect(ms(found?.releasedAt) - ms(`${at}:00+08:00`)).toBeLessThan(60_000)
    expect(found?.release.slips.at(-1)?.at ?? found?.releasedAt).toBe(found?.releasedAt)
  })

  test('rows carry it too, and the clock is the real one afterwards', async () => {
    for (const { id, createdAt } of statements) {
      const begun = journal.find(({ subject, act }) => subject === id && act === 'create')
      expect(Math.abs(ms(createdAt) - ms(begun?.at))).toBeLessThan(10_000)
    }
    const analyst = await cms.as('analyst')
    const { body } = await analyst.post('cases', { title: '现在', kind: 'doubt', leadUnit: 'YP-SI' })
    expect(Math.abs(ms(body.doc.detectedAt) - Date.now())).toBeLessThan(10_000)
    expect(Math.abs(ms(body.doc.createdAt) - Date.now())).toBeLessThan(10_000)
  })

  test('numbers begin at 1 in every section and year, without gaps, in the year of the release', () => {
    const used = new Map<string, number[]>()
    for (const { act, kind, section, year, number, releasedAt } of texts()) {
      if (act !== 'publish' || kind === 'transcript') continue
      expect(year).toBe(shanghaiYear(new Date(releasedAt)))
      used.set(`${section} ${year}`, [...(used.get(`${section} ${year}`) ?? []), number])
    }
    for (const [place, numbers] of used) expect([place, numbers]).toEqual([place, numbers.map((_, index) => index + 1)])
  })
})

describe('the texts', () => {
  test('no two alike', () => {
    for (const part of ['title', 'summary', 'body'] as const) {
      const said = statements.map((each) => each[part])
      expect(new Set(said).size).toBe(said.length)
    }
  })

  test('no telephone but the demo numbers, no identity number', async () => {
    const everything = JSON.stringify([statements, await all('cases'), await all('mentions'), await all('comments')])
    expect(everything.match(/(?<![\d.a-f-])1[3-9]\d{9}(?![\da-f])/g) ?? []).toEqual([])
    for (const [number] of everything.matchAll(/\b0\d{2,3}-\d{7,8}\b/g)) expect(number).toMatch(/^0000-5550\d{3}$/)
    for (const [number] of everything.matchAll(/(?<![\da-f])\d{17}[\dX](?![\da-f])/g))
      expect(isIdNumber(number)).toBe(false)
  })

  test('every picture says what it shows', () => {
    const pictures = statements.flatMap(({ body }) => [...(body ?? '').matchAll(/<Figure [^>]*>/g)].map(([tag]) => tag))
    expect(pictures.length).toBeGreaterThanOrEqual(9)
    for (const tag of pictures) expect(tag).toMatch(/alt="[^"]{12,}"/)
  })

  test('pass the check before submitting', () => {
    const own = [bureau.phone, bureau.email, 'press@yunpu.example']
    const found = statements.flatMap(({ kind, title, summary, body, fields }) =>
      checkWriting({ kind, title, summary, body, fields }, own).map(({ level, code, quote }) => ({
        title,
        level,
        code,
        quote,
      })),
    )
    expect(found.filter(({ level }) => level === 'must')).toEqual([])
    expect(found.length).toBeLessThanOrEqual(5)
  })
})
