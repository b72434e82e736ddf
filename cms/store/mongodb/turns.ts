import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientSession, Collection, Db } from 'mongodb'
import { isGone, thisProcess } from '../owner.ts'
import { storeError } from '../store-error.ts'
import { type Hold, writeQueue } from '../write-queue.ts'
import { isDuplicate } from './answers.ts'

/** `t<fence>`: a turn that was taken. `s<fence>`: how it ended, written once. */
type Taken = { _id: string; fence: number; owner: string; until: number }
type Settled = { _id: string; fence: number; outcome: Outcome }
type Outcome = 'kept' | 'undone' | 'abandoned' | 'recovered'
type Mark = Taken | Settled
/** `isAfterOther`: there may be something to take back. */
type Claimed = Pick<Taken, 'fence' | 'until'> & { isAfterOther: boolean }

export type Turn = {
  /** Grows with every turn of any instance. */
  fence: number
  /** True once the turn may have been given to another; nothing more may be written under it. */
  isLost: () => boolean
  /** The point at which everything written under the turn is kept. Throws `store-lost-turn`: nothing of it was kept. */
  keep: (session?: ClientSession) => Promise<void>
  /** Says that what was written under the turn has been taken back. */
  giveBack: () => Promise<void>
  /** Lets the next one in this process go on; call it last, whatever happened. */
  leave: () => void
}

export type Turns = {
  take: () => Promise<Turn>
  /** Resolves when no write of this process is under way. */
  quiet: () => Promise<void>
}

type Options = {
  db: Db
  /** Takes back what a turn wrote that was abandoned by a process that died. */
  recover: (fence: number) => Promise<void>
  /** Forgets what was kept in order to take back turns before this one; each has ended one way or the other. */
  forget: (before: number) => Promise<void>
  /** How long a turn lives that nobody renews. */
  leaseMs?: number
  /** How long a write waits for others that do not move. */
  patienceMs: number
}

// A loader that took its next turn at once would shut every other instance out for as long as it loads.
const longStayMs = 250
const restMs = 40

/**
 * One writer at a time, over all instances on the store. The journal is one chain of hashes, so acts follow one another in
 * any case; taken in turns they need no second try.
 *
 * Turns are given and ended by inserts alone, since a unique `_id` is what every server keeps, FerretDB too, whose
 * updates are not atomic (of 500 increments at once 17 were kept). A turn that ends and a turn that is declared abandoned
 * insert the same key, so exactly one of the two happens.
 */
