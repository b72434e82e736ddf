import { execFile, spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startBench } from './bench.ts'

const hasGo = spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0
if (!hasGo) console.log('Not run: test/log/other-reader.test.ts. There is no Go here to build the reader with.')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-reader-'))
  if (hasGo)
    await promisify(execFile)('go', ['build', '-o', join(folder, 'reader'), '.'], {
      cwd: join(import.meta.dirname, 'go-reader'),
    })
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test.runIf(hasGo)(
  'the tools of the Go project read the log, prove every entry and that it has only grown',
  async () => {
    const bench = await startBench()
    try {
      const log = await bench.open()
      const add = (from: number, to: number) =>
        log.add(Array.from({ length: to - from + 1 }, (_, index) => bench.bare(answer(from + index))))
      const read = async (...more: string[]) =>
        promisify(execFile)(join(folder, 'reader'), [join(bench.contentDir, 'log'), await bench.key(), ...more]).then(
          ({ stdout }) => stdout,
          ({ stderr }: { stderr: string }) => stderr,
        )
      const earlier = join(bench.home, 'earlier')
      for (const [from, to] of [
        [1, 1],
        [2, 254],
        [255, 255],
        [256, 257],
        [258, 520],
      ] as const) {
        await copyFile(join(bench.contentDir, 'log/checkpoint'), earlier)
        await add(from, to)
        expect(await read(earlier)).toBe(`${to + 1} entries\n`)
      }
      await log.rotateKey()
      expect(await read()).toBe('522 entries\n')
      await writeFile(join(bench.contentDir, 'log/tile/0/000'), Buffer.alloc(256 * 32))
      expect(await read()).toMatch(/inconsistent tile|invalid transparency proof/)
    } finally {
      await bench.close()
    }
  },
)
