import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { recordPath, toMdx } from '../../content/schema/record.ts'
import { openProjection } from '../../site/projection/database.ts'
import { ensureLog } from '../../site/publisher/log/found.ts'
import { sample } from './sample.ts'

const root = path.resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(path.join(tmpdir(), 'huiying-site-alone-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const backOffice = /^(payload|next|react|react-dom|@payloadcms|@next|lexical|@lexical)$/

/** The public side alone: the site's rooms, and node_modules without anything of the back office. */
const withoutBackOffice = () => {
  for (const place of [
    'site',
    'content',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
    'scripts/run.mjs',
    'scripts/build.ts',
  ])
    cpSync(path.join(root, place), path.join(copy, place), {
      recursive: true,
      filter: (from) => !/\/(dist|record|\.astro)$/.test(from),
    })
  mkdirSync(path.join(copy, 'node_modules'))
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (!backOffice.test(name))
      symlinkSync(path.join(root, 'node_modules', name), path.join(copy, 'node_modules', name))
}

test('the site is built without cms, Payload, Next and React', async () => {
  withoutBackOffice()
  const record = path.join(copy, 'record')
  const { releases, files } = await sample()
  for (const release of releases)
    if (release.recordKind === 'statement') {
      const file = path.join(record, recordPath(release))
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, toMdx(release))
    }
  for (const [name, data] of files) {
    const file = path.join(record, 'files', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, data)
  }
  // As a publisher does with a record from before there were logs.
  writeFileSync(path.join(record, 'installation.json'), '{"installation":"test"}\n')
  const place = { contentDir: record, home: path.join(copy, 'home'), siteUrl: 'http://localhost:4321' }
  await ensureLog({ ...place, database: openProjection(':memory:'), log: () => undefined })
  const out = path.join(copy, 'out')
  execFileSync(process.execPath, ['scripts/run.mjs', 'build', '--out', out], {
    cwd: copy,
    env: { ...process.env, CONTENT_DIR: record, HUIYING_HOME: path.join(copy, 'home') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect(existsSync(path.join(copy, 'cms'))).toBe(false)
  expect(existsSync(path.join(out, 'index.html'))).toBe(true)
  expect(
    readdirSync(path.join(out, 'responses'), { recursive: true }).filter((file) => String(file).endsWith('index.html'))
      .length,
  ).toBeGreaterThan(2)
}, 120_000)
