import { createHash, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Packer, startPacker } from '../../site/publisher/packer.ts'
import { replacePage } from '../../site/publisher/page-files.ts'
import { startWeb, type Web } from '../../site/publisher/web.ts'
import { ask, type Server } from './ask.ts'
import { type Nginx, startNginx, whyNot } from './nginx.ts'

const reason = whyNot()
if (reason) console.log(`Not run: readers of nginx while a page is replaced. ${reason}`)

let home: string
let live: string
let web: Web
let packer: Packer
let nginx: Nginx | undefined
const faults: string[] = []

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'huiying-readers-'))
  live = join(home, 'live')
  mkdirSync(join(home, 'tree-1'))
  // The live folder is a link, as it is after a fresh render took the place of an old one.
  symlinkSync('tree-1', live)
  packer = startPacker({ folder: live, mayWrite: () => {}, log: (line) => faults.push(line) })
  web = await startWeb({ home, port: 0 })
  if (!reason) nginx = await startNginx({ folder: join(home, 'nginx'), live, cmsPort: 9 })
})
afterEach(async () => {
  await nginx?.close()
  nginx = undefined
  await web.close()
  await packer.close()
  rmSync(home, { recursive: true })
})

const places = ['/responses/2026/1/', '/feed.xml']

/** A page that carries its number and the digest of what follows. The same length each time: size tells no version apart. */
const draw = (version: number) => {
  const body = randomBytes(4_000).toString('hex')
  return Buffer.from(`${String(version).padStart(6, '0')} ${createHash('sha256').update(body).digest('hex')} ${body}`)
}

/** The number of a page, which must be whole. */
const versionOf = (text: string): number => {
  const [number, digest, body = ''] = text.split(' ')
  if (createHash('sha256').update(body).digest('hex') !== digest) throw new Error(`torn: ${text.slice(0, 80)}`)
  return Number(number)
}

const write = (version: number) => {
  for (const place of places) {
    const file = join(live, place.endsWith('/') ? `${place}index.html` : place)
    if (replacePage({ file, data: draw(version) })) packer.add(file)
  }
}

const codings = ['br', 'gzip', 'identity']

/** One connection that asks until it is told to stop, in each coding by turns, and asks anew only for what it does not have. */
const read = async ({ server, isOver, seen }: { server: Server; isOver: () => boolean; seen: Map<string, number> }) => {
  const kept = new Map<string, { etag: string; text: string }>()
  const newest = new Map<string, number>()
  for (let turn = 0; !isOver(); turn += 1) {
    const path = places[turn % 2]!
    const coding = codings[turn % 3]!
    const known = kept.get(path + coding)
    const headers = { 'accept-encoding': coding, ...(known ? { 'if-none-match': known.etag } : {}) }
    const answer = await ask(server, { path, headers })
    if (answer.status !== 200 && answer.status !== 304) throw new Error(`${path} answered ${answer.status}`)
    const text = answer.status === 304 ? known!.text : answer.text
    kept.set(path + coding, { etag: answer.headers.etag ?? '', text })
    const version = versionOf(text)
    // Whoever saw a version sees that one or a later one, in whatever form he asks.
    if (version < (newest.get(path) ?? 0))
      throw new Error(`${path} ${coding} went back to ${version} with ${answer.status}`)
    newest.set(path, version)
    const kind = answer.status === 304 ? 'unchanged' : (answer.headers['content-encoding'] ?? 'plain')
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
  }
}

const readWhile = async (server: Server, work: () => Promise<void>) => {
  let isOver = false
  const seen = new Map<string, number>()
  const readers = Array.from({ length: 20 }, () => {
    const options = { keepAlive: true, maxSockets: 1 }
    const agent = server.base.startsWith('https') ? new Agent(options) : new PlainAgent(options)
    return read({ server: { ...server, agent }, isOver: () => isOver, seen }).finally(() => agent.destroy())
  })
  await Promise.all([
    ...readers,
    work().finally(() => {
      isOver = true
    }),
  ])
  expect(faults).toEqual([])
  return seen
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const replaced = async () => {
  for (let version = 2; version <= 201; version += 1) {
    write(version)
    // Now and then there is time for everything to be packed.
    if (version % 20 === 0) await packer.settled()
    await pause(version % 20 === 0 ? 60 : version % 12)
  }
}

/** A copy of the tree with later pages takes the place of the old one, which stays for those who are reading it. */
const swapped = async () => {
  for (let round = 2; round < 30; round += 1) {
    const tree = join(home, `tree-${round}`)
    cpSync(`${live}/`, tree, { recursive: true, preserveTimestamps: true })
    for (const place of places)
      replacePage({ file: join(tree, place.endsWith('/') ? `${place}index.html` : place), data: draw(1_000 * round) })
    symlinkSync(`tree-${round}`, join(home, 'next'))
    renameSync(join(home, 'next'), live)
    packer.sweep()
    if (round % 5 === 0) await packer.settled()
    await pause(20)
  }
}

const names = ['our own server', ...(reason ? [] : ['nginx'])]
const serverOf = (name: string): Server =>
  name === 'nginx' ? { base: nginx!.https, ca: nginx!.ca } : { base: `http://127.0.0.1:${web.port}` }

test.each(names)(
  '%s: a page is replaced 200 times under 20 readers, and each sees whole pages, never an older one',
  async (name) => {
    write(1)
    const seen = await readWhile(serverOf(name), replaced)
    for (const kind of ['br', 'gzip', 'plain', 'unchanged']) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(10)
  },
)

test.each(names)(
  '%s: the live folder is exchanged under 20 readers, and each sees whole pages, never an older one',
  async (name) => {
    write(1)
    const seen = await readWhile(serverOf(name), swapped)
    for (const kind of ['br', 'gzip', 'plain']) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(10)
  },
)
