import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser/find.ts'

const usage = `npm test            lint, types, unit, integration, browser
npm run check       lint, types, unit: under a minute`

/** Folders whose tests need neither a database nor a browser. */
const unit = ['test/policy', 'test/content', 'test/body']

const step = (name: string, command: string, ...args: string[]): boolean => {
  const started = Date.now()
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' },
  })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
  return status === 0
}

const tests = (isQuick: boolean): { passed: number; failed: number } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiying-vitest-'))
  const report = path.join(folder, 'report.json')
  const ran = step(
    'tests',
    'vitest',
    'run',
    ...(isQuick ? unit : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: ran ? numFailedTests : Math.max(numFailedTests, numFailedTestSuites, 1) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
const isQuick = process.argv.includes('--quick')
if (!isQuick) process.env.CHROMIUM_PATH = findBrowser()
const steps = [
  step('lint', 'biome', 'check', '--error-on-warnings'),
  step('types', 'tsc', '-p', 'tsconfig.json', '--noEmit'),
  step('unused code', 'knip'),
  step('drawn docs are current', process.execPath, 'scripts/run.mjs', 'docs', '--check'),
]
const { passed, failed } = tests(isQuick)
const stepsPassed = steps.filter(Boolean).length
const totalFailed = failed + steps.length - stepsPassed
console.log(`${passed + stepsPassed} passed, ${totalFailed} failed`)
process.exit(totalFailed === 0 ? 0 : 1)
