import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const script = path.join(import.meta.dirname, 'write-process.ts')

export type WriteProcess = { child: ChildProcess; isOpen: Promise<unknown> }

export function writeProcess(...args: string[]): WriteProcess {
  const child = fork(script, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  return { child, isOpen: Promise.race([once(child, 'message'), exited(child)]) }
}

/** Lets the process write and answers with the reasons of the writes that failed. */
export async function written({ child }: WriteProcess): Promise<string[]> {
  const answer = Promise.race([once(child, 'message'), exited(child)])
  child.send('go')
  const [reasons] = await answer
  return reasons
}

async function exited(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`A writing process ended with code ${code}.`)
}
