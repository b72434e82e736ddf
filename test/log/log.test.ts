import { readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkLog } from '../../content/log/check-log.ts'
import { filesIn } from '../../content/log/files-in.ts'
import { answer, startBench } from './bench.ts'

let bench: Awaited<ReturnType<typeof startBench>>
beforeEach(async () => {
  bench = await startBench()
})
afterEach(() => bench.close())

const add = async (from: number, to: number) => {
  const log = await bench.open()
  await log.add(Array.from({ length: to - from + 1 }, (_, index) => bench.record(answer(from + index))))
}

test('a new log holds its founding and verifies; the private key is for its owner alone', async () => {
  await bench.open()
  expect(await bench.check()).toEqual([])
  const checked = checkLog({ contentDir: bench.contentDir, key: await bench.key() })
  expect(checked).toMatchObject({
    size: 1,
    origin: 'rsj.example.cn/log',
    entries: [{ act: 'found', installation: 'test' }],
  })
  expect((await stat(join(bench.home, 'keys/log.key'))).mode & 0o077).toBe(0)
})

test('every release stands in the log once, however often it is added, across restarts', async () => {
  await add(1, 3)
  await add(2, 5)
  const { entries } = checkLog({ contentDir: bench.contentDir, key: await bench.key() })
  expect(entries.flatMap((entry) => ('sequence' in entry ? [entry.sequence] : []))).toEqual([1, 2, 3, 4, 5])
  expect(await bench.check()).toEqual([])
})

test('an entry holds no word of the text', async () => {
  await add(1, 1)
  const bundle = readFileSync(join(bench.contentDir, 'log/tile/entries/000.p/2'), 'utf8')
  expect(bundle).toContain(answer(1).digest)
  for (const word of ['第 1 条', '十五个', '云浦', '窗口']) expect(bundle).not.toContain(word)
})

test('tiles fill up and move on; unfinished forms go when the full one is there', async () => {
  await add(1, 200)
  await add(201, 300)
  await add(301, 301)
  expect(await bench.check()).toEqual([])
  expect(filesIn(join(bench.contentDir, 'log/tile')).sort()).toEqual(
    ['0/000', '0/001.p/45', '0/001.p/46', '1/000.p/1', 'entries/000', 'entries/001.p/45', 'entries/001.p/46'].sort(),
  )
})

test.each(['log tiles', 'log signed'])('stopped after "%s", it goes on and holds each release once', async (stop) => {
  await add(1, 2)
  const log = await bench.open((step) => {
    if (step === stop) throw new Error('stopped by the test')
  })
  await expect(log.add([bench.record(answer(3)), bench.record(answer(4))])).rejects.toThrow('stopped')
  expect((await bench.check()).filter(({ what }) => what !== 'pending')).toEqual([])
  await add(4, 4)
  await add(3, 5)
  expect(await bench.check()).toEqual([])
})

test('the same log goes on after a fault of the disk, without a restart', async () => {
  let isFull = true
  const log = await bench.open((step) => {
    if (isFull && step === 'log signed') throw new Error('no space left on device')
  })
  const entry = bench.record(answer(1))
  await expect(log.add([entry])).rejects.toThrow('no space')
  isFull = false
  await log.add([entry, bench.record(answer(2))])
  expect(await bench.check()).toEqual([])
})

test('flipping any byte of any file of record and log makes the check name that file', async () => {
  await add(1, 2)
  const log = await bench.open()
  await log.add(Array.from({ length: 257 }, (_, index) => bench.bare(answer(3 + index))))
  await add(260, 262)
  const files = filesIn(bench.contentDir)
  expect(files.length).toBeGreaterThan(10)
  const key = await bench.key()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      async (path, at, flip) => {
        const full = join(bench.contentDir, path)
        const data = await readFile(full)
        const changed = Buffer.from(data)
        const place = Math.min(data.length - 1, Math.floor(at * data.length))
        changed[place] = changed[place]! ^ flip
        writeFileSync(full, changed)
        try {
          expect((await bench.check()).filter(({ what }) => what === 'differs').map((one) => one.path)).toContain(path)
        } finally {
          writeFileSync(full, data)
        }
      },
    ),
    { numRuns: 150, examples: files.map((path) => [path, 1, 1]) },
  )
  expect(checkLog({ contentDir: bench.contentDir, key }).findings).toEqual([])
})

