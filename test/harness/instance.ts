import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Cms, Json } from './cms.ts'

export type Given = { token?: string; match?: string; headers?: Record<string, string> }
export type Instance = {
  child: ChildProcess
  /** Resolves when it has ended, however. */
  ended: Promise<void>
  /** Where it listens; rejects if it ends before. */
  url: Promise<string>
  /** As a client of that instance; rejects if it ends before it answers. `match`: the digest that is meant. */
  post: (where: string, body: Json, given: Given) => Promise<{ status: number; body: Json }>
  get: (where: string, token: string) => Promise<{ status: number; body: Json }>
  stop: () => Promise<void>
}

/** A second back office on the store of the first, in a process of its own. */
export const startInstance = (
  cms: Cms,
  { port = 0, env = {} as Record<string, string>, execArgv = [] as string[] } = {},
): Instance => {
  const child = fork(path.join(import.meta.dirname, 'back-office.ts'), [], {
    env: { ...process.env, HUIYING_HOME: cms.home, DISABLE_PAYLOAD_HMR: 'true', PORT: String(port), ...env },
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = new Promise<string>((resolve, reject) => {
    child.once('message', (said) => resolve(`http://127.0.0.1:${(said as { port: number }).port}`))
    void ended.then(() => reject(new Error('The back office ended before it listened.')))
  })
  url.catch(() => undefined)
  const ask = async (where: string, init: RequestInit) => {
    const response = await fetch(`${await url}/api/${where}`, init)
    return { status: response.status, body: (await response.json()) as Json }
  }
  return {
    child,
    ended,
    url,
    post: (where, body, { token, match, headers }) =>
      ask(where, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // What listens here next must not be spoken to over a connection of the one before.
          connection: 'close',
          ...(token ? { authorization: `JWT ${token}` } : {}),
          ...(match ? { 'if-match': `"${match}"` } : {}),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    get: (where, token) => ask(where, { headers: { authorization: `JWT ${token}`, connection: 'close' } }),
    stop: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
