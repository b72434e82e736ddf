import { afterEach } from 'vitest'
import { moveClock, now } from '../../cms/calendar/clock.ts'

/** The clock of the back office in a test's hand; after each test it is as it was. */
export const openClock = () => {
  const set = (at: number) => moveClock(at - now().getTime())
  afterEach(() => set(Date.now()))
  return {
    now,
    wait: (hours: number) => moveClock(hours * 3_600_000),
    set: (at: string) => set(Date.parse(at)),
    /** An instant so many hours from the clock's now. */
    in: (hours: number) => new Date(now().getTime() + hours * 3_600_000).toISOString(),
  }
}
