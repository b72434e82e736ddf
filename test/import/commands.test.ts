import { execFile } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootCms, type Cms } from '../harness/cms.ts'
import { given } from './given.ts'

let cms: Cms
/** Listens and never answers, as something else of this machine may on the port that Payload takes for its own. */
const silent = createServer(() => undefined)
beforeAll(async () => {
  cms = await bootCms()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  silent.close()
})

/** A command as `npm run` starts it, on the database of this test. */
const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const { port } = silent.address() as AddressInfo
    const env: NodeJS.ProcessEnv = { ...process.env, HUIYING_HOME: cms.home, PORT: String(port) }
    // As in a shell, where nothing says that this is a test.
    for (const name of ['NODE_ENV', 'VITEST']) delete env[name]
    execFile(process.execPath, ['scripts/run.mjs', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
const monitor = 'monitor@demo.huiying.test'

test('import prints the report and nothing else on stdout, and says with its exit code how it went', async () => {
  const good = given('good.csv', 'title,text,sourceKind\n命令,原文,forum\n')
  const bad = given('bad.csv', 'title,text,sourceKind\n命令二,原文,forum\n,原文,forum\n')
  const first = await run('import', 'mentions', good, '--as', monitor)
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(first.stdout)).toEqual({
    file: good,
    slug: 'mentions',
    rows: 1,
    created: 1,
    unchanged: 0,
    refused: [],
  })

  const refused = await run('import', 'mentions', bad, '--as', monitor)
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({
    created: 0,
    refused: [{ row: 3, errors: [{ code: 'invalid-field' }] }],
  })
  expect(refused.stderr).toContain('nothing was written')

  const skipped = await run('import', 'mentions', bad, '--as', monitor, '--skip-refused')
  expect(skipped.code).toBe(0)
  expect(JSON.parse(skipped.stdout)).toMatchObject({ created: 1, refused: [{ row: 3 }] })

  const unable = await run('import', 'cases', good, '--as', monitor)
  expect(unable).toMatchObject({ code: 2, stdout: '' })
  expect(unable.stderr).toContain('mentions, statements')
})

test('seed fills the database once, then says that it is not empty; --scale goes on where it stopped', async () => {
  const counts = async () => ({
    users: (await cms.payload.count({ collection: 'users' })).totalDocs,
    statements: (await cms.payload.count({ collection: 'statements' })).totalDocs,
    releases: (await cms.payload.count({ collection: 'releases' })).totalDocs,
    journal: (await cms.payload.count({ collection: 'journal' })).totalDocs,
  })
  const { payload } = cms
  const { docs } = await payload.find({ collection: 'mentions', pagination: false })
  expect(docs.length).toBeGreaterThan(0)
  const before = await counts()
  const again = await run('seed')
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout).toContain('not empty')
  expect(await counts()).toEqual(before)

  expect((await run('seed', '--scale', '3')).code).toBe(0)
  expect((await counts()).statements).toBe(before.statements + 3)
  expect((await run('seed', '--scale', '3')).stdout).toContain('3 synthetic statements already')
  expect((await run('seed', '--scale', '5')).code).toBe(0)
  expect((await counts()).statements).toBe(before.statements + 5)
  expect((await counts()).releases).toBe(before.releases + 5)

  expect(await run('seed', '--scale', 'many')).toMatchObject({ code: 1, stdout: '' })
})

test('seed leaves production alone', async () => {
  const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
    const env = {
      ...process.env,
      HUIYING_HOME: `${cms.home}/production`,
      SITE_URL: 'https://yunpu.example',
      PAYLOAD_SECRET: 'x'.repeat(40),
    }
    execFile(process.execPath, ['scripts/run.mjs', 'seed'], { env }, (error, _, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stderr }),
    )
  })
  expect(code).toBe(1)
  expect(stderr).toContain('loopback')
})
