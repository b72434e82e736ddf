import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inScene } from '../../site/projection/current.ts'
import { openProjection } from '../../site/projection/database.ts'
import { projectAll } from '../../site/projection/project.ts'
import { allPaths } from '../../site/publisher/all-paths.ts'
import { loadBundle, root } from '../../site/publisher/bundle.ts'
import { filesBelow } from '../../site/publisher/disk.ts'
import { renderPath } from '../../site/publisher/live.ts'
import { readRecord } from '../../site/publisher/read-record.ts'
import { writeRecord } from '../../site/publisher/write-record.ts'
import { textRelease } from '../publisher/statements.ts'

const examples = join(root, 'content/schema/examples')
const has = (name: string) => existsSync(join(examples, name))

/** Record files among the examples, put where their own place says. */
const recordOf = async (folder: string) =>
  (await filesBelow(join(examples, folder))).filter((file) => file.endsWith('.mdx'))

test.skipIf(!has('valid'))('every valid example of the contract renders', async () => {
  const contentDir = join(examples, 'valid')
  const read = (await recordOf('valid')).map((path) => readRecord({ contentDir, path }))
  expect(read.filter(({ ok }) => !ok)).toEqual([])
  const database = openProjection(':memory:')
  const scene = { database, siteUrl: 'http://localhost:4321' }
  projectAll({ database, recorded: read.flatMap((one) => (one.ok ? [one.recorded] : [])) })
  const bundle = await loadBundle()
  for (const path of inScene(scene, allPaths))
    expect((await renderPath({ scene, bundle }, path))?.byteLength, path).toBeGreaterThan(0)
})

test.skipIf(!has('invalid'))('every invalid example is refused', async () => {
  const contentDir = join(examples, 'invalid')
  for (const path of await recordOf('invalid')) expect(readRecord({ contentDir, path }).ok, path).toBe(false)
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
    expect(readRecord({ contentDir, path }).ok).toBe(true)
    await writeFile(join(contentDir, path), change(await readFile(join(contentDir, path), 'utf8')))
    expect(readRecord({ contentDir, path }).ok).toBe(false)
  } finally {
    await rm(contentDir, { recursive: true, force: true })
  }
})
