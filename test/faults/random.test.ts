import { expect, test } from 'vitest'
import { isWhole, patience, seededRandom } from './extent.ts'
import type { Fault } from './fault.ts'
import { openRun, type Run } from './run.ts'
import { stopwatch, tally } from './tally.ts'

const killsWanted = isWhole ? 160 : 12
const killsAStation = 20

test(
  'killed at random, at work and while it starts, the publisher loses nothing and shows nothing twice',
  async () => {
    const seconds = stopwatch()
    const next = seededRandom()
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
    const wrong: string[] = []
    let run: Run | undefined
    for (let kills = 0; kills < killsWanted; kills += 1) {
      if (kills % killsAStation === 0) {
        await run?.close()
        run = await openRun()
      }
      const { world, release, restart, running, faults } = run as Run
      const moves = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(Object.values(world))())
      // All at once, some of them of the same subject: what comes first must go first.
      await release(...moves.flatMap((move) => [...move.before, move.release]))
      const isAtStart = next() < 0.4
      if (isAtStart) {
        await running().stop()
        const fault: Fault = { kind: next() < 0.5 ? 'kill' : 'torn', at: 1 + Math.floor(next() * 150) }
        await Promise.race([restart(fault).ended, run?.allLive()])
      } else await new Promise((resolve) => setTimeout(resolve, next() * 600))
      await running().stop()
      restart()
      if (kills % 10 === 9) process.stderr.write(`random: ${kills + 1} kills\n`)
      if (kills % 4 === 3) wrong.push(...(await faults()).map((fault) => `after ${kills + 1} kills: ${fault}`))
      if (wrong.length > 0) break
    }
    await run?.close()
    expect(wrong).toEqual([])
    tally({ kind: 'publisher, at random', kills: killsWanted, seconds: seconds() })
  },
  patience,
)
