import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { dropDatabase, templateUri } from './database.ts'
import { startFerretdb } from './ferretdb.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A home with the demo people, to be copied. */
    template: string
    /** The second store: its server, and the database that holds the same people. */
    mongodb: { server: string; template: string } | null
  }
}

/** Makes one real database with the demo people, once a run; every test file works on a copy of it. */
export default async (project: TestProject) => {
  const home = mkdtempSync(path.join(tmpdir(), 'huiying-template-'))
  const isMongodb = process.env.TEST_STORE === 'mongodb'
  const given = process.env.MONGODB_TEST_URI
  const started = isMongodb && !given ? await startFerretdb() : undefined
  const server = given ?? started?.uri ?? ''
  const mongodb = isMongodb ? { server, template: templateUri(server) } : null
  execFileSync(process.execPath, ['scripts/run.mjs', 'seed', '--people'], {
    env: {
      ...process.env,
      HUIYING_HOME: home,
      NODE_ENV: 'production',
      ...(mongodb ? { DATABASE_URI: mongodb.template, MONGODB_WITHOUT_TRANSACTIONS: 'accept' } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  project.provide('template', home)
  project.provide('mongodb', mongodb)
  return async () => {
    if (mongodb && given) await dropDatabase(mongodb.template)
    await started?.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
