import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser/find.ts'

const usage = `npm test                      lint, types, unit, integration, browser; on SQLite
npm test -- --store mongodb   integration and a browser once more, over MongoDB's protocol: on the server of
                              MONGODB_TEST_URI, or on a FerretDB that is built here if Go is present
npm test -- --faults          the whole of test/faults: more than 500 kills at every write and at random, and every fault of
                              disk and clock, with a summary of the kills; takes half an hour. npm test has a part of it
npm run check                 lint, types, unit: under a minute`

/** Folders whose tests need neither a database nor a browser. */
const unit = ['test/policy', 'test/content', 'test/body']

/** What goes through the REST API to a store. Not with them: press/speed.test.ts, which fills a SQLite file row by row. */
const integration = [
  'test/alarms',
  'test/contract',
  'test/desk',
  'test/import',
  'test/microblogs',
  'test/mongodb',
  'test/notices',
  'test/pages',
  'test/press/pack.test.ts',
  'test/press/room.test.ts',
  'test/preview',
  'test/queue',
  'test/seed',
  'test/workflow',
  'test/writing',
  'test/journeys/main-job.test.ts',
]

const hasGo = (): boolean => spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0

const step = (name: string, command: string, ...args: string[]): boolean => {
  const started = Date.now()
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' },
  })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
  return status === 0
}

const tests = (folders: readonly string[]): { passed: number; failed: number; kills: number } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiying-vitest-'))
  const report = path.join(folder, 'report.json')
  process.env.FAULT_TALLY = path.join(folder, 'kills')
  const ran = step(
    'tests',
    'vitest',
    'run',
    ...folders,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = ran ? numFailedTests : Math.max(numFailedTests, numFailedTestSuites, 1)
    return { passed: numPassedTests, failed, kills: sayKills(process.env.FAULT_TALLY) }
  } catch {
    return { passed: 0, failed: 1, kills: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Says how often each sort of work was killed (test/faults/tally.ts), one line each. Answers how often in all. */
const sayKills = (file: string): number => {
  const told = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const rows = told.map((line) => JSON.parse(line) as { kind: string; kills: number; seconds: number })
  const kills = rows.reduce((sum, row) => sum + row.kills, 0)
  for (const row of rows.sort((a, b) => (a.kind < b.kind ? -1 : 1)))
    console.log(`${String(row.kills).padStart(5)} kills  ${String(row.seconds).padStart(5)} s  ${row.kind}`)
  if (rows.length > 0) console.log(`${String(kills).padStart(5)} kills in all\n`)
  return kills
}

if (process.argv.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
const isQuick = process.argv.includes('--quick')
const isMongodb = process.argv.includes('mongodb')
if (!isQuick) process.env.CHROMIUM_PATH = findBrowser()
if (process.argv.includes('--faults')) {
  process.env.FAULTS = 'whole'
  const { passed, failed, kills } = tests(['test/faults'])
  const isEnough = kills > 500
  if (!isEnough) console.log(`Of more than 500 kills only ${kills} were made.`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && isEnough ? 0 : 1)
}
if (isMongodb) {
  const server = process.env.MONGODB_TEST_URI ? 'the server of MONGODB_TEST_URI' : 'FerretDB'
  if (!process.env.MONGODB_TEST_URI && !hasGo()) {
    console.log(
      'Not run: the second store. There is neither a server (MONGODB_TEST_URI) nor Go to build FerretDB with.',
    )
    process.exit(0)
  }
  console.log(`The second store: integration over MongoDB's protocol, on ${server}.`)
  process.env.TEST_STORE = 'mongodb'
}
const steps = isMongodb
  ? []
  : [
      step('lint', 'biome', 'check', '--error-on-warnings'),
      step('types', 'tsc', '-p', 'tsconfig.json', '--noEmit'),
      step('unused code', 'knip'),
      step('drawn docs are current', process.execPath, 'scripts/run.mjs', 'docs', '--check'),
    ]
const { passed, failed } = tests(isQuick ? unit : isMongodb ? integration : [])
const stepsPassed = steps.filter(Boolean).length
const totalFailed = failed + steps.length - stepsPassed
if (!isQuick && !isMongodb) console.log('This was SQLite. The other store: npm test -- --store mongodb')
console.log(`${passed + stepsPassed} passed, ${totalFailed} failed`)
process.exit(totalFailed === 0 ? 0 : 1)
