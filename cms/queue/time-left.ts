import type { Language, Words } from '../language.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Shanghai has kept UTC+8 without summer time since 1991. */
const dayNumber = (at: Date): number => Math.floor((at.getTime() + 8 * hour) / day)

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })
const dates: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric' }),
}
const spaced = (zh: string) => zh.replace(/(\d+)(?=[^\d\s])/g, '$1 ').replace(/([^\d\s])(?=\d)/g, '$1 ')

/** Two largest units of a length of time, rounded down: `3 小时 12 分`, `2 d 4 h`. */
export const span = (milliseconds: number): Words => {
  const minutes = Math.floor(milliseconds / minute)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (days >= 2)
    return hours
      ? { zh: `${days} 天 ${hours} 小时`, en: `${days} d ${hours} h` }
      : { zh: `${days} 天`, en: `${days} d` }
  const all = days * 24 + hours
  if (all === 0) return minutes ? { zh: `${rest} 分`, en: `${rest} min` } : { zh: '不到 1 分', en: 'less than 1 min' }
  return rest ? { zh: `${all} 小时 ${rest} 分`, en: `${all} h ${rest} min` } : { zh: `${all} 小时`, en: `${all} h` }
}

const near: Record<number, Words> = {
  [-1]: { zh: '昨天', en: 'yesterday' },
  0: { zh: '今天', en: 'today' },
  1: { zh: '明天', en: 'tomorrow' },
}

/** `今天 17:00`, `17:00 today`; further off with the date. Shanghai. */
export const moment = (at: Date, now: Date): Words => {
  const time = clock.format(at)
  const word = near[dayNumber(at) - dayNumber(now)]
  return {
    zh: `${word?.zh ?? spaced(dates.zh.format(at))} ${time}`,
    en: `${time} ${word?.en ?? `on ${dates.en.format(at)}`}`,
  }
}

/** `还有 3 小时 12 分`, or `超时 2 小时`. */
export const left = (due: Date, now: Date): Words => {
  const rest = span(Math.abs(due.getTime() - now.getTime()))
  const gap = /^\d/.test(rest.zh) ? ' ' : ''
  return due < now
    ? { zh: `超时${gap}${rest.zh}`, en: `${rest.en} overdue` }
    : { zh: `还有${gap}${rest.zh}`, en: `${rest.en} left` }
}

/** `还有 3 小时 12 分，今天 17:00 前`; once late, how late and when it was due. */
export const leftUntil = (due: Date, now: Date): Words => {
  const rest = left(due, now)
  const at = moment(due, now)
  return due < now
    ? { zh: `${rest.zh}，应在${/^\d/.test(at.zh) ? ' ' : ''}${at.zh} 前办完`, en: `${rest.en}, was due ${at.en}` }
    : { zh: `${rest.zh}，${at.zh} 前`, en: `${rest.en}, by ${at.en}` }
}

/** How much of the time is used, 0 to 1. */
export const used = ({ since, due, now }: { since: Date; due: Date; now: Date }): number => {
  const whole = due.getTime() - since.getTime()
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - since.getTime()) / whole))
}
