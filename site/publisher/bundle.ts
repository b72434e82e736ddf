import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { claimInTurn } from './home-lock.ts'

const run = promisify(execFile)
export const root = fileURLToPath(new URL('../../', import.meta.url))
const bundles = join(root, 'site/dist/server')

export type Bundle = { hash: string; folder: string; render: (path: string) => Promise<Response> }

/** Everything a page is drawn from. A different hash means different pages. */
export const sourceHash = (): string => {
  const hash = createHash('sha256')
  const versions = ['astro', '@astrojs/mdx', 'feed', 'diff'].map((name) =>
    readFileSync(join(root, 'node_modules', name, 'package.json')),
  )
  for (const part of versions) hash.update(part)
  // Where Chinese words end, which decides how a comparison reads.
  hash.update(process.versions.icu ?? '')
  for (const file of ['astro.config.mjs', ...sources('site'), ...sources('content/schema')])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** The server bundle of the present sources, built in `place` if it is not there. */
export const loadBundle = async (place = bundles): Promise<Bundle> => {
  const hash = sourceHash()
  const folder = join(place, hash)
  if (!isBuilt(folder)) await build({ hash, place })
  return importBundle(folder)
}

const isBuilt = (folder: string) => existsSync(join(folder, 'server/entry.mjs'))

/** A bundle that is there, as `loadBundle` answered its folder; for worker threads. */
export const importBundle = async (folder: string): Promise<Bundle> => {
  const { render } = (await import(pathToFileURL(join(folder, 'server/entry.mjs')).href)) as Pick<Bundle, 'render'>
  return { hash: basename(folder), folder, render }
}

/** Builds beside the place and renames, so that a bundle is whole or absent; a second process waits for the first, while it lives. */
const build = async ({ hash, place }: { hash: string; place: string }) => {
  const folder = join(place, hash)
  const release = await claimInTurn(join(place, 'build.lock'))
  const making = `${folder}.${process.pid}`
  try {
    if (isBuilt(folder)) return
    // Of builders that were killed.
    await discard(place, (name) => /^[0-9a-f]{16}\.\d+$/.test(name))
    await run(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HUIYING_BUNDLE: 'server',
        HUIYING_BUNDLE_DIR: making,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      maxBuffer: 10_000_000,
    })
    await rename(making, folder)
    await discardOlder({ hash, place })
  } finally {
    await rm(making, { recursive: true, force: true })
    release()
  }
}

/** Keeps the newest few: another process may still serve from the one before. */
const discardOlder = async ({ hash, place }: { hash: string; place: string }) => {
  const age = (name: string) => statSync(join(place, name)).mtimeMs
  const others = readdirSync(place).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== hash)
  const kept = new Set(others.sort((a, b) => age(b) - age(a)).slice(0, 2))
  await discard(place, (name) => others.includes(name) && !kept.has(name))
}

const discard = async (place: string, isOver: (name: string) => boolean) => {
  for (const name of readdirSync(place).filter(isOver)) await rm(join(place, name), { recursive: true, force: true })
}

const skipped = /^(dist|\.astro)$/
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !skipped.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sources(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
