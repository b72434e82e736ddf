import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../../site/publisher/bundle.ts'
import { secret } from './fake-cms.ts'
import type { Station } from './station.ts'

type Swap = [file: string, from: RegExp, to: string]

/** What a developer changes to give the section of explainers another name. */
export const guides: Swap[] = [
  ['content/schema/kinds.ts', /explainers: \{/, 'guides: {'],
  ['content/schema/kinds.ts', /section: 'explainers'/, "section: 'guides'"],
  ['content/schema/kinds.ts', /formerSections = \{\}/, "formerSections = { explainers: 'guides' }"],
  ['site/format/sections.ts', /explainers:/, 'guides:'],
]

const made = /^(dist|\.astro|\.next|node_modules|record)$/

/** The product with some lines of its own changed, in a folder; every line must be there. */
export const changedProduct = (folder: string, swaps: Swap[]): string => {
  for (const part of ['site', 'content', 'cms', 'scripts', 'package.json', 'tsconfig.json', 'astro.config.mjs'])
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (file) => !made.test(basename(file)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, from, to] of swaps) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (!from.test(text)) throw new Error(`${file}: ${from} is nowhere in it.`)
    writeFileSync(join(folder, file), text.replace(from, to))
  }
  mkdirSync(join(folder, 'site/dist'), { recursive: true })
  return folder
}

type Place = Pick<Station, 'home' | 'contentDir' | 'siteUrl'> & { cms: { url: string } }
export type Ran = { code: number | null; said: string }

/** A command of that product on the folders of a station; `started` resolves with the port of a publisher. */
export const run = (product: string, { home, contentDir, siteUrl, cms }: Place, command: string[]) => {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    HUIYING_HOME: home,
    CONTENT_DIR: contentDir,
    SITE_URL: siteUrl,
    CMS_URL: cms.url,
    PUBLISHER_PORT: '0',
    PUBLISHER_SECRET: secret,
    PATROL_EVERY: 'off',
  }
  const child = spawn(process.execPath, [join(product, 'scripts/run.mjs'), ...command], { cwd: product, env })
  let said = ''
  const heard: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      said += data.toString()
      for (const hear of heard) hear()
    })
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, said })))
  const started = new Promise<number>((resolve, reject) => {
    heard.push(() => {
      const found = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    })
    void ended.then(() => reject(new Error(`It ended: ${said}`)))
  })
  started.catch(() => undefined)
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { ended, started, stop }
}

export const forget = (product: string) => rmSync(product, { recursive: true, force: true, maxRetries: 3 })
