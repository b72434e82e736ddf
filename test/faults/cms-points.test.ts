import { afterAll, expect, test } from 'vitest'
import { journalChain } from '../../cms/workflow/journal.ts'
import { bootCms, type Json, password } from '../harness/cms.ts'
import { openLedger } from '../harness/ledger.ts'
import { advance, draft } from '../harness/statement.ts'
import { type CmsProcess, startCmsProcess } from './cms-process.ts'
import { isWhole, patience } from './extent.ts'
import { pointsOf } from './publisher-process.ts'

const cms = await bootCms()
const ledger = openLedger(cms)
const { readSettings } = await import('../../cms/settings.ts')
const { body: signedIn } = await cms.call('POST', 'users/login', {
  body: { email: 'signer@demo.huiying.test', password },
})
const asPublisher = { authorization: `Publisher ${readSettings().publisherSecret}` }

/** The next one starts while this one is tried. */
let spare: CmsProcess = startCmsProcess(cms)
const fresh = () => {
  const ready = spare
  spare = startCmsProcess(cms)
  return ready
}
afterAll(() => spare.stop())

const ready = async () => {
  const { id } = await draft({ cms, kind: 'explainer' })
  await advance(cms, id, 'ready')
  const { digest } = (await (await cms.as('signer')).get(`statements/${id}?depth=0`)).body
  return { id, digest }
}
const sign = (instance: CmsProcess, { id, digest }: { id: string; digest: string }) =>
  instance.post(`statements/${id}/acts/sign`, {}, { authorization: `JWT ${signedIn.token}`, 'if-match': `"${digest}"` })

const tracesOf = async (id: string) => {
  const { statement, slips, releases, deliveries, journal } = await ledger.of(id)
  return {
    state: statement[0].state,
    numbered: statement[0].number !== null,
    signSlips: slips.filter(({ act }: Json) => act === 'sign').length,
    releases: releases.length,
    deliveries: deliveries.length,
    signed: journal.filter(({ act }: Json) => act === 'sign').length,
  }
}
const unsigned = { state: 'submitted', numbered: false, signSlips: 0, releases: 0, deliveries: 0, signed: 0 }
const signed = { state: 'released', numbered: true, signSlips: 1, releases: 1, deliveries: 1, signed: 1 }

/** Bounded: the first and the last of each name. */
const chosen = (points: ReturnType<typeof pointsOf>) =>
  isWhole
    ? points
    : points
        .filter(({ name }) => /releases|deliveries|commit|wake/.test(name))
        .filter((_, index, all) => index < 2 || index >= all.length - 2)

const pointsWhile = async (work: (instance: CmsProcess) => Promise<unknown>) => {
  const instance = fresh()
  await instance.set({ kind: 'none' })
  await work(instance)
  const points = pointsOf(cms.home)
  await instance.stop()
  return points
}

test(
  'a signature whose back office is killed between any two writes is there as a whole or not at all',
  async () => {
    const first = await ready()
    const points = await pointsWhile((instance) => sign(instance, first))
    expect(await tracesOf(first.id)).toEqual(signed)
    const outcomes: string[] = []
    for (const { at, name } of chosen(points)) {
      const one = await ready()
      const instance = fresh()
      await instance.set({ kind: 'kill', at })
      const answer = await sign(instance, one)
      await instance.stop()
      const left = await tracesOf(one.id)
      expect([unsigned, signed], `killed at ${at} (${name})`).toContainEqual(left)
      // What was answered is kept.
      if (answer?.status === 200) expect(left).toEqual(signed)
      const again = await (await cms.as('signer')).act(one.id, 'sign', {}, one.digest)
      expect(again.status).toBe(left.releases === 1 ? 409 : 200)
      expect(await tracesOf(one.id)).toEqual(signed)
      outcomes.push(left.releases === 1 ? 'kept' : 'as if not begun')
    }
    const kept = outcomes.filter((one) => one === 'kept').length
    console.log(`sign: ${points.length} points, ${outcomes.length} kills, ${kept} kept, the others as if not begun`)
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(outcomes.length)

    const releases = await ledger.find('releases', { section: 'explainers' })
    expect(releases.map(({ number }) => number).sort((a, b) => a - b)).toEqual(releases.map((_, index) => index + 1))
    const chain = journalChain()
    const entries = (await ledger.find('journal', {})).sort((a, b) => a.sequence - b.sequence)
    for (const { detail, actor_name: actorName, ...entry } of entries)
      expect(chain.next({ ...entry, actorName, detail: detail && JSON.parse(detail) })).toBe(null)
  },
  patience,
)

test(
  'a delivery report whose back office is killed between any two writes is taken as a whole or not at all',
  async () => {
    const pending = async () => {
      const one = await ready()
      await (await cms.as('signer')).act(one.id, 'sign', {}, one.digest)
      return { ...one, release: (await ledger.of(one.id)).releases[0].id as string }
    }
    const live = { state: 'live', url: 'http://localhost/explainers/2026/1/', at: '2026-11-28T00:00:00.000Z' }
    const report = (instance: CmsProcess, { release }: { release: string }) =>
      instance.post(`outbox/${release}/delivery`, live, asPublisher)
    const first = await pending()
    const points = await pointsWhile((instance) => report(instance, first))
    let kills = 0
    for (const { at, name } of chosen(points)) {
      const one = await pending()
      const instance = fresh()
      await instance.set({ kind: 'kill', at })
      const answer = await report(instance, one)
      await instance.stop()
      if (!answer) kills += 1
      const [{ state }] = (await ledger.of(one.id)).deliveries
      expect(['pending', 'live'], `killed at ${at} (${name})`).toContain(state)
      if (answer?.status === 200) expect(state).toBe('live')
      const again = await cms.call('POST', `outbox/${one.release}/delivery`, { headers: asPublisher, body: live })
      expect(again.status).toBe(200)
      expect((await ledger.of(one.id)).deliveries).toMatchObject([{ state: 'live', live_at: live.at }])
    }
    console.log(`delivery report: ${points.length} points, ${kills} kills`)
    expect(kills).toBeGreaterThan(0)
  },
  patience,
)
