import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Release } from '../../content/schema/release.ts'
import { startStation, until, wake } from '../publisher/station.ts'
import type { Fault } from './fault.ts'
import { pointsOf, type Running, startPublisherProcess, traceOf } from './publisher-process.ts'
import { faultsOf } from './wholeness.ts'
import { openWorld } from './world.ts'

const patience = 60_000
/** Milliseconds before another look: what is only not done yet comes soon, a fault stays. */
const pauses = [0, 100, 200, 400, 700, 700, 1_400, 1_400, 1_400]
const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** A station whose publisher is killed and started again; everything that was released is remembered. */
export const openRun = async ({ prepare = async (_home: string) => {} } = {}) => {
  const station = await startStation()
  await prepare(station.home)
  const world = openWorld(station.cms)
  const releases: Release[] = []
  let running = startPublisherProcess(station)

  const isLive = ({ id }: Release) => station.cms.reports.some((one) => one.id === id && one.state === 'live')
  const allLive = () =>
    until(
      () => releases.every(isLive),
      () => `${JSON.stringify(station.cms.reports.slice(-3))} ${running.printed()}`,
      patience,
    )
  const release = async (...more: Release[]) => {
    releases.push(...more)
    station.cms.releases.push(...more)
    // One that cannot start yet is not waited for: it looks by itself.
    const woken = running.port.then(wake).catch(() => undefined)
    await Promise.race([woken, sleep(1_000)])
  }

  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await running.stop()
    await station.close()
    await rm(traceOf(station.home), { force: true })
  }
  onTestFinished(close)
  const revive = () => {
    if (hasEnded(running.child)) running = startPublisherProcess(station)
  }

  return {
    station,
    world,
    releases,
    release,
    isLive,
    allLive,
    running: () => running,
    /** From now on this process is the one that publishes. */
    lead: (one: Running) => {
      running = one
    },
    /** The reason that was given for a release that is not live. */
    errorOf: ({ id }: Release) => {
      const last = station.cms.reports.findLast((one) => one.id === id)
      return last?.reason?.en ?? last?.error
    },
    points: () => pointsOf(traceOf(station.home)),
    restart: (fault?: Fault): Running => {
      running = startPublisherProcess(station, fault && { fault })
      return running
    },
    /** Waits until it is quiet, starting again what a fault still ends meanwhile; then says what is wrong. */
    faults: async (): Promise<string[]> => {
      let faults: string[] = []
      for (const pause of pauses) {
        await sleep(pause)
        revive()
        await allLive()
        faults = await faultsOf(station, releases)
        if (faults.length === 0) break
      }
      return faults.map((fault) => `${fault} [${running.printed().trim().split('\n').at(-1)}]`)
    },
    close,
  }
}
export type Run = Awaited<ReturnType<typeof openRun>>
