import { expect, test } from 'vitest'
import { isWhole, patience } from './extent.ts'
import { startPublisherProcess } from './publisher-process.ts'
import { openRun } from './run.ts'

test(
  'of publishers started at once on one home one works, and the others say why they do not',
  async () => {
    const run = await openRun()
    await run.release(run.world.bureau().release)
    await run.allLive()
    for (let round = 0; round < (isWhole ? 10 : 2); round += 1) {
      // What is left of a killed one keeps nobody out.
      await run.running().stop()
      const rivals = [run.restart(), startPublisherProcess(run.station), startPublisherProcess(run.station)]
      const started = await Promise.allSettled(rivals.map(({ port }) => port))
      expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const [index, { status }] of started.entries())
        if (status === 'fulfilled') run.lead(rivals[index]!)
        else {
          expect(await rivals[index]?.ended).toBe('exit 1')
          expect(rivals[index]?.printed()).toMatch(/Another publisher \(process \d+\) works on/)
        }
      await run.release(run.world.publish().release)
      expect(await run.faults()).toEqual([])
      for (const rival of rivals) await rival.stop()
      run.restart()
    }
    await run.close()
  },
  patience,
)
