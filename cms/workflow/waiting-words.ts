import type { Language } from '../language.ts'
import { shortTime } from './short-time.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const lengths: [number, (n: number) => Record<Language, string>][] = [
  [day, (n) => ({ zh: `${n} 天`, en: `${n} ${n === 1 ? 'day' : 'days'}` })],
  [hour, (n) => ({ zh: `${n} 小时`, en: `${n} ${n === 1 ? 'hour' : 'hours'}` })],
  [minute, (n) => ({ zh: `${n} 分钟`, en: `${n} min` })],
]

/** "已等 3 小时，2026-11-23 10:05 起". */
export const sinceInWords = (since: string, now: Date, language: Language): string => {
  const passed = now.getTime() - Date.parse(since)
  const [size, words] = lengths.find(([length]) => passed >= length) ?? [minute, lengths[2]?.[1]]
  const length = words?.(Math.max(1, Math.floor(passed / size)))[language] ?? ''
  return { zh: `已等 ${length}，${shortTime(since)} 起`, en: `Waiting ${length}, since ${shortTime(since)}` }[language]
}
