import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { until } from '../publisher/station.ts'
import { patience } from './extent.ts'
import { openRun } from './run.ts'

const canMount = process.platform === 'linux' && process.getuid?.() === 0
if (!canMount)
  console.log('Not run: a really full disk. Only root may mount one; the same is tried with ENOSPC at any point.')

/** Takes every block of the disk but so many bytes. */
const fill = (path: string, butFor: number) => {
  const file = openSync(path, 'w')
  const block = Buffer.alloc(4_096, 1)
  let size = 0
  try {
    for (;;) size += writeSync(file, block)
  } catch {
    ftruncateSync(file, Math.max(0, size - butFor))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

test.runIf(canMount)(
  'a disk that is really full: said in plain words, and all goes live once there is room',
  async () => {
    const home: string[] = []
    const run = await openRun({
      prepare: async (folder) => {
        home.push(folder)
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder])
      },
    })
    const ballast = join(run.station.home, 'ballast')
    try {
      await run.release(run.world.bureau().release)
      await run.allLive()
      // From nothing left to what is enough for the record and not for the pages.
      for (const butFor of [0, 8_192, 32_768, 65_536]) {
        const { before, release } = run.world['correct and expunge']()
        await run.release(...before)
        await run.allLive()
        fill(ballast, butFor)
        await run.release(release)
        await until(() => /disk is full/.test(run.errorOf(release) ?? ''), run.running().printed, 30_000)
        rmSync(ballast)
        expect(await run.faults(), `${butFor} bytes were left`).toEqual([])
      }
    } finally {
      await run.running().stop()
      execFileSync('umount', ['-l', ...home])
      await run.close()
    }
  },
  patience,
)
