import { join, resolve } from 'node:path'
import { root } from './bundle.ts'
import type { PatrolPace } from './patrol.ts'

export type Settings = {
  home: string
  contentDir: string
  siteUrl: string
  /** Addresses by which the public gets the site: the origin, a proxy, a CDN. */
  checkUrls: string[]
  patrol: PatrolPace | undefined
  cmsUrl: string
  sitePort: number
  port: number
  secret: string
  /** Feeds that the accounts of the demo are read from; undefined in production. */
  demoFeeds: string | undefined
  /** Time of day in Shanghai, 03:00, at which the whole site is drawn again; undefined: never. */
  nightlyAt: string | undefined
}

/** Settings of publisher and web from the environment. Paths are taken from the project, not from where it was started. */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const sitePort = port(env, 'SITE_PORT', 4321)
  const siteUrl = env.SITE_URL ?? `http://localhost:${sitePort}`
  return {
    home: homeOf(env),
    contentDir: contentDirOf(env),
    siteUrl,
    checkUrls: addresses(env.CHECK_URL) ?? [siteUrl],
    patrol: patrolOf(env.PATROL_EVERY),
    cmsUrl: env.CMS_URL ?? 'http://localhost:3000',
    sitePort,
    port: port(env, 'PUBLISHER_PORT', 4322),
    secret: env.PUBLISHER_SECRET ?? '',
    demoFeeds: isDemo(env) ? join(homeOf(env), 'demo-feeds') : undefined,
    nightlyAt: nightlyAt(env),
  }
}

const nightlyAt = ({ NIGHTLY_AT: at = '03:00' }: NodeJS.ProcessEnv) => {
  if (at === 'off') return undefined
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return at
  throw new Error(`NIGHTLY_AT must be a time of day such as 03:00, or off; it is "${at}".`)
}

const isDemo = (env: NodeJS.ProcessEnv) =>
  env.HUIYING_ENV !== 'production' &&
  (!env.SITE_URL || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(env.SITE_URL).hostname))

export const homeOf = (env: NodeJS.ProcessEnv = process.env) => resolve(root, env.HUIYING_HOME ?? 'data')

export const contentDirOf = (env: NodeJS.ProcessEnv = process.env) =>
  env.CONTENT_DIR
    ? resolve(root, env.CONTENT_DIR)
    : env.HUIYING_HOME
      ? join(homeOf(env), 'record')
      : join(root, 'content/record')

/** Base addresses by commas; undefined where none is given. */
const addresses = (given = ''): string[] | undefined => {
  const found = given
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  for (const one of found)
    if (!URL.canParse(one) || !/^https?:$/.test(new URL(one).protocol))
      throw new Error(`CHECK_URL must be http or https addresses, by commas; "${one}" is none.`)
  return found.length > 0 ? found : undefined
}

const patrolOf = (given: string | undefined): PatrolPace | undefined => {
  if (given === undefined || given === '') return { every: 'auto' }
  if (given === 'off') return undefined
  const seconds = Number(given)
  if (Number.isFinite(seconds) && seconds > 0) return { every: seconds * 1_000 }
  throw new Error(`PATROL_EVERY must be a number of seconds, or "off"; it is "${given}".`)
}

const port = (env: NodeJS.ProcessEnv, name: string, otherwise: number) => {
  const value = Number(env[name] ?? otherwise)
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value
  throw new Error(`${name} must be a port number, 0 to 65535; it is "${env[name]}".`)
}