test('missing and additional files are named', async () => {
  await add(1, 3)
  await rm(join(bench.contentDir, 'responses/2026/2/1.mdx'))
  await rm(join(bench.contentDir, 'log/tile/0/000.p/4'))
  writeFileSync(
    join(bench.contentDir, 'responses/2026/3/2.mdx'),
    readFileSync(join(bench.contentDir, 'responses/2026/3/1.mdx')),
  )
  writeFileSync(join(bench.contentDir, 'log/tile/notes.txt'), 'x')
  const found = await bench.check()
  expect(found.map(({ path, what }) => `${path} ${what}`).sort()).toEqual([
    'log/tile/0/000.p/4 missing',
    'log/tile/notes.txt extra',
    'responses/2026/2/1.mdx missing',
    'responses/2026/3/2.mdx extra',
  ])
})

test('what was put on record and is not yet in the log is pending', async () => {
  await add(1, 1)
  bench.record(answer(2))
  expect(await bench.check()).toMatchObject([{ path: 'responses/2026/2/1.mdx', what: 'pending' }])
})

test('an earlier head shows that the log has only grown, and that a rewritten one has not', async () => {
  await add(1, 4)
  const earlier = await readFile(join(bench.contentDir, 'log/checkpoint'), 'utf8')
  await add(5, 9)
  expect(await bench.check(earlier)).toEqual([])
  // Somebody with the key draws the log again without the second release.
  await rm(join(bench.contentDir, 'log'), { recursive: true })
  await rm(join(bench.contentDir, 'responses/2026/2'), { recursive: true })
  await rm(join(bench.home, 'keys/log.pub'))
  await bench.open()
  expect(await bench.check()).toEqual([])
  expect(await bench.check(earlier)).toMatchObject([{ path: 'log/checkpoint', what: 'differs' }])
})

test('a log that is gone is a loss, not a new beginning', async () => {
  await add(1, 1)
  await rm(join(bench.contentDir, 'log'), { recursive: true })
  await expect(bench.open()).rejects.toThrow(/checkpoint is missing.*backup/)
})

test('a key can be changed; the first key still proves all of it, a stranger’s does not', async () => {
  await add(1, 2)
  const earlier = await readFile(join(bench.contentDir, 'log/checkpoint'), 'utf8')
  const old = await readFile(join(bench.home, 'keys/log.key'), 'utf8')
  const verifier = await (await bench.open()).rotateKey()
  expect(await readFile(join(bench.home, 'keys/log.key'), 'utf8')).not.toBe(old)
  expect(await readdir(join(bench.home, 'keys'))).not.toContain('log.key.next')
  expect(await bench.check(earlier)).toEqual([])
  await add(3, 4)
  await (await bench.open()).rotateKey()
  await add(5, 5)
  expect(await bench.check(earlier)).toEqual([])
  // Who trusts only the second key cannot be sure of what came before it.
  expect(checkLog({ contentDir: bench.contentDir, key: verifier }).findings).not.toEqual([])
})

test.each(['log tiles', 'log signed'])(
  'stopped after "%s" while the key is changed, one of the two keys is right',
  async (stop) => {
    await add(1, 2)
    const log = await bench.open((step) => {
      if (step === stop) throw new Error('stopped by the test')
    })
    await expect(log.rotateKey()).rejects.toThrow('stopped')
    await add(3, 3)
    expect(await bench.check()).toEqual([])
  },
)

test('a rewritten log whose writer names a key of his own is refused under the first key', async () => {
  await add(1, 2)
  const key = await bench.key()
  await rm(join(bench.contentDir, 'log'), { recursive: true })
  await rm(join(bench.home, 'keys'), { recursive: true })
  await bench.open()
  const found = checkLog({ contentDir: bench.contentDir, key }).findings
  expect(found.map(({ path }) => path)).toContain('log/checkpoint')
})
