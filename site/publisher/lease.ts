import { randomUUID } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { Stopped } from './stopped.ts'

/** Another publisher is at work: nothing may be written until it ends. */
export class NotOurTurn extends Stopped {}

export type PublisherLease = {
  /** How this publisher names itself to the back office. */
  owner: string
  /** Told by the back office: what was asked at that moment was granted for so many milliseconds. */
  granted: (asked: Moment, forMs: number) => void
  /** Throws `NotOurTurn` once the lease may have gone to another. Before it was ever granted, nothing is refused. */
  refuseIfOver: () => void
}

/** Steady and wall clock: the first stands still while a machine sleeps, the second may be put back. */
export type Moment = { steady: number; wall: number }
export const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() })

/** What is known here of the lease. Counted from before the question, so it never seems longer than it is. */
export const publisherLease = (): PublisherLease => {
  let until: Moment | undefined
  return {
    owner: `${house()}|${process.pid}|${randomUUID()}`,
    granted: ({ steady, wall }, forMs) => {
      until = { steady: steady + forMs, wall: wall + forMs }
    },
    refuseIfOver: () => {
      const { steady, wall } = moment()
      if (until && (steady > until.steady || wall > until.wall))
        throw new NotOurTurn('The lease ran out in the middle of the work; another publisher may be at it.')
    },
  }
}

/** As the back office names its own processes (cms/store/owner.ts): beside it, it sees that one has ended and waits for no lease. */
const house = (): string => {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

const betweenTries = 1_000

/**
 * Waits while another publisher is at work. A back office that is not there yet keeps nobody waiting: pages are served
 * without it, and only it can say that there is another.
 */
export const admitted = async (hold: () => Promise<void>, log: (line: string) => void): Promise<void> => {
  let isWaiting = false
  for (;;) {
    try {
      return await hold()
    } catch (error) {
      const isRefused = error instanceof NotOurTurn
      if (!isRefused && !isWaiting) return
      if (isRefused && !isWaiting) log(`${error.message} Standing by.`)
      isWaiting = true
    }
    await new Promise((resolve) => setTimeout(resolve, betweenTries))
  }
}
