/** China has one time without summer time since 1991, so an offset is enough and needs no time-zone data. */
const offset = 8 * 3_600_000
const shifted = (iso: string) => new Date(Date.parse(iso) + offset).toISOString()

/** 2026-11-23 10:00, Asia/Shanghai. */
export const minute = (iso: string) => shifted(iso).slice(0, 16).replace('T', ' ')
/** 2026-11, Asia/Shanghai. */
export const month = (iso: string) => shifted(iso).slice(0, 7)
/** 2026-11-23T10:00:00+08:00. */
export const withOffset = (iso: string) => `${shifted(iso).slice(0, 19)}+08:00`

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
/** 2026年11月23日（星期一）10:00: for an appointment, where the weekday helps. */
export const appointment = (iso: string) => {
  const local = new Date(Date.parse(iso) + offset)
  const clock = local.toISOString().slice(11, 16)
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日（星期${weekdays[local.getUTCDay()]}）${clock}`
}

/** 2026年11月. */
export const monthName = (yearMonth: string) => `${yearMonth.slice(0, 4)}年${Number(yearMonth.slice(5, 7))}月`
