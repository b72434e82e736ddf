import type { Words } from '../language.ts'
import { exactTime } from './short-time.ts'

/** What is known of a release on its way to the public. */
export type CheckView = {
  edition: number
  act: string
  releasedAt: string
  state: string
  liveAt: string | null
  checkedAt: string | null
  checks: number
  tries: number
  nextTryAt: string | null
  reason: Words | null
}
type Seen = { check: CheckView; now: Date; publisherAskedAt: string | null; isLatest: boolean }

/** A publisher at work asks every few seconds. */
const silentAfter = 20_000
const day = 24 * 3_600_000

/** `10:31:07`, with the date where it was another day. */
const clock = (at: string, now: Date): string => {
  const [date, time] = exactTime(at).split(' ') as [string, string]
  return date === exactTime(now).slice(0, 10) ? time : `${date} ${time}`
}

const took = ({ releasedAt, liveAt }: CheckView): Words | null => {
  const seconds = (Date.parse(liveAt ?? '') - Date.parse(releasedAt)) / 1_000
  if (!(seconds >= 0) || seconds * 1_000 > day) return null
  const minutes = Math.round(seconds / 60)
  return seconds < 60
    ? { zh: `用时 ${seconds.toFixed(1)} 秒`, en: `took ${seconds.toFixed(1)} s` }
    : { zh: `用时 ${minutes} 分钟`, en: `took ${minutes} min` }
}

const joined = (mark: string, parts: readonly (Words | null)[]): Words => {
  const said = parts.filter((part) => part !== null)
  return { zh: said.map(({ zh }) => zh).join(mark), en: said.map(({ en }) => en).join(mark) }
}

const live = ({ check, now, isLatest }: Seen): Words => {
  const { act, edition, checkedAt, liveAt, checks } = check
  const at = clock(checkedAt ?? liveAt ?? check.releasedAt, now)
  if (!isLatest) return { zh: `${at} 上线`, en: `Went live at ${at}` }
  const times = checks > 1 ? { zh: `核对了 ${checks} 次`, en: `checked ${checks} times` } : null
  if (act === 'withdraw')
    return joined(' · ', [
      { zh: '已撤下', en: 'Withdrawn for the public' },
      {
        zh: `${at} 由核查程序从公众网址读到撤回说明，列表里已没有它`,
        en: `at ${at} the checker read the notice of withdrawal at the public address, and no list names it`,
      },
      took(check),
      times,
    ])
  return joined(' · ', [
    { zh: '已上线', en: 'Live' },
    {
      zh: `${at} 由核查程序从公众网址读到第 ${edition} 版，摘要一致`,
      en: `at ${at} the checker read edition ${edition} at the public address; the digest agrees`,
    },
    took(check),
    times,
  ])
}

const why = ({ check, now, publisherAskedAt }: Seen): Words => {
  const { state, reason, checkedAt } = check
  if (reason) {
    const seen = checkedAt && { zh: `（${clock(checkedAt, now)} 核对）`, en: ` (checked at ${clock(checkedAt, now)})` }
    return { zh: `${reason.zh}${seen ? seen.zh : ''}`, en: `${reason.en}${seen ? seen.en : ''}` }
  }
  if (isSilent(publisherAskedAt, now)) {
    const at = publisherAskedAt && clock(publisherAskedAt, now)
    return at
      ? { zh: `发布程序没有来取，最近一次是 ${at}`, en: `the publisher has not asked for it; it last did at ${at}` }
      : { zh: '发布程序还没有来取过', en: 'the publisher has never asked for it' }
  }
  return state === 'written'
    ? { zh: '网页已写好，正在从公众网址核对', en: 'the pages are written and are being checked at the public address' }
    : { zh: '正在等发布程序来取，通常不到一秒', en: 'the publisher is about to fetch it, usually within a second' }
}

const isSilent = (askedAt: string | null, now: Date) =>
  askedAt === null || now.getTime() - Date.parse(askedAt) > silentAfter

const next = ({ check, now, publisherAskedAt }: Seen): Words | null => {
  const { nextTryAt, tries, reason } = check
  if (isSilent(publisherAskedAt, now))
    return {
      zh: '请告诉系统管理员，看发布程序是否在运行；恢复后会自动上线，不用重新签发。',
      en: 'Ask the system administrator whether the publisher runs. It goes live by itself afterwards; do not sign again.',
    }
  if (!reason) return null
  const isAhead = nextTryAt !== null && Date.parse(nextTryAt) > now.getTime()
  return isAhead
    ? {
        zh: `${clock(nextTryAt, now)} 第 ${tries} 次重试，不用重新签发。`,
        en: `Retry ${tries} is at ${clock(nextTryAt, now)}; there is no need to sign again.`,
      }
    : {
        zh: `正在第 ${tries} 次重试，不用重新签发。`,
        en: `Retry ${tries} is under way; there is no need to sign again.`,
      }
}

type Told = { is: Words; next: Words | null; tone: 'good' | 'past' | 'waiting' | 'bad' }

/** Is it live yet? One sentence a person reads, and what happens next where it is not. */
export const liveInWords = (seen: Seen): Told => {
  if (seen.check.state === 'live') return { is: live(seen), next: null, tone: seen.isLatest ? 'good' : 'past' }
  const { zh, en } = why(seen)
  const isWithdrawal = seen.check.act === 'withdraw'
  return {
    is: isWithdrawal
      ? { zh: `还没有撤下，公众可能仍能看到：${zh}。`, en: `Not withdrawn yet; the public may still see it: ${en}.` }
      : { zh: `还没有上线：${zh}。`, en: `Not live yet: ${en}.` },
    next: next(seen),
    tone: next(seen) ? 'bad' : 'waiting',
  }
}
