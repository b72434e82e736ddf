import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { bootCms, password } from '../harness/cms.ts'
import { isWhole, patience, seededRandom } from './extent.ts'
import { eachName, spread } from './move-points.ts'
import { openPair, type Pair } from './pair.ts'
import type { Point } from './publisher-process.ts'
import { stopwatch, tally } from './tally.ts'

const cms = await bootCms()
const { readSettings } = await import('../../cms/settings.ts')
const { body } = await cms.call('POST', 'users/login', { body: { email: 'signer@demo.huiying.test', password } })
const open = () => openPair(cms, { token: body.token, secret: readSettings().publisherSecret })

/** What both do from a signature to its page, left alone. */
const pointsOfSignature = async (pair: Pair) => {
  await pair.isUp()
  const [first, second] = [await pair.ready(), await pair.ready()]
  // The first of all founds record and log.
  expect((await pair.sign(first))?.status).toBe(200)
  await pair.allLive()
  await pair.office().set({ kind: 'none' })
  await pair.publisher().set({ kind: 'none' })
  expect((await pair.sign(second))?.status).toBe(200)
  await pair.allLive()
  await sleep(500)
  return pair.points()
}

const choice = isWhole ? eachName : spread(2)

test(
  'back office and publisher killed in one moment, at any write of either: what was acknowledged is live once',
  async () => {
    const pair = await open()
    const points = await pointsOfSignature(pair)
    const killAt = async (who: 'office' | 'publisher', { at, name }: Point) => {
      const one = await pair.ready()
      const [armed, other] = who === 'office' ? [pair.office(), pair.publisher()] : [pair.publisher(), pair.office()]
      const kind = /^(write|append)/.test(name) ? 'torn' : 'kill'
      await armed.set({ kind, at, together: other.child.pid })
      const answer = await pair.sign(one)
      const bothEnded = Promise.all([pair.office().ended, pair.publisher().ended])
      // A row of operations may be shorter than the one before it: then both are killed at its end.
      const isMet = await Promise.race([bothEnded.then(() => true), sleep(3_000, false)])
      await pair.kill()
      pair.start()
      expect(await pair.faults([{ one, status: answer?.status }]), `${who} at ${at} (${name})`).toEqual([])
      return isMet
    }
    for (const who of ['office', 'publisher'] as const) {
      const took = stopwatch()
      let kills = 0
      for (const point of choice(points[who])) {
        if (await killAt(who, point)) kills += 2
        if (kills % 20 === 0) process.stderr.write(`both at a write of the ${who}: ${kills} kills\n`)
      }
      const named = new Set(points[who].map(({ name }) => name)).size
      const kind = `both in one moment, at a write of the ${who === 'office' ? 'back office' : 'publisher'}`
      tally({ kind, kills, points: points[who].length, named, seconds: took() })
      expect(kills).toBeGreaterThan(0)
    }
  },
  patience,
)

test(
  'back office and publisher killed in one moment at random, at work and while they start',
  async () => {
    const seconds = stopwatch()
    const next = seededRandom()
    const pair = await open()
    const rounds = isWhole ? 60 : 2
    let kills = 0
    const killBoth = async () => {
      await pair.kill()
      kills += 2
    }
    for (let round = 0; round < rounds; round += 1) {
      const ready = [await pair.ready(), await pair.ready(), await pair.ready()].slice(0, 1 + Math.floor(next() * 3))
      await pair.isUp()
      const answers = ready.map((one) => pair.sign(one))
      await sleep(next() * 700)
      await killBoth()
      const statuses = (await Promise.all(answers)).map((answer) => answer?.status)
      pair.start()
      if (next() < 0.3) {
        await sleep(next() * 2_000)
        await killBoth()
        pair.start()
      }
      const given = ready.map((one, index) => ({ one, status: statuses[index] }))
      expect(await pair.faults(given), `after ${round + 1} rounds`).toEqual([])
      if (round % 10 === 9) process.stderr.write(`both at random: ${round + 1} rounds\n`)
    }
    tally({ kind: 'both in one moment, at random', kills, seconds: seconds() })
  },
  patience,
)
