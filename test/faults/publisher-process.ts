import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../site/publisher/bundle.ts'
import { secret } from '../publisher/fake-cms.ts'
import type { Station } from '../publisher/station.ts'
import type { Fault, Order } from './fault.ts'

export const compiled = join(root, 'node_modules/.cache/huiying-faults')

export type Running = {
  child: ChildProcess
  /** Resolves with the signal or exit code that ended it. */
  ended: Promise<string>
  /** Where it listens; rejects if it ends before. */
  port: Promise<number>
  printed: () => string
  set: (fault: Fault) => Promise<void>
  stop: (signal?: NodeJS.Signals) => Promise<string>
}

/** `npm run publisher` in a process of its own, under a fault. */
export const startPublisherProcess = (
  { home, contentDir, siteUrl, cms }: Pick<Station, 'home' | 'contentDir' | 'siteUrl'> & { cms: { url: string } },
  { fault = { kind: 'none' } as Fault, given = secret, port: asked = 0 } = {},
): Running => {
  const preload = join(root, 'test/faults/preload.ts')
  const child = spawn(process.execPath, ['--import', preload, join(root, 'scripts/run.mjs'), 'publisher'], {
    cwd: root,
    env: {
      ...process.env,
      HUIYING_HOME: home,
      CONTENT_DIR: contentDir,
      SITE_URL: siteUrl,
      CMS_URL: cms.url,
      PUBLISHER_PORT: String(asked),
      PUBLISHER_SECRET: given,
      // What was compiled at the first start is not compiled at each of hundreds.
      NODE_COMPILE_CACHE: compiled,
      FAULT: JSON.stringify(fault),
      FAULT_TRACE: traceOf(home),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // Whatever becomes of the test, none of them lives on.
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (printed += data.toString()))
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)),
  )
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)
      if (found) resolve(Number(found[1]))
    })
    void ended.then((how) => reject(new Error(`The publisher ended (${how}): ${printed}`)))
  })
  port.catch(() => undefined)
  const set = (fault: Fault) =>
    new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      void ended.then((how) => reject(new Error(`The publisher ended (${how}): ${printed}`)))
      child.send({ set: fault } satisfies Order)
    })
  const stop = (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return { child, ended, port, printed: () => printed, set, stop }
}

/** Beside the home: a fault of the disk must not reach it. */
export const traceOf = (home: string) => `${home}.trace`

export type Point = { at: number; name: string; place: string }

/** The operations since the fault was last set, or since the process started. */
export const pointsOf = (trace: string): Point[] => {
  const [last = ''] = readFileSync(trace, 'utf8').split('set\n').slice(-1)
  return last
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [at = '', ...rest] = line.split(' ')
      return { at: Number(at), name: rest.slice(0, -1).join(' '), place: rest.at(-1) ?? '' }
    })
}
