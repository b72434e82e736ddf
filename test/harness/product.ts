import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { password } from './cms.ts'
import { newDatabase } from './database.ts'

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

export type Product = { cms: string; site: string; home: string; stop: () => Promise<void> }

/**
 * The whole product, started as a newcomer starts it (`npm start`), on an empty home and free ports. With `PRODUCT_CMS` and
 * `PRODUCT_SITE` set, the one that runs there already is used instead.
 */
export const startProduct = async (patience = 400_000): Promise<Product> => {
  const { PRODUCT_CMS: cms, PRODUCT_SITE: site } = process.env
  if (cms && site) return { cms, site, home: '', stop: async () => {} }
  const home = mkdtempSync(path.join(tmpdir(), 'huiying-product-'))
  const mongodb = inject('mongodb')
  const database = mongodb ? await newDatabase(mongodb.server) : undefined
  const [cmsPort, sitePort, publisherPort] = await Promise.all([freePort(), freePort(), freePort()])
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HUIYING_HOME: home,
    CMS_PORT: String(cmsPort),
    SITE_PORT: String(sitePort),
    PUBLISHER_PORT: String(publisherPort),
    ...(database ? { DATABASE_URI: database.uri, MONGODB_WITHOUT_TRANSACTIONS: 'accept' } : {}),
  }
  for (const name of ['NODE_ENV', 'VITEST', 'PUBLISHER_URL', 'CONTENT_DIR', 'CMS_URL', 'SITE_URL']) delete env[name]
  const started = spawn(process.execPath, ['scripts/run.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  await ready(started, patience).catch((error: Error) => {
    started.kill('SIGKILL')
    throw new Error(`${error.message}\n${logs(home)}`)
  })
  return {
    cms: `http://localhost:${cmsPort}`,
    site: `http://localhost:${sitePort}`,
    home,
    stop: async () => {
      const gone = new Promise((resolve) => started.once('exit', resolve))
      started.kill('SIGTERM')
      await gone
      await database?.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Waits until everything that was released, the demo's too, has been written and seen. */
export const allDelivered = async ({ cms }: Product, patience = 120_000): Promise<void> => {
  const end = Date.now() + patience
  const login = await fetch(`${cms}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'auditor@demo.huiying.test', password }),
  })
  const { token } = (await login.json()) as { token: string }
  const underWay = async () => {
    const query = 'where[state][in]=pending,written&limit=1&depth=0'
    const answer = await fetch(`${cms}/api/deliveries?${query}`, { headers: { authorization: `JWT ${token}` } })
    return ((await answer.json()) as { totalDocs: number }).totalDocs
  }
  let left = await underWay()
  while (left > 0) {
    if (Date.now() > end) throw new Error(`${left} releases were not live after ${patience / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    left = await underWay()
  }
}

const ready = (started: ChildProcess, patience: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let printed = ''
    const timer = setTimeout(
      () => reject(new Error(`The product was not ready after ${patience / 1000} s:\n${printed}`)),
      patience,
    )
    const settle = (done: () => void) => {
      clearTimeout(timer)
      done()
    }
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (data) => {
        printed += data
        if (printed.includes('Ready after')) settle(resolve)
      })
    started.on('exit', (code) => settle(() => reject(new Error(`The product stopped (${code}):\n${printed}`))))
  })

const logs = (home: string) =>
  ['seed', 'build', 'cms', 'publisher']
    .map((name) => {
      try {
        return `--- ${name}\n${readFileSync(path.join(home, 'logs', `${name}.log`), 'utf8').slice(-2_000)}`
      } catch {
        return ''
      }
    })
    .join('\n')
