import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import type { Words } from '../language.ts'
import { lastHeld } from '../workflow/leases.ts'
import { exactTime } from '../workflow/short-time.ts'
import type { Delivery } from './late.ts'

type Waiting = Pick<Delivery, 'state' | 'sequence' | 'error' | 'reason' | 'writtenAt'>

/** A publisher at work asks every few seconds. */
const silentAfter = 20_000

/** Why a release is not live: what the publisher said of it, or that nothing was heard of the publisher. */
export const whyNotLive = async (req: PayloadRequest, delivery: Waiting): Promise<Words> => {
  const { reason, error, state, writtenAt } = delivery
  const said = reason ?? (error ? { zh: error, en: error } : null)
  const asked = await lastHeld(req, 'publisher')
  if (asked === null)
    return (
      said ?? {
        zh: '发布程序还没有来取过，它在运行吗？',
        en: 'The publisher has never asked for it: is it running?',
      }
    )
  const at = exactTime(asked)
  const isSilent = Math.abs(now().getTime() - asked.getTime()) > silentAfter
  if (isSilent)
    return {
      zh: `${said ? `${said.zh}。此后` : ''}发布程序没有再来取，它在运行吗？最近一次是 ${at}`,
      en: `${said ? `${said.en}. Since then ` : ''}the publisher has not asked again: is it running? It last did at ${at}`,
    }
  if (said) return said
  if (state === 'written')
    return {
      zh: `网页已写好（${exactTime(writtenAt ?? asked)}），还没有从公众网址核对到`,
      en: `The pages are written (${exactTime(writtenAt ?? asked)}) and were not yet seen at the public address`,
    }
  const ahead = await aheadOf(req, delivery)
  return {
    zh: `发布程序在运行（${at} 来取过），前面还有 ${ahead} 件`,
    en: `The publisher is at work (it asked at ${at}); ${ahead} are before this one`,
  }
}

const aheadOf = async (req: PayloadRequest, { sequence }: Waiting): Promise<number> =>
  (
    await req.payload.count({
      collection: 'deliveries',
      where: { and: [{ state: { not_equals: 'live' } }, { sequence: { less_than: sequence } }] },
      overrideAccess: true,
      req,
    })
  ).totalDocs
