import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type SealedPage, type Sealing, sealFolder } from './sealed-folder.ts'

const program = fileURLToPath(new URL('./seal-process.ts', import.meta.url))
export type Asked = { file: string; siteUrl: string; folder: string; paths: string[] }
type Told = { sealed: SealedPage[] } | { error: string }

/**
 * Makes bundles in a process of its own, after everything else that wants the processor: thousands of pages are read and cut
 * for one, and a release must not wait for that. A projection without a file is read where it is.
 */
export const sealer = () => {
  let child: ChildProcess | undefined
  const seal = async (sealing: Sealing): Promise<SealedPage[]> => {
    const file = sealing.scene.database.location()
    if (!file) return sealFolder(sealing)
    const { scene, folder, paths } = sealing
    const made = fork(program, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child = made
    if (made.pid) setPriority(made.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    made.send({ file, siteUrl: scene.siteUrl, folder, paths } satisfies Asked)
    const told = await new Promise<Told>((resolve) => {
      made.once('message', (message) => resolve(message as Told))
      made.once('error', ({ message }) => resolve({ error: message }))
      made.once('exit', (code, signal) => resolve({ error: `The index process ended with ${signal ?? code}.` }))
    })
    if ('error' in told) throw new Error(told.error)
    return told.sealed
  }
  return { seal, close: () => child?.kill('SIGKILL') }
}
