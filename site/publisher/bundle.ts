import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

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

/** The server bundle of the present sources, built if it is not there. */
export const loadBundle = async (): Promise<Bundle> => {
  const hash = sourceHash()
  const folder = join(bundles, hash)
  const entry = join(folder, 'server/entry.mjs')
  if (!existsSync(entry)) await build({ hash, folder })
  return importBundle(folder)
}

/** A bundle that is there, as `loadBundle` answered its folder; for worker threads. */
export const importBundle = async (folder: string): Promise<Bundle> => {
  const { render } = (await import(pathToFileURL(join(folder, 'server/entry.mjs')).href)) as Pick<Bundle, 'render'>
  return { hash: basename(folder), folder, render }
}

/** Builds beside the place and renames, so that a bundle is whole or absent; a second process waits for the first. */
const build = async ({ hash, folder }: { hash: string; folder: string }) => {
  const lock = join(bundles, `${hash}.lock`)
  await mkdir(bundles, { recursive: true })
  const isOurs = await mkdir(lock).then(
    () => true,
    () => false,
  )
  if (!isOurs) {
    for (let waited = 0; waited < 90_000 && !existsSync(folder); waited += 200) await sleep(200)
    if (existsSync(folder)) return
    await rmdir(lock).catch(() => undefined)
    return build({ hash, folder })
  }
  const making = `${folder}.${process.pid}`
  try {
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
    await discardOlder(hash)
  } finally {
    await rm(making, { recursive: true, force: true })
    await rmdir(lock).catch(() => undefined)
  }
}

/** Keeps the newest few: another process may still serve from the one before. */
const discardOlder = async (hash: string) => {
  const others = readdirSync(bundles)
    .filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== hash)
    .sort((a, b) => statSync(join(bundles, b)).mtimeMs - statSync(join(bundles, a)).mtimeMs)
  for (const name of others.slice(2)) await rm(join(bundles, name), { recursive: true, force: true })
}

const skipped = /^(dist|\.astro)$/
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !skipped.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sources(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
