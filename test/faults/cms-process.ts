import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Cms, Json } from '../harness/cms.ts'
import type { Fault, Order } from './fault.ts'
import { traceOf } from './publisher-process.ts'

const folder = import.meta.dirname

export type CmsProcess = {
  child: ChildProcess
  url: Promise<string>
  set: (fault: Fault) => Promise<void>
  /** Null where it ended before it answered. */
  post: (where: string, body: Json, headers: Record<string, string>) => Promise<{ status: number; body: Json } | null>
  stop: () => Promise<void>
}

/** A second back office on the store of the first, in a process that can be killed at any write. */
export const startCmsProcess = (cms: Cms, { port = 0, env = {} as Record<string, string> } = {}): CmsProcess => {
  const child = fork(join(folder, 'cms-instance.ts'), [], {
    env: {
      ...process.env,
      ...env,
      HUIYING_HOME: cms.home,
      DISABLE_PAYLOAD_HMR: 'true',
      PORT: String(port),
      FAULT_STORE: 'libsql',
      FAULT_TRACE: traceOf(cms.home),
    },
    execArgv: ['--import', join(folder, 'preload.ts')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = new Promise<string>((resolve, reject) => {
    child.once('message', (said) => resolve(`http://127.0.0.1:${(said as { port: number }).port}`))
    void ended.then(() => reject(new Error('The back office ended before it listened.')))
  })
  url.catch(() => undefined)
  const set = async (fault: Fault) => {
    await url
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      void ended.then(() => reject(new Error('The back office ended.')))
      child.send({ set: fault } satisfies Order)
    })
  }
  const post = async (where: string, body: Json, headers: Record<string, string>) => {
    try {
      const response = await fetch(`${await url}/api/${where}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as Json }
    } catch {
      return null
    }
  }
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { child, url, set, post, stop }
}
