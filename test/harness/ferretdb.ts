import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const source = path.join(import.meta.dirname, 'ferretdb')
const binary = path.resolve(
  'node_modules/.cache/huiying-ferretdb',
  process.platform === 'win32' ? 'ferretdb.exe' : 'ferretdb',
)

/** Builds FerretDB, once, from the Go module that go.sum pins. Throws where Go or its modules cannot be had. */
export const buildFerretdb = (): void => {
  mkdirSync(path.dirname(binary), { recursive: true })
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: source, stdio: ['ignore', 'inherit', 'inherit'] })
}

export type Ferretdb = { uri: string; stop: () => Promise<void> }

/** A server that speaks MongoDB's protocol, on a free port of this machine, with an empty folder of its own. */
export const startFerretdb = async (): Promise<Ferretdb> => {
  buildFerretdb()
  const folder = mkdtempSync(path.join(tmpdir(), 'huiying-ferretdb-'))
  const server = spawn(binary, ['127.0.0.1:0', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const uri = await printed(server).catch((error: Error) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  return {
    uri,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const printed = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL')
      reject(new Error('FerretDB did not say where it listens within 30 s.'))
    }, 30_000)
    server.stdout?.once('data', (data) => {
      clearTimeout(timer)
      resolve(String(data).trim())
    })
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`FerretDB ended (${code}) before it listened.`))
    })
  })
