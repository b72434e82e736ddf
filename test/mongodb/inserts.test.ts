import { expect, test } from 'vitest'
import { insertsInto, onInserts } from '../../cms/store/mongodb/inserts.ts'
import type { MongodbAdapter } from '../../cms/store/mongodb/store.ts'
import { emptyDatabase, opened } from './opened.ts'

const quiet = { logger: { warn: () => {} } } as never

test('every insert is told; a stream that breaks is opened again, and what was missed is made good', async () => {
  let told = 0
  let openings = 0
  const open = () => {
    openings += 1
    const isFirst = openings === 1
    let close = () => {}
    const closed = new Promise<void>((resolve) => {
      close = resolve
    })
    return {
      close: async () => close(),
      async *[Symbol.asyncIterator]() {
        yield 1
        yield 2
        if (isFirst) throw new Error('the primary has gone')
        await closed
      },
    }
  }
  const stop = onInserts({ payload: quiet, open, onInsert: () => (told += 1), pauseMs: 20 })
  // Two before the break, one for what may have been missed, two after.
  await expect.poll(() => [openings, told]).toEqual([2, 5])
  await stop()
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(openings).toBe(2)
})

test('a stream is opened where the server has them, and nowhere else', async () => {
  const payload = await opened(await emptyDatabase())
  const { proof } = payload.db as unknown as MongodbAdapter
  expect(Boolean(insertsInto(payload, 'notes'))).toBe(proof?.changeStreams)
})
