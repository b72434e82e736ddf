import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turns } from '../../cms/store/mongodb/turns.ts'
import { driver, emptyDatabase } from './opened.ts'

const recovered: number[] = []
const turnsOn = async (uri: string, more: { leaseMs?: number; patienceMs?: number } = {}) =>
  turns({
    db: await driver(uri),
    patienceMs: 20_000,
    recover: async (fence) => void recovered.push(fence),
    forget: async () => {},
    ...more,
  })

test('of three instances with twenty writes each one writes at a time, and every turn has a number of its own', async () => {
  const uri = await emptyDatabase()
  const instances = await Promise.all([turnsOn(uri), turnsOn(uri), turnsOn(uri)])
  let writing = 0
  let most = 0
  const fences: number[] = []
  const write = async (take: (typeof instances)[0]['take']) => {
    const turn = await take()
    writing += 1
    most = Math.max(most, writing)
    await sleep(2)
    fences.push(turn.fence)
    writing -= 1
    await turn.keep()
    turn.leave()
  }
  await Promise.all(instances.flatMap(({ take }) => Array.from({ length: 20 }, () => write(take))))
  expect(most).toBe(1)
  expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b))
  expect(fences).toHaveLength(60)
})

test('a turn that nobody renews is given to another, which takes back what was written; the first cannot keep it any more', async () => {
  const uri = await emptyDatabase()
  const slow = await turnsOn(uri, { leaseMs: 300 })
  const next = await turnsOn(uri, { leaseMs: 300 })
  const turn = await slow.take()
  // A process that stands still renews nothing.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
  recovered.length = 0
  const other = await next.take()
  expect(other.fence).toBeGreaterThan(turn.fence)
  expect(recovered).toEqual([turn.fence])
  expect(turn.isLost()).toBe(true)
  await expect(turn.keep()).rejects.toMatchObject({ code: 'store-lost-turn' })
  turn.leave()
  await other.keep()
  other.leave()
  const again = await slow.take()
  expect(again.fence).toBeGreaterThan(other.fence)
  await again.giveBack()
  again.leave()
})

test('a turn is renewed for as long as its process works, however long', async () => {
  const uri = await emptyDatabase()
  const long = await turnsOn(uri, { leaseMs: 400 })
  const impatient = await turnsOn(uri, { leaseMs: 400, patienceMs: 900 })
  const turn = await long.take()
  await expect(impatient.take()).rejects.toMatchObject({ code: 'store-busy' })
  expect(turn.isLost()).toBe(false)
  await turn.keep()
  turn.leave()
})

test('a number that was given out long ago is not taken again by an instance that was idle meanwhile', async () => {
  const uri = await emptyDatabase()
  const [idle, busy] = await Promise.all([turnsOn(uri), turnsOn(uri)])
  const once = async (take: (typeof idle)['take']) => {
    const turn = await take()
    await turn.keep()
    turn.leave()
    return turn.fence
  }
  await once(idle.take)
  for (let index = 0; index < 45; index += 1) await once(busy.take)
  expect(await (await driver(uri)).collection('huiying_turns').countDocuments()).toBeLessThan(45)
  expect(await once(idle.take)).toBe(47)
})

test('a turn of a process beside us that has ended is over at once', async () => {
  const uri = await emptyDatabase()
  const db = await driver(uri)
  const { thisProcess } = await import('../../cms/store/owner.ts')
  const dead = thisProcess.replace(/\|\d+\|/, '|4194000|')
  await db
    .collection<{ _id: string }>('huiying_turns')
    .insertOne({ _id: 't7', fence: 7, owner: dead, until: Date.now() + 600_000 } as never)
  recovered.length = 0
  const turn = await (await turnsOn(uri, { patienceMs: 2_000 })).take()
  expect([turn.fence, recovered]).toEqual([8, [7]])
  await turn.keep()
  turn.leave()
})
