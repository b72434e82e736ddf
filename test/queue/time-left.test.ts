import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headline } from '../../cms/queue/headline.ts'
import { urgencyOf } from '../../cms/queue/shown.ts'
import { left, leftUntil, moment, span, used } from '../../cms/queue/time-left.ts'

/** 2026-11-24 13:48 in Shanghai. */
const now = new Date('2026-11-24T05:48:00.000Z')
const hour = 3_600_000
const later = (hours: number) => new Date(now.getTime() + hours * hour)

test.each([
  ['2026-11-24T09:00:00.000Z', '还有 3 小时 12 分，今天 17:00 前', '3 h 12 min left, by 17:00 today'],
  ['2026-11-24T16:30:00.000Z', '还有 10 小时 42 分，明天 00:30 前', '10 h 42 min left, by 00:30 tomorrow'],
  ['2026-11-24T15:59:00.000Z', '还有 10 小时 11 分，今天 23:59 前', '10 h 11 min left, by 23:59 today'],
  ['2026-11-26T05:48:00.000Z', '还有 2 天，11 月 26 日 13:48 前', '2 d left, by 13:48 on 26 Nov'],
  ['2026-11-28T08:00:00.000Z', '还有 4 天 2 小时，11 月 28 日 16:00 前', '4 d 2 h left, by 16:00 on 28 Nov'],
  ['2026-11-24T05:58:30.000Z', '还有 10 分，今天 13:58 前', '10 min left, by 13:58 today'],
  ['2026-11-24T03:48:00.000Z', '超时 2 小时，应在今天 11:48 前办完', '2 h overdue, was due 11:48 today'],
  ['2026-11-23T05:48:00.000Z', '超时 24 小时，应在昨天 13:48 前办完', '24 h overdue, was due 13:48 yesterday'],
  ['2026-11-24T05:47:40.000Z', '超时不到 1 分，应在今天 13:47 前办完', 'less than 1 min overdue, was due 13:47 today'],
])('%s is said as %s', (due, zh, en) => {
  expect(leftUntil(new Date(due), now)).toEqual({ zh, en })
})

test('midnight in Shanghai, not in Greenwich, parts today from tomorrow', () => {
  expect(moment(new Date('2026-11-24T15:59:59.000Z'), now).zh).toContain('今天')
  expect(moment(new Date('2026-11-24T16:00:00.000Z'), now).zh).toContain('明天')
})

test('a length of time never says more than there is, and says the same for its mirror in the past', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 24 * 3600 }), (seconds) => {
      const [, days = '0'] = /(\d+) 天/.exec(span(seconds * 1000).zh) ?? []
      const [, hours = '0'] = /(\d+) 小时/.exec(span(seconds * 1000).zh) ?? []
      const [, minutes = '0'] = /(\d+) 分/.exec(span(seconds * 1000).zh) ?? []
      const said =
        Number(days) * 86_400 +
        Number(hours) * 3_600 +
        (span(seconds * 1000).zh.startsWith('不到') ? 0 : Number(minutes) * 60)
      expect(said).toBeLessThanOrEqual(seconds)
      expect(seconds - said).toBeLessThan(Number(days) >= 2 ? 3_600 : 60)
      expect(left(new Date(now.getTime() - seconds * 1000 - 1), now).zh).toMatch(/^超时/)
    }),
  )
})

describe('urgency', () => {
  test.each([
    ['', 'open'],
    [later(-0.001).toISOString(), 'late'],
    [now.toISOString(), 'soon'],
    [later(8).toISOString(), 'soon'],
    [later(8.001).toISOString(), 'open'],
  ])('%s is %s', (due, urgency) => {
    expect(urgencyOf(due, now)).toBe(urgency)
  })
})

test('the bar is empty at the beginning, full at the end and after', () => {
  const [since, due] = [later(-12), later(36)]
  expect(used({ since, due, now })).toBeCloseTo(0.25)
  expect(used({ since, due, now: later(40) })).toBe(1)
  expect(used({ since, due, now: later(-13) })).toBe(0)
  expect(used({ since: due, due, now })).toBe(1)
})

test.each([
  [{ total: 0, late: 0, firstDue: null }, '没有等您办理的事', 'Nothing waits for you'],
  [
    { total: 5, late: 0, firstDue: later(3.2) },
    '5 件等您办理，最急的还有 3 小时 12 分',
    '5 things wait for you; the most urgent has 3 h 12 min left',
  ],
  [
    { total: 2, late: 1, firstDue: later(-2) },
    '2 件等您办理，1 件已超时，最久的超时 2 小时',
    '2 things wait for you, 1 overdue; the oldest is 2 h overdue',
  ],
  [{ total: 1, late: 0, firstDue: null }, '1 件等您办理，都没有时限', '1 thing waits for you, none with a deadline'],
])('the first line of %j', (given, zh, en) => {
  expect(headline({ ...given, now })).toEqual({ zh, en })
})
