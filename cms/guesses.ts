import { now } from './calendar/clock.ts'

const minute = 60_000
const most = 30
const misses = new Map<string, number[]>()

const recent = (address: string): number[] =>
  (misses.get(address) ?? []).filter((at) => at > now().getTime() - minute && at <= now().getTime())

/** Who asked, as the nearest proxy says it. */
export const addressOf = (headers: Headers): string =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'

/** Whether an address has tried too many links that are not there; it is then told nothing for up to a minute. */
export const isGuessing = (address: string): boolean => recent(address).length >= most

/** Notes that an address asked for a link that is not there. */
export const noteMiss = (address: string): void => {
  for (const [known, times] of misses) if ((times.at(-1) ?? 0) <= now().getTime() - minute) misses.delete(known)
  misses.set(address, [...recent(address), now().getTime()].slice(-most))
}
