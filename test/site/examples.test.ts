import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { release } from '../../content/schema/release.ts'
import { inScene } from '../../site/projection/current.ts'
import { openProjection } from '../../site/projection/database.ts'
import { projectAll, type Recorded } from '../../site/projection/project.ts'
import { allPaths } from '../../site/publisher/all-paths.ts'
import { loadBundle, root } from '../../site/publisher/bundle.ts'
import { renderPath } from '../../site/publisher/live.ts'
import { sha256Of } from '../../site/publisher/log/entry.ts'
import { readRecord } from '../../site/publisher/read-record.ts'
import { writeRecord } from '../../site/publisher/write-record.ts'
import { textRelease } from '../publisher/statements.ts'

const examples = (folder: string) =>
  readdirSync(join(root, 'content/schema/examples', folder)).map(
    (name) => [name, read(join(root, 'content/schema/examples', folder, name))] as const,
  )
/** A log that names every file as it lies there: what is refused then is refused for its text. */
const loggedIn = (contentDir: string) => (path: string) => sha256Of(join(contentDir, path))
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

test('every valid example of the contract is put on record and renders', async () => {
  const contentDir = await mkdtemp(join(tmpdir(), 'huiying-'))
  try {
    const database = openProjection(':memory:')
    const scene = { database, siteUrl: 'http://localhost:4321' }
    const recorded = new Map<string, Recorded>()
    for (const [name, example] of examples('valid')) {
      const one = release.parse(example)
      if (one.recordKind !== 'statement') continue
      const path = await writeRecord({ contentDir, release: one })
      const found = readRecord({ contentDir, path, logged: loggedIn(contentDir) })
      if (!found.ok) throw new Error(`${name}: ${found.error}`)
      recorded.set(path, found.recorded)
    }
    projectAll({ database, recorded: recorded.values() })
    const bundle = await loadBundle()
    for (const path of inScene(scene, allPaths)) {
      const html = await renderPath({ scene, bundle }, path)
      expect(Buffer.from(html ?? '').toString(), path).not.toMatch(/undefined|\[object/)
    }
  } finally {
    await rm(contentDir, { recursive: true, force: true })
  }
})

test.each(examples('invalid'))('the invalid example %s never reaches the record', async (_, example) => {
  const contentDir = await mkdtemp(join(tmpdir(), 'huiying-'))
  try {
    const parsed = release.safeParse((example as { release: unknown }).release)
    if (!parsed.success || parsed.data.recordKind !== 'statement') return expect(parsed.success).toBe(false)
    await expect(writeRecord({ contentDir, release: parsed.data })).rejects.toThrow()
  } finally {
    await rm(contentDir, { recursive: true, force: true })
  }
})

test.each([
  ['a changed text', (text: string) => text.replace('十五个', '五个')],
  ['a script', (text: string) => `${text}\n<script>alert(1)</script>\n`],
  ['an expression', (text: string) => `${text}\n{1 + 1}\n`],
  ['another number', (text: string) => text.replace(/^number: .*$/m, 'number: 8')],
])('a record file with %s is refused', async (_, change) => {
  const contentDir = await mkdtemp(join(tmpdir(), 'huiying-'))
  try {
    const path = await writeRecord({
      contentDir,
      release: textRelease({ kind: 'response', number: 7, sequence: 1, title: '答复', body: '十五个工作日。' }),
    })
    expect(readRecord({ contentDir, path, logged: loggedIn(contentDir) }).ok).toBe(true)
    await writeFile(join(contentDir, path), change(await readFile(join(contentDir, path), 'utf8')))
    expect(readRecord({ contentDir, path, logged: loggedIn(contentDir) }).ok).toBe(false)
  } finally {
    await rm(contentDir, { recursive: true, force: true })
  }
})

test('a record file that the log does not name, or names with other bytes, is refused', async () => {
  const contentDir = await mkdtemp(join(tmpdir(), 'huiying-'))
  try {
    const release = textRelease({ kind: 'response', number: 7, sequence: 1, title: '答复' })
    const path = await writeRecord({ contentDir, release })
    expect(readRecord({ contentDir, path, logged: () => undefined })).toMatchObject({ ok: false })
    expect(readRecord({ contentDir, path, logged: () => '0'.repeat(64) })).toMatchObject({ ok: false })
    expect(readRecord({ contentDir, path, logged: loggedIn(contentDir) })).toMatchObject({ ok: true })
  } finally {
    await rm(contentDir, { recursive: true, force: true })
  }
})
