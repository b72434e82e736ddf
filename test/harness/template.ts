import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    template: string
  }
}

/** Makes one real database with the demo people, once a run; every test file works on a copy of it. */
export default (project: TestProject) => {
  const home = mkdtempSync(path.join(tmpdir(), 'huiying-template-'))
  execFileSync(process.execPath, ['scripts/run.mjs', 'seed', '--people'], {
    env: { ...process.env, HUIYING_HOME: home, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  project.provide('template', home)
  return () => rmSync(home, { recursive: true, force: true })
}
