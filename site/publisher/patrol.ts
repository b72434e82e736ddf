import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Raise } from './alarms.ts'
import { fileOf, type Live } from './live.ts'
import { type Found, isClean, look } from './patrol-look.ts'
import { reporter } from './patrol-report.ts'
import { openRound, recentPaths, type Target } from './patrol-round.ts'
import { Stopped } from './stopped.ts'

export type PatrolPace = {
  /** Milliseconds between two looks; `auto`: every page within a week, at least three a minute, at most one a second. */
  every: number | 'auto'
  /** How long after a page was written the public may still get the one before it. */
  freshFor?: number
  /** How soon something odd is looked at again before it is told. */
  againAfter?: number
}
type Patrol = PatrolPace & {
  live: Live
  home: string
  contentDir: string
  checkUrls: readonly string[]
  alarm: Raise
  /** Whether nothing is being published. */
  isIdle: () => boolean
  /** Called before a file is written; throws where it may not be. */
  step: (name: string) => void
  log: (line: string) => void
}
type Again = { target: Target; notBefore: number; times: number; isUnread: boolean }

const second = 1_000
const week = 7 * 24 * 3_600 * second
/** Every fourth look is at something recent. */
const recentEach = 4

/** Looks at old pages, one after another and for ever, while nothing is being published. */
export const startPatrol = async (patrol: Patrol) => {
  const { every, freshFor = 120 * second, againAfter = 5 * second, live, isIdle, log } = patrol
  const round = await openRound(patrol)
  const report = reporter(patrol)
  const stop = new AbortController()
  const again: Again[] = []
  const lastLook = new Map<string, number>()
  let looked = 0

  const pause = () =>
    every === 'auto' ? Math.min(20 * second, Math.max(second, (week * 0.6) / Math.max(1, round.size()))) : every
  const rest = (ms: number) => sleep(ms, undefined, { signal: stop.signal, ref: false })

  /** What is looked at a second time is told. Something fresh, or in the making, is looked at until it is neither. */
  const examine = async (target: Target, times: number) => {
    const wasIdle = isIdle()
    const found = await look({ live, target, checkUrls: patrol.checkUrls, stop: stop.signal })
    looked += 1
    if (found && isClean(found)) return
    const isSettled = found && wasIdle && isIdle() && !(await isFresh(found))
    if (found && isSettled && times > 0) await report(found)
    const isUnread = found !== undefined && found.unread.length > 0
    if (isSettled && times > 0 && !isUnread) return
    // A page that went away meanwhile is no page any more.
    if (!found && times > 5) return
    const wait = Math.min(60 * second, againAfter * 2 ** Math.min(times, 6))
    again.push({ target, notBefore: Date.now() + wait, times: isSettled ? times + 1 : Math.max(times, 0), isUnread })
  }
  const isFresh = async ({ target, server }: Found) => {
    if (server) return false
    const written = await stat(join(live.folder, fileOf(target.path))).catch(() => undefined)
    return written !== undefined && Date.now() - written.mtimeMs < freshFor
  }

  const one = async () => {
    const due = again.findIndex(({ notBefore }) => notBefore <= Date.now())
    const [odd] = due >= 0 ? again.splice(due, 1) : []
    if (odd) return examine(odd.target, odd.times)
    // What cannot be reached cannot be judged: the round waits where it is.
    if (again.some(({ isUnread }) => isUnread)) return
    if (looked % recentEach === recentEach - 1) {
      const [oldest] = recentPaths(live).sort((a, b) => (lastLook.get(a) ?? 0) - (lastLook.get(b) ?? 0))
      if (lastLook.size > 1_000) lastLook.clear()
      if (oldest) lastLook.set(oldest, Date.now())
      if (oldest) return examine({ path: oldest }, 0)
    }
    const target = await round.next()
    if (!target) return
    try {
      await examine(target, 0)
    } finally {
      // One page that cannot be drawn does not end the round.
      if (!stop.signal.aborted) await round.done()
    }
  }

  const walk = async () => {
    for (;;) {
      await rest(again.length > 0 ? Math.min(pause(), againAfter) : pause())
      while (!isIdle()) await rest(50)
      await one()
    }
  }
  let lastFault = ''
  const running = (async () => {
    while (!stop.signal.aborted)
      try {
        await walk()
      } catch (error) {
        if (stop.signal.aborted || error instanceof Stopped) return
        const { message } = error as Error
        if (message !== lastFault) log(`the patrol could not look: ${message}`)
        lastFault = message
        await rest(Math.max(second, pause())).catch(() => undefined)
      }
  })()
  return {
    status: () => ({ ...round.status(), looked, again: again.map(({ target }) => target.path), pause: pause() }),
    close: async () => {
      stop.abort()
      await running
    },
  }
}
