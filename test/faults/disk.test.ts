import { expect, test } from 'vitest'
import { until } from '../publisher/station.ts'
import { isWhole, patience } from './extent.ts'
import { openRun } from './run.ts'

const faults = [
  { code: 'ENOSPC', said: /the disk is full/ },
  { code: 'EROFS', said: /it cannot be written/ },
  { code: 'EACCES', said: /it cannot be written/ },
  { code: 'EIO', said: /the disk reports a fault/ },
] as const

test.each(isWhole ? faults : faults.slice(0, 2))(
  '$code at any point: said in plain words, nothing is lost, and all goes live when it ends, without a restart',
  async ({ code, said }) => {
    const run = await openRun()
    await run.release(run.world.bureau().release)
    await run.allLive()
    // From the very first operation, in the attachment, the record, the projection, the pages, the search index.
    for (const at of isWhole ? [1, 3, 6, 9, 12, 14, 38, 41, 50, 80, 100] : [1, 9, 50]) {
      const { before, release } = run.world['correct and expunge']()
      await run.release(...before)
      await run.allLive()
      await run.running().set({ kind: 'refuse', at, code })
      await run.release(release)
      await until(() => said.test(run.errorOf(release) ?? '') || run.isLive(release), run.running().printed, 20_000)
      const isFailed = !run.isLive(release)
      if (isFailed) expect(run.running().printed()).toMatch(said)
      // What it met first decides; towards the end all of it may have been done before.
      expect(isFailed || at >= 80).toBe(true)
      await run.running().set({ kind: 'none' })
      expect(await run.faults(), `refused from operation ${at} on`).toEqual([])
    }
    expect(run.running().child.exitCode).toBe(null)
    await run.close()
  },
  patience,
)

test(
  'a disk that cannot be written at the start is waited for',
  async () => {
    const run = await openRun()
    const { release } = run.world.publish()
    await run.running().stop()
    const running = run.restart({ kind: 'refuse', at: 1, code: 'EROFS' })
    await run.release()
    await until(() => /it cannot be written.*Trying again/s.test(running.printed()), running.printed, 30_000)
    await running.set({ kind: 'none' })
    await running.port
    await run.release(release)
    expect(await run.faults()).toEqual([])
    await run.close()
  },
  patience,
)

test(
  'a slow disk makes it late and nothing else',
  async () => {
    const run = await openRun()
    await run.running().port
    await run.running().set({ kind: 'slow', least: isWhole ? 20 : 2, most: isWhole ? 200 : 20 })
    const moves = ['publish', 'correct and expunge', 'withdraw', 'post'] as const
    await run.release(...moves.flatMap((name) => Object.values(run.world[name]()).flat()))
    expect(await run.faults()).toEqual([])
    await run.close()
  },
  patience,
)
