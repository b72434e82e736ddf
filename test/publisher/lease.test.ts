import { afterEach, beforeEach, expect, test } from 'vitest'
import { bureauRelease, textRelease } from './statements.ts'
import { deliver, type Station, startStation, until, wake } from './station.ts'

let station: Station
beforeEach(async () => {
  station = await startStation()
})
afterEach(() => station.close())

const first = textRelease({ kind: 'response', number: 1, sequence: 2, title: '第一条' })
const second = textRelease({ kind: 'response', number: 2, sequence: 3, title: '第二条' })

test('a publisher stands by while another is at work, writes nothing, and takes over when it ends', async () => {
  station.cms.lease.isElsewhere = true
  let hasStarted = false
  const starting = station.start().then((publisher) => {
    hasStarted = true
    return publisher
  })
  await until(() => station.log.some((line) => line.includes('Standing by')))
  station.cms.releases.push(bureauRelease(1), first)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([hasStarted, station.cms.reports]).toEqual([false, []])

  station.cms.lease.isElsewhere = false
  const publisher = await starting
  await until(() => station.cms.reports.some(({ id, state }) => id === first.id && state === 'live'))
  await publisher.close()
})

test('a publisher that was replaced says so and reports nothing more', async () => {
  const publisher = await station.start()
  await deliver(station, [bureauRelease(1), first], { port: publisher.port })
  const reports = station.cms.reports.length
  station.cms.lease.isElsewhere = true
  station.cms.releases.push(second)
  await wake(publisher.port)
  await publisher.lost
  expect(station.cms.reports).toHaveLength(reports)
  await publisher.close()
})

test('one that stood still in the middle of its work writes no page after its lease is over', async () => {
  station.cms.lease.forMs = 400
  let isSlow = false
  const publisher = await station.start({
    pollEvery: 100,
    onStep: (step) => {
      if (!isSlow || step !== 'recorded') return
      isSlow = false
      // As a process that was stopped and goes on: nothing was renewed meanwhile.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)
    },
  })
  await deliver(station, [bureauRelease(1), first], { port: publisher.port })
  const reports = station.cms.reports.length
  isSlow = true
  station.cms.releases.push(second)
  await wake(publisher.port)
  await publisher.lost
  expect(station.cms.reports).toHaveLength(reports)
  await publisher.close()
  // Whoever takes over finishes what the other had begun.
  station.cms.lease.forMs = 60_000
  const next = await station.start()
  await until(() => station.cms.reports.some(({ id, state }) => id === second.id && state === 'live'))
  await next.close()
})

test('a back office that is not there yet keeps no publisher from serving what is on record', async () => {
  station.cms.fault.status = 503
  const publisher = await station.start()
  await publisher.ready
  expect(station.log.join()).toMatch(/answered 503/)
  await publisher.close()
})
