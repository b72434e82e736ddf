import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { transactions } from '../../cms/store/mongodb/transactions.ts'
import type { Turn } from '../../cms/store/mongodb/turns.ts'
import { writing } from '../../cms/store/mongodb/undo.ts'

/** Where a server has transactions, which the one of these tests may not: what is asked of it, and in what order. */
const rehearsal = ({ isTurnLost = false } = {}) => {
  const said: string[] = []
  const session = {
    startTransaction: () => said.push('start'),
    inTransaction: () => true,
    commitTransaction: async () => void said.push('commit'),
    abortTransaction: async () => void said.push('abort'),
    endSession: async () => void said.push('end'),
  }
  let isOver = false
  const turn: Turn = {
    fence: 7,
    isLost: () => isOver,
    keep: async (given) => {
      isOver = true
      said.push((given as unknown) === session ? 'keep in the session' : 'keep outside')
      if (isTurnLost) throw new Error('lost')
    },
    giveBack: async () => void said.push('give back'),
    leave: () => void said.push('leave'),
  }
  let under = 0
  let most = 0
  const adapter = {
    sessions: {} as Record<string, unknown>,
    payload: { logger: { error: () => {} } },
    create: async ({ req }: { req: { transactionID: string } }) => {
      under += 1
      most = Math.max(most, under)
      await sleep(5)
      under -= 1
      said.push(adapter.sessions[req.transactionID] === session ? 'write in the session' : 'write outside')
      if (writing.getStore()?.isLogged) said.push('log')
    },
  } as Record<string, unknown> & { sessions: Record<string, unknown> }
  for (const name of ['find', 'findOne']) adapter[name] = async () => {}
  transactions({
    adapter: adapter as never,
    turns: () => ({ take: async () => turn, quiet: async () => {} }),
    undo: () => {
      throw new Error('There is no undo log where there are transactions.')
    },
    client: () => ({ startSession: () => session }) as never,
  })
  const call = (name: string, given?: unknown) =>
    (adapter[name] as (given?: unknown) => Promise<never>).call(adapter, given)
  return { said, call, most: () => most }
}

test('a transaction of the server: writes in its session one by one, the turn kept in it, then the commit', async () => {
  const { said, call, most } = rehearsal()
  const transactionID = await call('beginTransaction')
  await Promise.all([1, 2, 3].map(() => call('create', { req: { transactionID } })))
  await call('commitTransaction', transactionID)
  const write = 'write in the session'
  expect(said).toEqual(['start', write, write, write, 'keep in the session', 'commit', 'leave', 'end'])
  expect(most()).toBe(1)
  // Whoever still holds it can do nothing more with it.
  await call('create', { req: { transactionID } })
  await call('commitTransaction', transactionID)
  await call('rollbackTransaction', transactionID)
  expect(said.slice(8)).toEqual(['write outside'])
})

test('a transaction that is given up is aborted, and its turn given back', async () => {
  const { said, call } = rehearsal()
  const transactionID = await call('beginTransaction')
  await call('create', { req: { transactionID } })
  await call('rollbackTransaction', transactionID)
  expect(said).toEqual(['start', 'write in the session', 'abort', 'give back', 'leave', 'end'])
})

test('a turn that was lost aborts the transaction: nothing is committed', async () => {
  const { said, call } = rehearsal({ isTurnLost: true })
  const transactionID = await call('beginTransaction')
  await expect(call('commitTransaction', transactionID)).rejects.toThrow('lost')
  expect(said).toEqual(['start', 'keep in the session', 'abort', 'leave', 'end'])
})
