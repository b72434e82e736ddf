'use client'
import type { Words } from '../language.ts'
import { shortTime } from './short-time.ts'
import type { TrailEntry } from './trail-list.tsx'
import { useWords } from './use-words.ts'

export type Flagged = {
  state?: string
  emergency?: { edition: number; at: string; reason: string; ratifiedAt?: string } | null
  withdrawalProposal?: string | null
  scheduledAt?: string | null
  scheduleError?: string | null
}

const flagsOf = ({ emergency, withdrawalProposal, scheduleError }: Flagged): Words[] => [
  ...(emergency && !emergency.ratifiedAt
    ? [
        {
          zh: `第 ${emergency.edition} 版于 ${shortTime(emergency.at)} 紧急发布，尚未追认；须由另一位签发人在 24 小时内追认。`,
          en: `Edition ${emergency.edition} was released in an emergency at ${shortTime(emergency.at)} and is not ratified; another signer must do so within 24 hours.`,
        },
      ]
    : []),
  ...(withdrawalProposal
    ? [{ zh: `有人建议撤回：${withdrawalProposal}`, en: `Withdrawal proposed: ${withdrawalProposal}` }]
    : []),
  ...(scheduleError
    ? [{ zh: `定时发布没有成功：${scheduleError}`, en: `The scheduled release did not go through: ${scheduleError}` }]
    : []),
]

/** Why a draft came back: the last return, unless it was submitted again since. */
const returnIn = (trail: readonly TrailEntry[]): TrailEntry | undefined => {
  const last = trail.find(({ act }) => act === 'return' || act === 'submit')
  return last?.act === 'return' ? last : undefined
}

/** What everybody who can see the record must see before anything else. */
export const Flags = ({ record, trail }: { record: Flagged; trail: readonly TrailEntry[] }) => {
  const { say } = useWords()
  const returned = record.state === 'draft' ? returnIn(trail) : undefined
  const { scheduledAt, scheduleError } = record
  return (
    <>
      {returned && (
        <p className="desk-flag" role="status">
          {say({
            zh: `${returned.name ?? ''} ${shortTime(returned.at)} 退回修改：${returned.reason ?? ''}`,
            en: `Returned by ${returned.name ?? ''} at ${shortTime(returned.at)}: ${returned.reason ?? ''}`,
          })}
        </p>
      )}
      {flagsOf(record).map((flag) => (
        <p className="desk-flag" key={flag.en} role="alert">
          {say(flag)}
        </p>
      ))}
      {scheduledAt && !scheduleError && (
        <p className="desk-note">
          {say({
            zh: `已签发，定于 ${shortTime(scheduledAt)} 发布。`,
            en: `Signed; to be released at ${shortTime(scheduledAt)}.`,
          })}
        </p>
      )}
    </>
  )
}