export const turns = ({ db, recover, forget, leaseMs = 5_000, patienceMs }: Options): Turns => {
  const marks: Collection<Mark> = db.collection('huiying_turns', { writeConcern: { w: 'majority' } })
  const queue = writeQueue({ patienceMs })
  let next = 0
  let since = 0
  let restUntil = 0

  const insert = async (mark: Mark, session?: ClientSession): Promise<boolean> => {
    try {
      await marks.insertOne(mark, session ? { session } : {})
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  const settle = (fence: number, outcome: Outcome, session?: ClientSession) =>
    insert({ _id: `s${fence}`, fence, outcome }, session)

  /** The turn after the last one that ended; undefined while somebody has theirs. Ends turns whose owner is gone. */
  const free = async (): Promise<number | undefined> => {
    const all = await marks.find({}).toArray()
    const taken = all.filter((mark): mark is Taken => mark._id.startsWith('t'))
    const outcomes = new Map(all.filter((mark): mark is Settled => 'outcome' in mark).map((s) => [s.fence, s.outcome]))
    const last = taken.reduce<Taken | undefined>((a, b) => (a && a.fence > b.fence ? a : b), undefined)
    if (last && !outcomes.has(last.fence)) {
      if (last.until > Date.now() && !isGone(last.owner)) return undefined
      await settle(last.fence, 'abandoned')
    }
    return Math.max(0, ...outcomes.keys(), last?.fence ?? 0) + 1
  }

  /** What was abandoned is taken back, newest first, and everything before this turn forgotten. */
  const tidy = async (fence: number) => {
    const abandoned = await marks
      .find({ outcome: 'abandoned' } as never)
      .toArray()
      .then((found) => found.map((mark) => mark.fence).sort((a, b) => b - a))
    for (const one of abandoned) {
      await recover(one)
      await marks.updateOne({ _id: `s${one}` }, { $set: { outcome: 'recovered' } })
    }
    await forget(fence)
    await clear(fence)
  }
  /** What was abandoned stays marked: its process may wake up at any time and try to keep it. */
  const clear = (before: number) =>
    marks.deleteMany({ fence: { $lt: before }, outcome: { $nin: ['abandoned', 'recovered'] } } as never)

  const claim = async (): Promise<Claimed | undefined> => {
    const following = next && (await takeNumber(next))
    if (following) return { ...following, isAfterOther: false }
    const wanted = await free()
    const taken = wanted !== undefined && (await takeNumber(wanted))
    return taken ? { ...taken, isAfterOther: true } : undefined
  }
  const takeNumber = async (fence: number): Promise<Taken | undefined> => {
    const taken: Taken = { _id: `t${fence}`, fence, owner: thisProcess, until: Date.now() + leaseMs }
    if (!(await insert(taken))) return undefined
    // The number may be an old one by now, its mark long cleared.
    if (!(await marks.findOne({ fence: { $gt: fence } }))) return taken
    await marks.deleteOne({ _id: taken._id })
    return undefined
  }

  const wait = async (hold: Hold): Promise<Claimed> => {
    const startedAt = Date.now()
    for (;;) {
      if (restUntil > Date.now()) await sleep(restUntil - Date.now())
      const claimed = await claim()
      if (claimed) return claimed
      next = 0
      since = 0
      if (Date.now() - startedAt > patienceMs)
        throw storeError(
          'store-busy',
          `Another instance has kept its turn to write for ${patienceMs / 1000} s. Look for an import or a script that hangs, end it and try again.`,
        )
      hold.touch()
      await sleep(3 + Math.random() * 12)
    }
  }

  const take = async (): Promise<Turn> => {
    const hold = await queue.acquire()
    let claimed: Claimed
    try {
      claimed = await wait(hold)
    } catch (error) {
      hold.release()
      throw error
    }
    const { fence, isAfterOther } = claimed
    hold.touch()
    if (!since) since = Date.now()
    // As it was written: this process may have stood still since.
    let knownUntil = claimed.until
    let isOver = false
    let hasEnded = false
    const renew = setInterval(async () => {
      // What has run out is not renewed: another may have read so already.
      if (Date.now() > knownUntil) return
      const until = Date.now() + leaseMs
      try {
        await marks.updateOne({ _id: `t${fence}` }, { $set: { until } })
        if (await marks.findOne({ _id: `s${fence}` })) knownUntil = 0
        else knownUntil = until
      } catch {
        // asked again at the next beat; the turn runs out by itself
      }
    }, leaseMs / 4)
    renew.unref()

    if (isAfterOther)
      try {
        await tidy(fence)
      } catch (error) {
        clearInterval(renew)
        hold.release()
        throw error
      }

    const end = async (outcome: Outcome, session?: ClientSession) => {
      if (isOver || Date.now() > knownUntil) throw lost()
      isOver = true
      clearInterval(renew)
      if (!(await settle(fence, outcome, session))) throw lost()
      hasEnded = true
    }

    return {
      fence,
      isLost: () => isOver || Date.now() > knownUntil,
      keep: (session) => end('kept', session),
      giveBack: () => end('undone'),
      leave: () => {
        isOver = true
        clearInterval(renew)
        next = hasEnded ? fence + 1 : 0
        if (Date.now() - since > longStayMs) {
          restUntil = Date.now() + restMs
          since = 0
        }
        // Marks are few, and whoever takes a turn after another instance clears them as well.
        if (fence % 20 === 0) void clear(fence).catch(() => undefined)
        hold.release()
      },
    }
  }

  const quiet = async () => {
    const hold = await queue.acquire()
    hold.release()
  }

  return { take, quiet }
}

const lost = () =>
  storeError(
    'store-lost-turn',
    'This process did not answer for so long that its turn to write was given to another. Nothing of the act was kept: do it again.',
  )
