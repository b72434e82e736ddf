import { expect, test } from 'vitest'
import { isWhole, patience } from './extent.ts'
import { openRun } from './run.ts'

const minute = 60_000
const day = 24 * 60 * minute
const jumps = [-day, day, -10 * minute, 10 * minute]

test(
  'a clock that jumps in the middle of the work changes no order, no date, no page',
  async () => {
    const run = await openRun()
    await run.running().port
    for (const by of isWhole ? jumps : jumps.slice(0, 2))
      for (const at of isWhole ? [1, 9, 38, 60, 100] : [20]) {
        await run.running().set({ kind: 'clock', at, by })
        const moves = [run.world.publish(), run.world.correct(), run.world.post()]
        await run.release(...moves.flatMap(({ before, release }) => [...before, release]))
        expect(await run.faults(), `${by / minute} minutes at operation ${at}`).toEqual([])
        await run.running().port
      }
    await run.close()
  },
  patience,
)

test(
  'a release that failed is tried again in its seconds, though the clock was put back by a day',
  async () => {
    const run = await openRun()
    await run.running().port
    const { release } = run.world.publish()
    const held = new Map(run.station.cms.files)
    run.station.cms.files.clear()
    await run.release(release)
    await run.running().set({ kind: 'clock', at: 1, by: -day })
    await run.release(run.world.bureau().release)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    for (const [name, data] of held) run.station.cms.files.set(name, data)
    expect(await run.faults()).toEqual([])
    await run.close()
  },
  patience,
)
