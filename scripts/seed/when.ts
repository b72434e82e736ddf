const hour = 3_600_000
const day = 24 * hour
/** Shanghai has kept UTC+8 without summer time since 1991. */
const ahead = 8 * hour

/** An instant of the story: `2026-11-18 09:30` in Shanghai, or milliseconds. */
export type Time = string | number

export const instantOf = (time: Time): number =>
  typeof time === 'number' ? time : Date.parse(`${time.replace(' ', 'T')}:00+08:00`)
export const iso = (time: Time): string => new Date(instantOf(time)).toISOString()

const shifted = (time: Time) => new Date(instantOf(time) + ahead)
/** 11 月 18 日 */
export const dayWord = (time: Time): string => `${shifted(time).getUTCMonth() + 1} 月 ${shifted(time).getUTCDate()} 日`
/** 09:30 */
export const clockWord = (time: Time): string => shifted(time).toISOString().slice(11, 16)
/** 星期三 */
export const weekdayWord = (time: Time): string => `星期${'日一二三四五六'[shifted(time).getUTCDay()]}`

/** Times counted from the moment the demo is made, for what must be fresh. Never a fixed date: the demo is made on any day. */
export const whenFrom = (now: number) => {
  const midnight = Math.floor((now + ahead) / day) * day - ahead
  const at = (days: number, clock: string) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number)
    return midnight + days * day + hours * hour + minutes * 60_000
  }
  return {
    /** So many days ago, at `HH:MM` in Shanghai. */
    ago: (days: number, clock: string) => at(-days, clock),
    in: (days: number, clock: string) => at(days, clock),
    hoursAgo: (hours: number) => Math.floor((now - hours * hour) / 60_000) * 60_000,
  }
}
export type When = ReturnType<typeof whenFrom>

/** The same time, or 8:30 of the next morning where it falls into a night. */
export const byDay = (time: number): number => {
  const hours = shifted(time).getUTCHours()
  if (hours >= 8 && hours < 20) return time
  const morning = Math.floor((time + ahead) / day) * day - ahead + 8.5 * hour
  return hours < 8 ? morning : morning + day
}
