import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesIn } from '../../content/log/files-in.ts'
import { isFault } from '../../content/log/finding.ts'
import { root } from '../../site/publisher/bundle.ts'
import { verifySite } from '../../site/publisher/verify-site.ts'
import { bureauRelease, fileOf, textRelease, withdrawalOf } from './statements.ts'
import { deliver, type Station, startStation } from './station.ts'

let station: Station
let key: string
const text = '附件正文'
const file = fileOf({ name: '办理指南.txt', mime: 'text/plain', data: new TextEncoder().encode(text) })
const secret = '张三身份证号后四位'

beforeAll(async () => {
  station = await startStation()
  station.cms.files.set(`${file.sha256}/办理指南.txt`, new TextEncoder().encode(text))
  const publisher = await station.start()
  const first = textRelease({
    kind: 'response',
    number: 1,
    sequence: 2,
    title: '第一条',
    topics: ['社保卡'],
    body: `## 办理\n\n${secret}`,
  })
  const second = textRelease({
    kind: 'rebuttal',
    number: 1,
    sequence: 3,
    title: '第二条',
    files: [file],
    attachments: [file.sha256],
  })
  const third = textRelease({ kind: 'explainer', number: 1, sequence: 4, title: '第三条' })
  await deliver(station, [bureauRelease(1), first, second, third], publisher)
  const corrected = textRelease({
    kind: 'response',
    number: 1,
    sequence: 5,
    edition: 2,
    title: '第一条',
    reason: '有误。',
    topics: ['窗口'],
    expunge: [1],
  })
  await deliver(station, [corrected, withdrawalOf(third, { sequence: 6 })], publisher)
  await publisher.close()
  key = (await readFile(join(station.home, 'keys/log.pub'), 'utf8')).split('\n')[0]!
})
afterAll(() => station.close())

const verify = () => verifySite({ ...station, key, patience: 0 })
const faultsOf = async () => (await verify()).findings.filter(isFault).map(({ path, what }) => `${path} ${what}`)

/** Two files of every sort: pages, feeds, record, log, what stands beside. */
const sample = () => {
  const all = [
    ...filesIn(station.contentDir).map((path) => ({ path, full: join(station.contentDir, path) })),
    ...filesIn(station.live).map((path) => ({ path: `live/${path}`, full: join(station.live, path) })),
  ]
  return all.filter(({ path }) => !path.startsWith('live/search/index/'))
}

test('record, log and live pages agree, and what was expunged is named and stands nowhere', async () => {
  const { findings, size, statements } = await verify()
  expect(findings).toEqual([
    { path: 'responses/2026/1/1.mdx', what: 'expunged', why: expect.stringContaining('privacy') },
  ])
  expect({ size, statements }).toEqual({ size: 7, statements: 5 })
  for (const { full } of sample()) expect(readFileSync(full).includes(secret), full).toBe(false)
})

test('flipping any byte of any page, record file, tile or head makes it name that item', async () => {
  const files = sample()
  const kinds = [
    /^live\/.*index\.html$/,
    /^live\/.*\.(xml|atom|json)$/,
    /^live\/(_astro|files)\//,
    /^live\/[^/]+$/,
    /\.mdx$/,
    /^log\//,
  ]
  for (const kind of kinds)
    expect(
      files.some(({ path }) => kind.test(path)),
      String(kind),
    ).toBe(true)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: kinds.length - 1 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
      async (kind, which, at, flip) => {
        const some = files.filter(({ path }) => kinds[kind]?.test(path))
        const { path, full } = some[which % some.length]!
        const data = readFileSync(full)
        const changed = Buffer.from(data)
        const place = Math.min(data.length - 1, Math.floor(at * data.length))
        changed[place] = changed[place]! ^ flip
        writeFileSync(full, changed)
        try {
          expect(await faultsOf()).toContain(`${path} differs`)
        } finally {
          writeFileSync(full, data)
        }
      },
    ),
    { numRuns: 30 },
  )
  expect(await faultsOf()).toEqual([])
})

