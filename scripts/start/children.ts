import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import path from 'node:path'

export type Child = { name: string; stop: () => unknown; done: Promise<number | null> }
type Start = {
  name: string
  args: string[]
  env: NodeJS.ProcessEnv
  root: string
  home: string
  onExit?: (code: number | null) => void
}

/** A Node process of ours; what it prints goes to `logs/<name>.log`, its complaints to the terminal as well. */
export const child = ({ name, args, env, root, home, onExit }: Start): Child => {
  const log = createWriteStream(path.join(home, 'logs', `${name}.log`), { flags: 'a' })
  const started = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.stdout.pipe(log)
  started.stderr.pipe(log)
  started.stderr.pipe(process.stderr)
  let isStopping = false
  const done = new Promise<number | null>((resolve) => {
    started.on('exit', (code) => {
      if (!isStopping) onExit?.(code)
      resolve(code)
    })
  })
  return {
    name,
    done,
    stop: () => {
      isStopping = true
      started.kill('SIGTERM')
      const hard = setTimeout(() => started.kill('SIGKILL'), 5_000)
      return done.finally(() => clearTimeout(hard))
    },
  }
}

export const stopAll = async (children: readonly Child[]): Promise<void> => {
  await Promise.allSettled(children.map(({ stop }) => stop()))
}
