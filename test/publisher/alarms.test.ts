import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Alarm } from '../../content/schema/alarm.ts'
import { openAlarms } from '../../site/publisher/alarms.ts'
import { diskFault } from '../../site/publisher/disk-fault.ts'

let home: string
const sent: Alarm[] = []
const office = { isAway: false }
const cms = {
  alarm: async (alarm: Alarm) => {
    if (office.isAway) throw new Error('connect ECONNREFUSED')
    sent.push(alarm)
  },
}
const open = (gatherFor = 60_000) => openAlarms({ home, cms, log: () => {}, gatherFor })
const kept = () => readdir(join(home, 'publisher/alarms')).catch(() => [])

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'huiying-alarms-'))
  sent.splice(0)
  office.isAway = false
})
afterEach(() => rm(home, { recursive: true, force: true }))

test('the first of its sort is sent at once, the following ones together', async () => {
  const { raise, flush } = await open(80)
  await raise({ kind: 'tampered', names: ['/a/'], detail: 'a' })
  await raise({ kind: 'tampered', names: ['/b/'], detail: 'b' })
  await raise({ kind: 'tampered', names: ['/c/'], detail: 'c' })
  await raise({ kind: 'disk', names: ['/srv'], detail: { zh: '满', en: 'full' } })
  expect(sent.map(({ kind, names }) => [kind, names])).toEqual([
    ['tampered', ['/a/']],
    ['disk', ['/srv']],
  ])
  expect(await kept()).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await flush()
  expect(sent.at(-1)).toMatchObject({ names: ['/b/', '/c/'], detail: { zh: 'b；c', en: 'b; c' } })
  expect(await kept()).toEqual([])
})

test('a back office that is away loses none, not even over a restart', async () => {
  office.isAway = true
  const before = await open()
  await before.raise({ kind: 'log-fault', names: ['log/checkpoint'], detail: 'does not verify' })
  await before.raise({ kind: 'tampered', names: ['/a/'], detail: 'changed' })
  expect(sent).toEqual([])
  office.isAway = false
  const after = await open()
  await after.flush()
  expect(sent.map(({ kind }) => kind).sort()).toEqual(['log-fault', 'tampered'])
  expect(await kept()).toEqual([])
})

test('of many names fifty are kept, the others counted', async () => {
  const { raise } = await open()
  await raise({ kind: 'nightly-difference', names: Array.from({ length: 120 }, (_, i) => `/${i}/`), detail: 'x' })
  expect(sent[0]).toMatchObject({ more: 70 })
  expect(sent[0]?.names).toHaveLength(50)
})

test('faults of the disk are told from other faults, those of SQLite as well', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/srv/live/a/.1.tmp' })
  expect(diskFault(full)).toMatchObject({ names: ['/srv/live/a'], detail: { zh: expect.stringContaining('磁盘已满') } })
  const database = Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 })
  expect(diskFault(database)?.detail.en).toContain('the disk is full')
  expect(diskFault(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeUndefined()
  expect(diskFault(new Error('x'))).toBeUndefined()
})
