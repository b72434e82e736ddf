import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readSettings } from '../cms/settings.ts'
import { isMongodb } from '../cms/store/uri.ts'
import { contentDirOf } from '../site/publisher/settings.ts'
import { startWeb } from '../site/publisher/web.ts'
import { backOffice } from './start/back-office.ts'
import { buildAdmin } from './start/build-admin.ts'
import { type Child, child, stopAll } from './start/children.ts'
import { mustBeFree } from './start/free-port.ts'
import { until } from './start/until.ts'

const usage = `npm start           back office, publisher and site on this machine; Ctrl-C stops all of it
npm run dev         the same, the back office reloading as it is edited

Settings (environment): HUIYING_HOME CMS_PORT SITE_PORT CMS_URL SITE_URL CHECK_URL PATROL_EVERY DATABASE_URI HUIYING_ENV PAYLOAD_SECRET`

if (process.argv.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
const isDev = process.argv.includes('--dev')
const root = path.resolve(import.meta.dirname, '..')
const settings = readSettings()
const cmsPort = Number(new URL(settings.cmsUrl).port || process.env.CMS_PORT || 3000)
const env = {
  ...process.env,
  HUIYING_HOME: settings.home,
  CONTENT_DIR: contentDirOf(),
  CMS_URL: settings.cmsUrl,
  SITE_URL: settings.siteUrl,
  PUBLISHER_SECRET: settings.publisherSecret,
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  DISABLE_PAYLOAD_HMR: String(!isDev),
}

const children: Child[] = []
const stop = async (code: number) => {
  await stopAll(children)
  process.exit(code)
}
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))
const lost = (name: string) => (code: number | null) => {
  console.error(`${name} stopped (${code}). Its last words are above; see ${path.join(settings.home, 'logs')}.`)
  void stop(1)
}

const sitePort = Number(new URL(settings.siteUrl).port || process.env.SITE_PORT || 4321)
try {
  await mustBeFree('CMS_PORT', cmsPort)
  await mustBeFree('SITE_PORT', sitePort)
  await mustBeFree('PUBLISHER_PORT', Number(new URL(settings.publisherUrl).port))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
console.log(`Huiying 回应 · ${settings.production ? 'production' : 'demo, this machine only'} · ${settings.home}`)
mkdirSync(path.join(settings.home, 'logs'), { recursive: true })
const began = Date.now()
// Left behind by a first start that was interrupted; the demo is made in two transactions and goes on where it stopped.
const unfinished = path.join(settings.home, 'logs', 'demo-unfinished')
const isFirst = isMongodb(settings.databaseUri)
  ? !existsSync(path.join(settings.home, 'logs', 'cms.log'))
  : !existsSync(path.join(settings.home, 'huiying.db')) && !process.env.DATABASE_URI
const seeds = !settings.production && (isFirst || existsSync(unfinished))
if (seeds) {
  console.log('Filling an empty database with the demo …')
  writeFileSync(unfinished, '')
}
const seeding = seeds && child({ name: 'seed', args: ['scripts/run.mjs', 'seed'], env, root, home: settings.home })
if (seeding) children.push(seeding)
try {
  if (!isDev) await buildAdmin({ root, env, home: settings.home })
} catch (error) {
  console.error((error as Error).message)
  await stop(1)
}
if (seeding && (await seeding.done) !== 0) {
  console.error(
    `The demo could not be made; see ${path.join(settings.home, 'logs', 'seed.log')}. Remove ${settings.home} and start again.`,
  )
  process.exit(1)
}
rmSync(unfinished, { force: true })

children.push(
  child({
    name: 'cms',
    args: backOffice({ port: cmsPort, isDev }),
    env,
    root,
    home: settings.home,
    onExit: lost('The back office'),
  }),
  child({
    name: 'publisher',
    args: ['scripts/run.mjs', 'publisher'],
    // over loopback, whatever name a proxy gives the back office outside
    env: { ...env, CMS_URL: `http://127.0.0.1:${cmsPort}` },
    root,
    home: settings.home,
    onExit: lost('The publisher'),
  }),
)
const web = await startWeb({ home: settings.home, port: sitePort })
children.push({ name: 'web', stop: () => web.close(), done: Promise.resolve(0) })

try {
  await until(`http://127.0.0.1:${cmsPort}/health?ready`, 120_000)
  await until(`http://127.0.0.1:${sitePort}/`, 120_000)
} catch (error) {
  console.error(`${(error as Error).message}. See ${path.join(settings.home, 'logs')}.`)
  await stop(1)
}
console.log(`
Ready after ${Math.round((Date.now() - began) / 1000)} s.

  后台 Admin   ${settings.cmsUrl}/admin
  网站 Site    ${settings.siteUrl}/
${
  settings.production
    ? ''
    : `
  演示人员（密码都是 ${settings.demoPassword}）
    monitor 信息员 · analyst 研判员 · handler 承办人 · editor 撰稿人 · reviewer 业务审核人
    secrecy 保密审查员 · signer 签发人 · signer2 · liaison 联络员 · spokesperson 新闻发言人
    inspector 督查员 · admin 系统管理员 · security 安全管理员 · auditor 审计员
    each as <role>@demo.huiying.test
`
}
  Ctrl-C stops all of it.`)