test('missing and additional pages are named', async () => {
  const page = join(station.live, 'responses/index.html')
  const kept = await readFile(page)
  await rm(page)
  await mkdir(join(station.live, 'extra'))
  await copyFile(join(station.live, 'index.html'), join(station.live, 'extra/index.html'))
  // Its packed forms, if they were made before the publisher was closed, have lost their page.
  const faults = (await faultsOf()).filter((line) => !/index\.html\.(br|gz) differs$/.test(line))
  expect(faults.sort()).toEqual(['live/extra/index.html extra', 'live/responses/index.html missing'])
  await writeFile(page, kept)
  await rm(join(station.live, 'extra'), { recursive: true })
})

test('a packed form that is not its page, a mark where nothing was withdrawn and one that is lacking are named', async () => {
  const form = join(station.live, 'rebuttals/2026/1/index.html.br')
  const kept = existsSync(form) ? await readFile(form) : undefined
  await writeFile(form, brotliCompressSync('another page'))
  await rename(join(station.live, 'explainers/2026/1/.gone'), join(station.live, 'rebuttals/2026/1/.gone'))
  expect((await faultsOf()).sort()).toEqual([
    'live/explainers/2026/1/.gone missing',
    'live/rebuttals/2026/1/.gone extra',
    'live/rebuttals/2026/1/index.html.br differs',
  ])
  await rename(join(station.live, 'rebuttals/2026/1/.gone'), join(station.live, 'explainers/2026/1/.gone'))
  await (kept ? writeFile(form, kept) : rm(form))
  expect(await faultsOf()).toEqual([])
})

const command = async (...more: string[]) => {
  const env = { ...process.env, HUIYING_HOME: station.home, CONTENT_DIR: station.contentDir, SITE_URL: station.siteUrl }
  return promisify(execFile)(process.execPath, [join(root, 'scripts/verify.ts'), ...more], { cwd: root, env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  )
}

test('npm run verify ends with 0, 1 or 2 and prints one path a line', async () => {
  expect(await command()).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^responses\/2026\/1\/1\.mdx\texpunged\t.*\n$/),
  })
  const page = join(station.live, 'about/index.html')
  const kept = await readFile(page)
  await writeFile(page, 'x')
  const changed = await command()
  await writeFile(page, kept)
  expect(changed.code).toBe(1)
  expect(changed.stdout.split('\n')).toContain(
    'live/about/index.html\tdiffers\tit is not the page that the record gives',
  )
  expect((await command('--key', 'nonsense')).code).toBe(2)
})

test('npm run rotate-key changes the key; the first one still proves everything', async () => {
  const env = { ...process.env, HUIYING_HOME: station.home, CONTENT_DIR: station.contentDir }
  const run = promisify(execFile)(process.execPath, [join(root, 'scripts/rotate-key.ts')], { cwd: root, env })
  expect((await run).stdout).toMatch(/^127\.0\.0\.1:\d+\/log\+[0-9a-f]{8}\+\S+\n$/)
  expect((await verify()).size).toBe(8)
  expect(await faultsOf()).toEqual([])
})

test('the reference is not built from a record that the log does not bear out', async () => {
  const build = () =>
    promisify(execFile)(
      process.execPath,
      [join(root, 'scripts/build.ts'), '--out', join(station.home, 'reference'), '--no-search'],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production', CONTENT_DIR: station.contentDir, SITE_URL: station.siteUrl },
      },
    ).then(
      () => '',
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    )
  const smuggled = join(station.contentDir, 'interviews/2026/1/1.mdx')
  await mkdir(join(station.contentDir, 'interviews/2026/1'), { recursive: true })
  await copyFile(join(station.contentDir, 'rebuttals/2026/1/1.mdx'), smuggled)
  expect(await build()).toContain('interviews/2026/1/1.mdx is not shown: The public log does not name it.')
  await rm(join(station.contentDir, 'interviews'), { recursive: true })
  const head = join(station.contentDir, 'log/checkpoint')
  const kept = await readFile(head)
  await writeFile(head, kept.toString().replace('\n8\n', '\n7\n'))
  expect(await build()).toContain('Nothing is built from a log that does not verify')
  await writeFile(head, kept)
})
