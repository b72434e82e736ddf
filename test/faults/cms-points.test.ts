import { afterAll, expect, test } from 'vitest'
import { bootCms, password } from '../harness/cms.ts'
import { openSigning, type Ready, signed, unsigned } from '../harness/signing.ts'
import { type CmsProcess, startCmsProcess } from './cms-process.ts'
import { isWhole, patience } from './extent.ts'
import type { Point } from './publisher-process.ts'
import { stopwatch, tally } from './tally.ts'

const cms = await bootCms()
const { ledger, ready, tracesOf, faults } = openSigning(cms)
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

const sign = (instance: CmsProcess, { id, digest }: Ready) =>
  instance.post(`statements/${id}/acts/sign`, {}, { token: signedIn.token, match: digest })

const count = ({ points, ...more }: { kind: string; kills: number; points: Point[]; seconds: number }) =>
  tally({ ...more, points: points.length, named: new Set(points.map(({ name }) => name)).size })

/** Bounded: the first and the last of each name. */
const chosen = (points: Point[]) =>
  isWhole
    ? points
    : points
        .filter(({ name }) => /releases|deliveries|commit|wake/.test(name))
        .filter((_, index, all) => index < 2 || index >= all.length - 2)

const pointsWhile = async (work: (instance: CmsProcess) => Promise<unknown>) => {
  const instance = fresh()
  await instance.set({ kind: 'none' })
  await work(instance)
  const points = instance.points()
  await instance.stop()
  return points
}

test(
  'a signature whose back office is killed between any two writes is there as a whole or not at all',
  async () => {
    const seconds = stopwatch()
    let kills = 0
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
      kills += 1
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
    count({ kind: `back office, sign (${kept} kept, the others as if not begun)`, kills, points, seconds: seconds() })
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(outcomes.length)

    expect(await faults()).toEqual([])
  },
  patience,
)

test(
  'a delivery report whose back office is killed between any two writes is taken as a whole or not at all',
  async () => {
    const seconds = stopwatch()
    const pending = async () => {
      const one = await ready()
      await (await cms.as('signer')).act(one.id, 'sign', {}, one.digest)
      return { ...one, release: (await ledger.of(one.id)).releases[0].id as string }
    }
    const live = { state: 'live', url: 'http://localhost/explainers/2026/1/', at: '2026-11-28T00:00:00.000Z' }
    const report = (instance: CmsProcess, { release }: { release: string }) =>
      instance.post(`outbox/${release}/delivery`, live, { headers: asPublisher })
    const first = await pending()
    const points = await pointsWhile((instance) => report(instance, first))
    let kills = 0
    for (const { at, name } of chosen(points)) {
      const one = await pending()
      const instance = fresh()
      await instance.set({ kind: 'kill', at })
      const answer = await report(instance, one)
      await instance.stop()
      kills += 1
      const [{ state }] = (await ledger.of(one.id)).deliveries
      expect(['pending', 'live'], `killed at ${at} (${name})`).toContain(state)
      if (answer?.status === 200) expect(state).toBe('live')
      const again = await cms.call('POST', `outbox/${one.release}/delivery`, { headers: asPublisher, body: live })
      expect(again.status).toBe(200)
      expect((await ledger.of(one.id)).deliveries).toMatchObject([{ state: 'live', live_at: live.at }])
    }
    count({ kind: 'back office, delivery report', kills, points, seconds: seconds() })
    expect(kills).toBeGreaterThan(0)
  },
  patience,
)
