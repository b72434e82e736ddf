'use client'
import { shortTime } from './short-time.ts'

export type Flagged = {
  emergency?: { edition: number; at: string; reason: string; ratifiedAt?: string } | null
  withdrawalProposal?: string | null
  scheduledAt?: string | null
  scheduleError?: string | null
}

/** What everybody who can see the record must see before anything else. */
export const Flags = ({ record }: { record: Flagged }) => {
  const { emergency, withdrawalProposal, scheduledAt, scheduleError } = record
  const flags = [
    ...(emergency && !emergency.ratifiedAt
      ? [
          `第 ${emergency.edition} 版于 ${shortTime(emergency.at)} 紧急发布，尚未追认；须由另一位签发人在 24 小时内追认。`,
        ]
      : []),
    ...(withdrawalProposal ? [`有人建议撤回：${withdrawalProposal}`] : []),
    ...(scheduleError ? [`定时发布没有成功：${scheduleError}`] : []),
  ]
  return (
    <>
      {flags.map((text) => (
        <p className="desk-flag" key={text} role="alert">
          {text}
        </p>
      ))}
      {scheduledAt && !scheduleError && <p className="desk-note">已签发，定于 {shortTime(scheduledAt)} 发布。</p>}
    </>
  )
}
