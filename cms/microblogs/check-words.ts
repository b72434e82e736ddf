import type { Words } from '../language.ts'
import { shortTime } from '../workflow/short-time.ts'
import type { Account } from './post.ts'

const minute = 60_000

const length = (minutes: number): Words => {
  if (minutes < 1) return { zh: '不到 1 分钟', en: 'less than a minute' }
  if (minutes < 90) return { zh: `${minutes} 分钟`, en: `${minutes} min` }
  const hours = Math.round(minutes / 60)
  if (hours < 48) return { zh: `${hours} 小时`, en: `${hours} h` }
  const days = Math.round(hours / 24)
  return { zh: `${days} 天`, en: `${days} days` }
}

type Known = Pick<Account, 'active' | 'lastCheckedAt' | 'intervalMinutes' | 'lastError' | 'failures' | 'nextCheckAt'>

/** How an account is followed, in one sentence: when it was read against how often it should be, and what went wrong. */
export const checkInWords = (account: Known, at: Date): Words => {
  const { active, lastCheckedAt, intervalMinutes, lastError, failures, nextCheckAt } = account
  if (!active) return { zh: '已停用，不再读取。', en: 'Switched off; it is not read.' }
  const often = length(intervalMinutes)
  if (failures > 0 && lastError)
    return {
      zh: `连续 ${failures} 次没有读成：${lastError.zh}${shortTime(nextCheckAt)} 再试。`,
      en: `Failed ${failures} ${failures === 1 ? 'time' : 'times'}: ${lastError.en} Next try ${shortTime(nextCheckAt)}.`,
    }
  if (!lastCheckedAt) return { zh: '还没有读过，马上会读。', en: 'Not read yet; it will be in a moment.' }
  const minutes = Math.floor((at.getTime() - Date.parse(lastCheckedAt)) / minute)
  const since = length(minutes)
  if (minutes > 2 * intervalMinutes)
    return {
      zh: `已有 ${since.zh}没有读到，应每 ${often.zh}读一次。`,
      en: `Not read for ${since.en}; it should be every ${often.en}.`,
    }
  return {
    zh: `${since.zh}前读过，每 ${often.zh}读一次。${lastError?.zh ?? ''}`,
    en: `Read ${since.en} ago; every ${often.en}.${lastError ? ` ${lastError.en}` : ''}`,
  }
}
