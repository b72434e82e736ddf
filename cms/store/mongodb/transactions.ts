import { randomUUID } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { ClientSession, MongoClient } from 'mongodb'
import type { BaseDatabaseAdapter } from 'payload'
import { methodsOf, readMethods, writeMethods } from '../own-transaction.ts'
import type { Turn, Turns } from './turns.ts'
import { type UndoLog, type Written, writing } from './undo.ts'

type Open = { turn: Turn; written: Written; session?: ClientSession; last: Promise<unknown> }

type Given = {
  adapter: BaseDatabaseAdapter & MongooseAdapter
  turns: () => Turns
  undo: () => UndoLog
  /** Undefined where the server has no transactions. */
  client: () => MongoClient | undefined
}

/**
 * Transactions of the adapter: each has the turn to write, and either a session of the server or the undo log. What is
 * called with the same transaction goes one by one, as a session demands.
 */
export const transactions = ({ adapter, turns, undo, client }: Given) => {
  const open = new Map<string, Open>()
  const sessions = adapter.sessions as Record<string, ClientSession>

  const begin = async (): Promise<string> => {
    const turn = await turns().take()
    const id = randomUUID()
    const session = client()?.startSession()
    session?.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } })
    if (session) sessions[id] = session
    open.set(id, {
      turn,
      written: { turn, isLogged: !session, seen: new Set(), step: 0 },
      last: Promise.resolve(),
      ...(session ? { session } : {}),
    })
    return id
  }

  const taken = async (given: string | number | Promise<string | number>): Promise<Open | undefined> => {
    const id = String(await given)
    const one = open.get(id)
    // Whoever still holds the transaction can do nothing more with it.
    open.delete(id)
    delete sessions[id]
    await one?.last.catch(() => undefined)
    return one
  }

  const takeBack = async ({ turn, written, session }: Open) => {
    if (session) await session.abortTransaction()
    else if (written.step > 0 && !turn.isLost()) await undo().takeBack(turn.fence)
    if (!turn.isLost()) await turn.giveBack()
  }
  const close = async ({ turn, session }: Open) => {
    turn.leave()
    await session?.endSession().catch(() => undefined)
  }

  adapter.beginTransaction = begin
  adapter.commitTransaction = async (given) => {
    const one = await taken(given)
    if (!one) return
    const { turn, written, session } = one
    try {
      await turn.keep(session)
      if (session) await session.commitTransaction()
      // The turn is kept; what is left of the log is cleared by a later turn as well.
      else if (written.step > 0)
        await undo()
          .forget({ fence: turn.fence })
          .catch(() => undefined)
    } catch (error) {
      await takeBack(one).catch(() => undefined)
      throw error
    } finally {
      await close(one)
    }
  }
  adapter.rollbackTransaction = async (given) => {
    const one = await taken(given)
    if (!one) return
    try {
      await takeBack(one)
    } catch (err) {
      // Nobody renews the turn any more: it is abandoned in a moment, and taken back by whoever comes next.
      adapter.payload.logger.error({ err, msg: 'an act could not be taken back at once' })
    } finally {
      await close(one)
    }
  }

  const within = async <T>(one: Open, work: () => Promise<T>): Promise<T> => {
    // A method that calls another is inside its own turn of the line.
    if (writing.getStore() === one.written) return await work()
    const before = one.last
    const run = before.catch(() => undefined).then(() => writing.run(one.written, work))
    one.last = run
    return await run
  }

  const methods = methodsOf(adapter)
  for (const name of [...writeMethods, ...readMethods]) {
    const inner = methods[name]
    methods[name] = async (args) => {
      const id = await args.req?.transactionID
      const one = id === undefined ? undefined : open.get(String(id))
      return one ? await within(one, () => inner.call(adapter, args)) : await inner.call(adapter, args)
    }
  }

  return { isOpen: (id: string | number) => open.has(String(id)) }
}
