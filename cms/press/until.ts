import type { Language } from '../language.ts'

const minute = 60_000

/** Time to an instant in its two largest units: `还有 3 小时 12 分`, `in 3 h 12 min`; afterwards how long ago. */
export const untilInWords = (milliseconds: number, language: Language): string => {
  const minutes = Math.floor(Math.abs(milliseconds) / minute)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  const [d, h, m] = language === 'zh' ? [' 天', ' 小时', ' 分'] : [' d', ' h', ' min']
  const parts = days ? [`${days}${d}`, hours && `${hours}${h}`] : [hours && `${hours}${h}`, `${rest}${m}`]
  const span = parts.filter(Boolean).join(' ')
  if (language === 'zh') return milliseconds >= 0 ? `还有 ${span}` : `已过 ${span}`
  return milliseconds >= 0 ? `in ${span}` : `${span} ago`
}
