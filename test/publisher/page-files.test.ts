import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packPage } from '../../site/publisher/pack-page.ts'
import { type Packer, startPacker } from '../../site/publisher/packer.ts'
import { isMarked, putForms, removePage, replacePage } from '../../site/publisher/page-files.ts'
import { falseForms } from './compare.ts'

let top: string
let file: string
const faults: string[] = []
const packers: Packer[] = []
const packing = () => {
  const packer = startPacker({ folder: top, mayWrite: () => {}, log: (line) => faults.push(line) })
  packers.push(packer)
  return packer
}

beforeEach(() => {
  top = fs.mkdtempSync(join(tmpdir(), 'huiying-pages-'))
  file = join(top, 'responses/2026/1/index.html')
})
afterEach(async () => {
  for (const packer of packers.splice(0)) await packer.close()
  fs.rmSync(top, { recursive: true })
  expect(faults.splice(0)).toEqual([])
})

const text = (name: string, size = 3_000) => Buffer.from(`${name}\n${randomBytes(size / 2).toString('hex')}`)
const there = () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n')[0] : 'nothing')
const names = () => (fs.existsSync(join(file, '..')) ? fs.readdirSync(join(file, '..')).sort() : [])

/** Packs and puts the forms in place, as the packer does. */
const pack = async () => {
  const packer = packing()
  packer.add(file)
  await packer.settled()
}

const writing = ['rmSync', 'unlinkSync', 'writeFileSync', 'renameSync', 'utimesSync', 'mkdirSync'] as const

