import { expect, test } from 'vitest'
import { type CheckView, liveInWords } from '../../cms/workflow/live-words.ts'

const now = new Date('2026-11-28T02:31:20.000Z')
const check = (more: Partial<CheckView> = {}): CheckView => ({
  edition: 2,
  act: 'correct',
  releasedAt: '2026-11-28T02:31:06.600Z',
  state: 'pending',
  liveAt: null,
  checkedAt: null,
  checks: 0,
  tries: 0,
  nextTryAt: null,
  reason: null,
  ...more,
})
const said = (given: CheckView, asked: string | null = '2026-11-28T02:31:18.000Z', isLatest = true) => {
  const { is, next } = liveInWords({ check: given, now, publisherAskedAt: asked, isLatest })
  return { zh: is.zh, en: is.en, next: next?.zh ?? null, nextEn: next?.en ?? null }
}
const seen = { state: 'live', liveAt: '2026-11-28T02:31:07.000Z', checkedAt: '2026-11-28T02:31:07.000Z', checks: 1 }

test('live: when, by whom, which edition, how long it took', () => {
  expect(said(check(seen)).zh).toBe('已上线 · 10:31:07 由核查程序从公众网址读到第 2 版，摘要一致 · 用时 0.4 秒')
  expect(said(check({ ...seen, checks: 3 })).en).toBe(
    'Live · at 10:31:07 the checker read edition 2 at the public address; the digest agrees · took 0.4 s · checked 3 times',
  )
  expect(said(check({ ...seen, releasedAt: '2026-11-20T02:31:00.000Z' })).zh).not.toContain('用时')
})

test('an edition that another replaced says when it was', () => {
  expect(said(check({ ...seen, liveAt: null, checkedAt: '2026-11-27T02:31:07.000Z' }), null, false).zh).toBe(
    '2026-11-27 10:31:07 上线',
  )
})

test('not yet: what it waits for', () => {
  expect(said(check()).zh).toBe('还没有上线：正在等发布程序来取，通常不到一秒。')
  expect(said(check({ state: 'written' })).zh).toBe('还没有上线：网页已写好，正在从公众网址核对。')
})

test('not yet, and why: what was seen, when, and when it is tried again', () => {
  const failed = check({
    state: 'failed',
    tries: 3,
    checkedAt: '2026-11-28T02:31:15.000Z',
    nextTryAt: '2026-11-28T02:31:23.000Z',
    reason: { zh: '/x/ 返回 502', en: '/x/ answers 502' },
  })
  expect(said(failed)).toMatchObject({
    zh: '还没有上线：/x/ 返回 502（10:31:15 核对）。',
    next: '10:31:23 第 3 次重试，不用重新签发。',
  })
  expect(said({ ...failed, nextTryAt: '2026-11-28T02:31:19.000Z' }).next).toBe('正在第 3 次重试，不用重新签发。')
})

test('a publisher that is silent is named, with when it last asked and whom to tell', () => {
  const silent = said(check(), '2026-11-28T02:30:00.000Z')
  expect(silent.zh).toBe('还没有上线：发布程序没有来取，最近一次是 10:30:00。')
  expect(silent.next).toContain('请告诉系统管理员')
  expect(said(check(), null).zh).toContain('还没有来取过')
})

test('a withdrawal says that the public may still see it', () => {
  expect(said(check({ act: 'withdraw' })).zh).toMatch(/^还没有撤下，公众可能仍能看到：/)
  expect(said(check({ ...seen, act: 'withdraw' })).zh).toContain('已撤下')
})
