import { type ChildProcess, fork, spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import path from 'node:path'
import { readSettings } from '../../../cms/settings.ts'
import { backOffice } from '../../start/back-office.ts'
import { buildAdmin } from '../../start/build-admin.ts'
import { until } from '../../start/until.ts'

const root = path.resolve(import.meta.dirname, '../../..')
type Ports = { cms: number; publisher: number; site: number }
/** Instants in ms since 1970 at which the publisher reached its steps with one release; `pages`: how many it wrote. */
export type Trace = { pages: number } & Partial<
  Record<'asked' | 'recorded' | 'logged' | 'projected' | 'rendered' | 'reported', number>
>
type Told = { kind: 'ready'; ms: number } | ({ kind: 'trace' } & Trace)

export type Station = Awaited<ReturnType<typeof startStation>>

/** Ports are kept with the home: the address of the site stands on every page. */
const portsOf = async (home: string): Promise<Ports> => {
  const file = path.join(home, 'bench-ports.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Ports
  const ports = { cms: await freePort(), publisher: await freePort(), site: await freePort() }
  writeFileSync(file, JSON.stringify(ports))
  return ports
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

export const environmentOf = async (home: string): Promise<NodeJS.ProcessEnv> => {
  const ports = await portsOf(home)
  const env = {
    ...process.env,
    HUIYING_HOME: home,
    CONTENT_DIR: path.join(home, 'record'),
    CMS_URL: `http://127.0.0.1:${ports.cms}`,
    SITE_URL: `http://127.0.0.1:${ports.site}`,
    SITE_PORT: String(ports.site),
    PUBLISHER_PORT: String(ports.publisher),
    PUBLISHER_URL: `http://127.0.0.1:${ports.publisher}`,
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    DISABLE_PAYLOAD_HMR: 'true',
  }
  return { ...env, PUBLISHER_SECRET: readSettings(env).publisherSecret }
}

/** Back office, publisher and web server, each in a process of its own, as `npm start` runs them. */
export const startStation = async (home: string) => {
  const logs = path.join(home, 'logs')
  mkdirSync(logs, { recursive: true })
  const env = await environmentOf(home)
  await buildAdmin({ root, env, home })
  const running: ChildProcess[] = []
  const stop = async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    }
  }
  const kept = (name: string, child: ChildProcess) => {
    const log = createWriteStream(path.join(logs, `${name}.log`), { flags: 'a' })
    child.stdout?.pipe(log)
    child.stderr?.pipe(log)
    child.once('exit', (code) => {
      if (running.includes(child)) console.error(`bench: ${name} stopped (${code}); see ${logs}`)
    })
    running.push(child)
    return child
  }
  const ours = (name: string) =>
    kept(name, fork(path.join(import.meta.dirname, `${name}-process.ts`), { cwd: root, env, silent: true }))
  const cms = kept(
    'cms',
    spawn(process.execPath, backOffice({ port: new URL(env.CMS_URL ?? '').port }), { cwd: root, env }),
  )
  const traces: Trace[] = []
  const started = async () => {
    ours('web')
    await until(`${env.CMS_URL}/health`, 120_000)
    const publisher = ours('publisher')
    const readyMs = await new Promise<number>((resolve, reject) => {
      publisher.on('message', (told: Told) => {
        if (told.kind === 'ready') resolve(told.ms)
        else traces.push(told)
      })
      publisher.once('exit', () => reject(new Error(`The publisher did not start; see ${logs}.`)))
    })
    return { publisher, readyMs }
  }
  const { publisher, readyMs } = await started().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    env,
    home,
    /** Milliseconds from the start of the publisher's work until its first look at the outbox was over. */
    readyMs,
    traces,
    /** Milliseconds of processor time that each has used since its start. */
    processor: () => ({ cms: processorOf(cms.pid), publisher: processorOf(publisher.pid) }),
    isMakingSearch: () => hasChildren(publisher.pid),
    memory: () => ({ cms: memoryOf(cms.pid), publisher: memoryOf(publisher.pid) }),
    stop,
  }
}

/** Resident megabytes of a process; NaN where the system does not say. */
const memoryOf = (pid: number | undefined): number => {
  const file = `/proc/${pid}/status`
  const found = existsSync(file) && /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))
  return found ? Math.round(Number(found[1]) / 1024) : Number.NaN
}

const ticksASecond = 100
/** Milliseconds of processor time of a process; NaN where the system does not say. */
const processorOf = (pid: number | undefined): number => {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksASecond
}

/** Whether a process started others that still run, as the publisher does to make search bundles. */
const hasChildren = (pid: number | undefined): boolean => {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) && readFileSync(list, 'utf8').trim() !== ''
}