/** Lets `allowed` writes to the disk pass and fails the next one, as a killed process would. Answers whether one failed. */
const stoppedAfter = async (allowed: number, work: () => unknown): Promise<boolean> => {
  const real = Object.fromEntries(writing.map((name) => [name, fs[name]]))
  let passed = 0
  let isStopped = false
  for (const name of writing)
    Object.assign(fs, {
      [name]: (...given: unknown[]) => {
        if (isStopped || passed === allowed) {
          isStopped = true
          throw new Error('killed')
        }
        passed += 1
        return (real[name] as (...given: unknown[]) => unknown)(...given)
      },
    })
  syncBuiltinESMExports()
  try {
    await work()
  } catch (error) {
    if (!isStopped) throw error
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
  return isStopped
}

test.each([
  { name: 'a page is written again', isWithdrawn: false, wasWithdrawn: false },
  { name: 'a page is withdrawn', isWithdrawn: true, wasWithdrawn: false },
  { name: 'a page comes back', isWithdrawn: false, wasWithdrawn: true },
])('$name, and the process dies after any write', async ({ isWithdrawn, wasWithdrawn }) => {
  let steps = 0
  for (;;) {
    fs.rmSync(join(top, 'responses'), { recursive: true, force: true })
    replacePage({ file, data: text('old'), isWithdrawn: wasWithdrawn })
    await pack()
    expect(names()).toEqual([...(wasWithdrawn ? ['.gone'] : []), 'index.html', 'index.html.br', 'index.html.gz'])
    const data = text('new')
    const isStopped = await stoppedAfter(steps, () => replacePage({ file, data, isWithdrawn }))
    expect(await falseForms(top)).toEqual([])
    expect(['old', 'new']).toContain(there())
    // The mark never stands beside a text that is to be read.
    if (isMarked(file)) expect(there()).toBe(isWithdrawn ? 'new' : 'old')
    replacePage({ file, data, isWithdrawn })
    await pack()
    expect([there(), isMarked(file)]).toEqual(['new', isWithdrawn])
    expect(await falseForms(top, { isComplete: true })).toEqual([])
    if (!isStopped) break
    steps += 1
  }
  expect(steps).toBeGreaterThan(4)
})

test('forms are put beside the page that was packed, whenever the process dies', async () => {
  for (let steps = 0; ; steps += 1) {
    fs.rmSync(join(top, 'responses'), { recursive: true, force: true })
    replacePage({ file, data: text('page') })
    const packed = packPage({ file, top })!
    const isStopped = await stoppedAfter(steps, () => putForms(packed))
    expect(await falseForms(top)).toEqual([])
    if (!isStopped) break
  }
})

test('a page is removed with all that belongs to it, whenever the process dies', async () => {
  for (let steps = 0; ; steps += 1) {
    replacePage({ file, data: text('old'), isWithdrawn: true })
    await pack()
    const isStopped = await stoppedAfter(steps, () => removePage({ file, top }))
    expect(await falseForms(top)).toEqual([])
    if (isMarked(file)) expect(there()).toBe('old')
    if (!isStopped) break
  }
  expect(fs.readdirSync(top)).toEqual([])
})

test('what was packed from an earlier text, or from a page that is gone, is not put there', async () => {
  const packOld = () => {
    replacePage({ file, data: text('old') })
    return packPage({ file, top })!
  }
  const rewritten = packOld()
  replacePage({ file, data: text('new') })
  putForms(rewritten)
  expect(names()).toEqual(['index.html'])
  const removed = packOld()
  await removePage({ file, top })
  putForms(removed)
  expect(fs.readdirSync(top)).toEqual([])
})

test('while others write the folder nothing is put there; afterwards it is', async () => {
  const packer = packing()
  const goOn = packer.hold()
  replacePage({ file, data: text('page') })
  packer.add(file)
  packer.sweep()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(names()).toEqual(['index.html'])
  goOn()
  await packer.settled()
  expect(names()).toEqual(['index.html', 'index.html.br', 'index.html.gz'])
})

test('a packer that is closed in the middle of its work leaves nothing behind', async () => {
  for (let round = 0; round < 10; round += 1) {
    const packer = packing()
    replacePage({ file, data: text(`${round}`, 40_000) })
    packer.add(file)
    await new Promise((resolve) => setTimeout(resolve, round * 5))
    await packer.close()
    expect(fs.readdirSync(top)).toEqual(['responses'])
  }
})

test('the same page written again leaves its forms and its time alone', async () => {
  const data = text('page')
  expect(replacePage({ file, data })).toBe(true)
  await pack()
  const before = names().map((name) => fs.statSync(join(file, '..', name)).ino)
  expect(replacePage({ file, data })).toBe(false)
  expect(names().map((name) => fs.statSync(join(file, '..', name)).ino)).toEqual(before)
})

test('versions that follow each other within a second have times of their own, and their forms have the same', async () => {
  const times = Array.from({ length: 5 }, (_, index) => {
    replacePage({ file, data: text(`${index}`) })
    return Math.floor(fs.statSync(file).mtimeMs / 1000)
  })
  expect(new Set(times).size).toBe(5)
  await pack()
  expect(names().map((name) => fs.statSync(join(file, '..', name)).mtimeMs)).toEqual(Array(3).fill(times[4]! * 1000))
})

test('a sweep packs what lacks its forms, and nothing else', async () => {
  const packable = ['index.html', 'feed.xml', '_astro/a.css', 'verify/ab.json', 'topics/社保卡/index.html']
  const others = ['files/a/网点.txt', 'search/index/hot-1.json', 'log/checkpoint', 'log/tile/0/000', 'picture.png']
  for (const path of [...packable, ...others]) replacePage({ file: join(top, path), data: text('x') })
  replacePage({ file: join(top, 'small.json'), data: Buffer.from('{}') })
  const packer = packing()
  packer.sweep()
  await packer.settled()
  const forms = (fs.readdirSync(top, { recursive: true }) as string[]).filter((path) => /\.(br|gz)$/.test(path))
  expect(forms.sort()).toEqual(packable.flatMap((path) => [`${path}.br`, `${path}.gz`]).sort())
  expect(await falseForms(top, { isComplete: true })).toEqual([])
})

test('after a power cut forms are read as well: what is torn or empty is made anew', async () => {
  replacePage({ file, data: text('page') })
  await pack()
  fs.truncateSync(`${file}.br`, 20)
  fs.truncateSync(`${file}.gz`, 0)
  const packer = packing()
  packer.sweep()
  await packer.settled()
  expect(await falseForms(top)).toHaveLength(2)
  packer.sweep({ isChecking: true })
  await packer.settled()
  expect(await falseForms(top, { isComplete: true })).toEqual([])
})

test('pages that change while they are packed never have a form that is not theirs', async () => {
  const packer = packing()
  const paths = Array.from({ length: 5 }, (_, index) => join(top, `responses/2026/${index}/index.html`))
  for (let round = 0; round < 200; round += 1) {
    const path = paths[round % 5]!
    if (round % 17 === 16) await removePage({ file: path, top })
    else if (replacePage({ file: path, data: text(`${round}`) })) packer.add(path)
    if (round === 100) packer.sweep()
    await new Promise((resolve) => setTimeout(resolve, round % 7))
    expect(await falseForms(top)).toEqual([])
  }
  await packer.settled()
  expect(await falseForms(top, { isComplete: true })).toEqual([])
})
