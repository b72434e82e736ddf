// Loaded before a product process (--import): names every durable operation below HUIYING_HOME in a trace, and does to the
// process what the fault says. The product knows nothing of it.
import fs from 'node:fs'
import { flushCompileCache } from 'node:module'
import { relative, sep } from 'node:path'
import type { Fault, Order } from './fault.ts'
import { pointName, words } from './fault.ts'
import { wrapFiles } from './wrap-files.ts'
import { wrapReports } from './wrap-reports.ts'
import { wrapLibsql, wrapSqlite } from './wrap-sqlite.ts'

const home = process.env.HUIYING_HOME ?? ''
const trace = fs.openSync(process.env.FAULT_TRACE ?? '/dev/null', 'a')
const { writeSync } = fs
let fault: Fault = JSON.parse(process.env.FAULT ?? '{"kind":"none"}') as Fault
let count = 0
let shift = 0

const RealDate = Date
const now = RealDate.now.bind(RealDate)
globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now() + shift] : given) as [number]))
  }
  static override now() {
    return now() + shift
  }
} as DateConstructor
// Mongoose knows types by their names.
Object.defineProperty(globalThis.Date, 'name', { value: 'Date' })

const die = (): never => {
  if ('together' in fault && fault.together) process.kill(fault.together, 'SIGKILL')
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

// A full disk still lets go of files, and SQLite takes back without writing; what is said to others is no write of ours.
const refusable = (operation: string) =>
  !/^(report|wake|rollback)/.test(operation) &&
  (!operation.startsWith('remove') || (fault.kind === 'refuse' && fault.code !== 'ENOSPC'))

const pause = () => {
  if (fault.kind !== 'slow') return 0
  return fault.least + Math.random() * (fault.most - fault.least)
}

/** What the wrappers ask before each operation. Answers how it goes on. */
export type Verdict = { goesOn: true; wait: number; isTorn: boolean } | { goesOn: false; error: Error }
const judge = (operation: string, path: string): Verdict => {
  const place = relative(home, path).split(sep).join('/')
  if (place.startsWith('..') || place.startsWith('logs/')) return { goesOn: true, wait: 0, isTorn: false }
  count += 1
  writeSync(trace, `${count} ${pointName(operation, place)} ${place}\n`)
  if (fault.kind === 'kill' && count === fault.at) die()
  if (fault.kind === 'clock' && count === fault.at) shift += fault.by
  if (fault.kind === 'refuse' && count >= fault.at && refusable(operation)) {
    const { code } = fault
    return {
      goesOn: false,
      error: Object.assign(new Error(`${code}: ${words[code]}, ${operation} '${path}'`), { code }),
    }
  }
  return { goesOn: true, wait: pause(), isTorn: fault.kind === 'torn' && count === fault.at }
}

process.on('message', ({ set }: Order) => {
  fault = set
  count = 0
  writeSync(trace, 'set\n')
  process.send?.('set')
})
process.channel?.unref()
// A killed process keeps nothing of it by itself.
setTimeout(flushCompileCache, 3_000).unref()

wrapFiles({ judge, die })
wrapReports({ judge, die })
wrapSqlite({ judge, die })
if (process.env.FAULT_STORE === 'libsql') wrapLibsql({ judge, die })
if (process.env.FAULT_STORE === 'mongodb') (await import('./wrap-mongodb.ts')).wrapMongodb({ judge, die })
