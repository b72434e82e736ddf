import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bureauRelease, textRelease } from './statements.ts'
import { deliver, type Station, startStation, until, wake } from './station.ts'

let station: Station
const first = textRelease({ kind: 'response', number: 1, sequence: 2, title: '第一条' })
const second = textRelease({ kind: 'response', number: 2, sequence: 3, title: '第二条' })

beforeEach(async () => {
  station = await startStation()
})
afterEach(() => station.close())

test('a log that cannot be opened is told before the publisher refuses to start', async () => {
  const publisher = await station.start()
  await deliver(station, [bureauRelease(1), first], publisher)
  await publisher.close()
  await rm(join(station.contentDir, 'log/checkpoint'))
  await expect(station.start()).rejects.toThrow('checkpoint')
  expect(station.cms.alarms).toMatchObject([
    { kind: 'log-fault', names: ['log/'], detail: { en: expect.stringContaining('checkpoint') } },
  ])
})

test('a disk that is full is told, and the release goes live once there is room', async () => {
  let isFull = false
  const publisher = await station.start({
    onStep: (step) => {
      if (isFull && step === 'recorded')
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', path: '/srv/live/x' })
    },
  })
  await deliver(station, [bureauRelease(1), first], publisher)
  isFull = true
  await deliver(station, [second], { ...publisher, state: 'failed' })
  expect(station.cms.alarms).toMatchObject([{ kind: 'disk', names: ['/srv/live'] }])
  expect(station.cms.reports.at(-1)?.reason?.zh).toContain('磁盘已满')
  isFull = false
  await until(async () => {
    await wake(publisher.port)
    return station.cms.reports.some(({ id, state }) => id === second.id && state === 'live')
  })
  await publisher.close()
})

test('an alarm of an earlier start is told by the next one', async () => {
  const folder = join(station.home, 'publisher/alarms')
  await mkdir(folder, { recursive: true })
  const kept = { kind: 'tampered', names: ['/x/'], detail: { zh: '改', en: 'changed' }, at: new Date().toISOString() }
  await writeFile(join(folder, `${'a'.repeat(24)}.json`), JSON.stringify(kept))
  const publisher = await station.start()
  await until(() => station.cms.alarms.length > 0)
  expect(station.cms.alarms).toEqual([kept])
  await publisher.close()
})
