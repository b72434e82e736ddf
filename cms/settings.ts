import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMongodb } from './store/uri.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const isLoopback = (address: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)

/** Settings of the back office, from the environment (contract: Settings). Throws where production would be unsafe. */
export const readSettings = (env: NodeJS.ProcessEnv = process.env) => {
  const home = path.resolve(root, env.HUIYING_HOME ?? 'data')
  const siteUrl = (env.SITE_URL ?? `http://localhost:${env.SITE_PORT ?? 4321}`).replace(/\/$/, '')
  const cmsUrl = (env.CMS_URL ?? `http://localhost:${env.CMS_PORT ?? 3000}`).replace(/\/$/, '')
  const production = env.HUIYING_ENV === 'production' || !isLoopback(siteUrl)
  const databaseUri = env.DATABASE_URI ?? `file:${path.join(home, 'huiying.db')}`
  if (!databaseUri.startsWith('file:') && !isMongodb(databaseUri))
    throw new Error(
      `DATABASE_URI ${databaseUri.split(':')[0]}: is not served. Use file:<path>, mongodb://<host>/<database>?replicaSet=<name>, or leave it out.`,
    )
  if (production && (env.PAYLOAD_SECRET ?? '').length < 32)
    throw new Error(
      'Production needs PAYLOAD_SECRET with at least 32 random characters, for example: openssl rand -hex 32',
    )
  const secret = env.PAYLOAD_SECRET ?? keptSecret(path.join(home, 'keys', 'secret'))
  return {
    home,
    siteUrl,
    /** Hosts under which readers know the site, for recognising links to it. */
    siteHosts: [new URL(siteUrl).host, ...listed(env.SITE_ALIASES)],
    cmsUrl,
    production,
    databaseUri,
    /** Outside production a MongoDB without transactions may be tried (contract: Settings). */
    acceptsNoTransactions: env.MONGODB_WITHOUT_TRANSACTIONS === 'accept',
    secret,
    uploads: path.join(home, 'uploads'),
    publisherUrl: env.PUBLISHER_URL ?? `http://127.0.0.1:${env.PUBLISHER_PORT ?? 4322}`,
    publisherSecret: publisherSecret(secret),
    smtpUrl: env.SMTP_URL || undefined,
    /** Sender of every mail. */
    mailFrom: env.SMTP_FROM ?? `noreply@${new URL(cmsUrl).hostname}`,
    demoPassword: env.DEMO_PASSWORD ?? 'huiying-demo-2026',
  }
}
const listed = (given = '') =>
  given
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)

/** What CMS and publisher show each other on loopback; follows from PAYLOAD_SECRET, so there is one secret to keep. */
const publisherSecret = (secret: string) => createHmac('sha256', secret).update('huiying/publisher').digest('hex')

/** The demo has no default secret either: one is made at first start and kept beside the database. */
const keptSecret = (file: string): string => {
  mkdirSync(path.dirname(file), { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}
