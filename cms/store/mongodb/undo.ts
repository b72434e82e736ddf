import { AsyncLocalStorage } from 'node:async_hooks'
import type { Collection, Db, Document, Filter } from 'mongodb'
import type { Turn } from './turns.ts'

/** What a document was before it was written to; null: it was not there. */
type Kept = { _id: string; fence: number; step: number; place: string; key: unknown; before: Document | null }

/** What one turn has written to so far; `isLogged`: it is kept for taking back, since the store has no transactions. */
export type Written = { turn: Turn; isLogged: boolean; seen: Set<string>; step: number }

/** The turn in which the present call writes. */
export const writing = new AsyncLocalStorage<Written>()

export type UndoLog = {
  /** Keeps what the documents were, before they are written to. Each is kept once a turn. */
  remember: (
    written: Written,
    place: string,
    documents: readonly { key: unknown; before: Document | null }[],
  ) => Promise<void>
  /** Puts everything back that a turn wrote, newest first. May be done twice. */
  takeBack: (fence: number) => Promise<void>
  /** Once a turn has ended, what was before it is of no use. */
  forget: (which: { fence: number | { $lt: number } }) => Promise<void>
}

/** In place of transactions: what every write replaces is on the disk before the write, until its turn has ended. */
export const undoLog = (db: Db): UndoLog => {
  const log: Collection<Kept> = db.collection('huiying_undo')
  return {
    remember: async (written, place, documents) => {
      const rows: Kept[] = []
      for (const { key, before } of documents) {
        const name = `${place}/${String(key)}`
        if (written.seen.has(name)) continue
        written.seen.add(name)
        written.step += 1
        const { fence } = written.turn
        rows.push({ _id: `${fence}.${written.step}`, fence, step: written.step, place, key, before })
      }
      if (rows.length > 0) await log.insertMany(rows)
    },
    takeBack: async (fence) => {
      const rows = await log.find({ fence }).sort({ step: -1 }).toArray()
      for (const { place, key, before } of rows) {
        const filter = { _id: key } as Filter<Document>
        if (before) await db.collection(place).replaceOne(filter, before, { upsert: true })
        else await db.collection(place).deleteOne(filter)
      }
      await log.deleteMany({ fence })
    },
    forget: async (which) => {
      await log.deleteMany(which)
    },
  }
}
