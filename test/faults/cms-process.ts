import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Cms, Json } from '../harness/cms.ts'
import { type Given, type Instance, startInstance } from '../harness/instance.ts'
import type { Fault, Order } from './fault.ts'
import { compiled, type Point, pointsOf, traceOf } from './publisher-process.ts'

export type CmsProcess = Omit<Instance, 'post'> & {
  set: (fault: Fault) => Promise<void>
  /** What it did since the fault was last set. */
  points: () => Point[]
  /** Null where it ended before it answered. */
  post: (where: string, body: Json, given: Given) => Promise<{ status: number; body: Json } | null>
}

let counter = 0

/** A second back office on the store of the first, in a process that can be killed at any write. */
export const startCmsProcess = (cms: Cms, { port = 0, env = {} as Record<string, string> } = {}): CmsProcess => {
  counter += 1
  const trace = traceOf(`${cms.home}.${counter}`)
  const instance = startInstance(cms, {
    port,
    env: {
      ...env,
      FAULT_STORE: cms.database ? 'mongodb' : 'libsql',
      FAULT_TRACE: trace,
      NODE_COMPILE_CACHE: compiled,
    },
    execArgv: ['--import', join(import.meta.dirname, 'preload.ts')],
  })
  const { child, ended, url, post } = instance
  void ended.then(() => rmSync(trace, { force: true }))
  const set = async (fault: Fault) => {
    await url
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      void ended.then(() => reject(new Error('The back office ended.')))
      child.send({ set: fault } satisfies Order)
    })
  }
  return { ...instance, set, points: () => pointsOf(trace), post: (...given) => post(...given).catch(() => null) }
}
