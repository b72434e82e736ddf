import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { patience } from './extent.ts'
import { openRun } from './run.ts'

const damages: Record<string, (file: string) => void> = {
  'cut in half': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
  empty: (file) => truncateSync(file, 0),
  'no database': (file) => writeFileSync(file, 'this is no database '.repeat(1_000)),
  'overwritten in the middle': (file) => {
    const data = readFileSync(file)
    writeFileSync(file, data.fill(0xa5, 4_096, data.length - 4_096))
  },
  gone: (file) => rmSync(file),
}

const open = async () => {
  const run = await openRun()
  const moves = ['bureau', 'publish', 'correct and expunge', 'withdraw', 'post'] as const
  await run.release(...moves.flatMap((name) => Object.values(run.world[name]()).flat()))
  await run.allLive()
  return run
}

test(
  'a damaged projection is drawn again from the record, by itself',
  async () => {
    const run = await open()
    const file = join(run.station.home, 'publisher/projection.db')
    for (const [name, damage] of Object.entries(damages)) {
      await run.running().stop('SIGTERM')
      damage(file)
      rmSync(`${file}-wal`, { force: true })
      await run.restart().port
      const { before, release } = run.world.correct()
      await run.release(...before, release)
      expect(await run.faults(), name).toEqual([])
    }
    await run.close()
  },
  patience,
)

test(
  'one that is damaged under the running publisher too',
  async () => {
    const run = await open()
    await run.running().stop('SIGTERM')
    // The journal is folded in by the stop: what is read from now on comes from the file.
    await run.restart().port
    damages['overwritten in the middle']?.(join(run.station.home, 'publisher/projection.db'))
    const moves = [run.world.publish(), run.world.correct(), run.world.withdraw()]
    await run.release(...moves.flatMap(({ before, release }) => [...before, release]))
    expect(await run.faults()).toEqual([])
    await run.close()
  },
  patience,
)

test(
  'a record that is not there is waited for; the pages stay',
  async () => {
    const run = await open()
    const { contentDir, home, live } = run.station
    await run.running().stop('SIGTERM')
    const { renameSync } = await import('node:fs')
    renameSync(contentDir, `${home}/unmounted`)
    const running = run.restart()
    const { until } = await import('../publisher/station.ts')
    await until(() => /Is its disk mounted/.test(running.printed()), running.printed, 30_000)
    expect(readFileSync(join(live, 'index.html'), 'utf8')).toContain('云浦')
    rmSync(contentDir, { recursive: true })
    renameSync(`${home}/unmounted`, contentDir)
    await running.port
    await run.release(run.world.publish().release)
    expect(await run.faults()).toEqual([])
    await run.close()
  },
  patience,
)
