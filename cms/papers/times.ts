/** China has one time without summer time since 1991, so an offset is enough. */
const offset = 8 * 3_600_000
const local = (iso: string): Date => new Date(Date.parse(iso) + offset)
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** 2026年11月23日, Shanghai. */
export const dayInWords = (iso: string): string => {
  const at = local(iso)
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

const clock = (iso: string): string => local(iso).toISOString().slice(11, 16)

/** 2026年11月23日 10:00, Shanghai. */
export const minuteInWords = (iso: string): string => `${dayInWords(iso)} ${clock(iso)}`

/** 2026年11月23日（星期一）10:00, Shanghai: for an appointment, where the weekday helps. */
export const appointmentInWords = (iso: string): string =>
  `${dayInWords(iso)}（星期${weekdays[local(iso).getUTCDay()]}）${clock(iso)}`

/** 2026-11-23_10点00分, Shanghai: no colon, which Windows does not take in a file name. */
export const minuteInName = (iso: string): string => {
  const [day, time] = local(iso).toISOString().slice(0, 16).split('T') as [string, string]
  return `${day}_${time.replace(':', '点')}分`
}

/** The Shanghai clock as a time of this machine: what a ZIP entry stores has no zone, so every machine writes the same. */
export const wallTime = (at: Date): Date => {
  const shown = local(at.toISOString())
  return new Date(
    Math.max(1980, shown.getUTCFullYear()),
    shown.getUTCMonth(),
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
    shown.getUTCSeconds(),
  )
}
