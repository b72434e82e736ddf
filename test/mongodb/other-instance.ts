import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Cms, Json } from '../harness/cms.ts'

export type Instance = {
  child: ChildProcess
  /** As a client of that instance; `killAfter`: the process ends after so many writes of this request. */
  post: (
    where: string,
    body: Json,
    given: { token: string; match?: string; killAfter?: number },
  ) => Promise<{ status: number; body: Json }>
  get: (where: string, token: string) => Promise<{ status: number; body: Json }>
  stop: () => Promise<void>
}

/** A second back office on the store of the first, in a process of its own. */
export const startInstance = async (cms: Cms, env: Record<string, string> = {}): Promise<Instance> => {
  const child = fork(path.join(import.meta.dirname, 'instance.ts'), [], {
    env: { ...process.env, HUIYING_HOME: cms.home, DISABLE_PAYLOAD_HMR: 'true', ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve((said as { port: number }).port))
    child.once('exit', (code) => reject(new Error(`The second instance ended (${code}).`)))
  })
  const ask = async (method: string, where: string, init: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/${where}`, { method, ...init })
    return { status: response.status, body: (await response.json()) as Json }
  }
  return {
    child,
    post: (where, body, { token, match, killAfter }) =>
      ask('POST', where, {
        headers: {
          authorization: `JWT ${token}`,
          'content-type': 'application/json',
          ...(match ? { 'if-match': `"${match}"` } : {}),
          ...(killAfter ? { 'x-kill-after': String(killAfter) } : {}),
        },
        body: JSON.stringify(body),
      }),
    get: (where, token) => ask('GET', where, { headers: { authorization: `JWT ${token}` } }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}
