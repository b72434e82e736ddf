import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeQueue } from '../../cms/store/write-queue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the lock goes round in the order it was asked for', async () => {
  const queue = writeQueue({ patienceMs: 100 })
  const order: number[] = []
  const first = await queue.acquire()
  const others = [1, 2, 3].map(async (turn) => {
    const hold = await queue.acquire()
    order.push(turn)
    hold.release()
  })
  first.release()
  first.release()
  await Promise.all(others)
  expect(order).toEqual([1, 2, 3])
})

test('a long queue that moves refuses nobody', async () => {
  const queue = writeQueue({ patienceMs: 100 })
  const last = Promise.all(
    Array.from({ length: 20 }, async () => {
      const hold = await queue.acquire()
      await new Promise((resolve) => setTimeout(resolve, 60))
      hold.release()
    }),
  )
  await vi.advanceTimersByTimeAsync(20 * 60)
  await last
})

test('who queued behind a holder that does not move is refused; who queued before it is given more time', async () => {
  const queue = writeQueue({ patienceMs: 100 })
  const first = await queue.acquire()
  const second = queue.acquire()
  const innocent = queue.acquire()
  await vi.advanceTimersByTimeAsync(10)
  first.release()
  const stuck = await second
  await vi.advanceTimersByTimeAsync(10)
  const culprit = queue.acquire()
  const refused = expect(culprit).rejects.toMatchObject({ code: 'store-write-lock' })

  await vi.advanceTimersByTimeAsync(150)
  await refused
  stuck.release()
  const hold = await innocent
  hold.release()
})

test('a holder that says it still moves keeps the others waiting', async () => {
  const queue = writeQueue({ patienceMs: 100 })
  const hold = await queue.acquire()
  const waiter = queue.acquire()
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(80)
    hold.touch()
  }
  hold.release()
  await waiter
})
