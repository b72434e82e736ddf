'use client'
import type { ActView } from './engine.ts'
import { shortTime } from './short-time.ts'

export type SlipView = {
  id: string
  act: string
  edition: number
  round: number
  digest: string
  at: string
  unit?: { name: string } | string
  role: string
  comment?: string
  actor?: { name: string } | string
  guest?: { name: string }
}

const gates: Record<string, string> = {
  confirm: '协商确认',
  review: '业务审核',
  clear: '保密审查',
  sign: '签发',
  ratify: '追认',
}
const nameOf = (value: { name: string } | string | undefined) => (typeof value === 'object' ? value.name : '')

type Props = { desk: { slips: SlipView[]; digest?: string; edition?: number; round?: number }; acts: ActView[] }

/** Slips of this edition as a checklist: given, void, still missing. */
export const GatesList = ({ desk, acts }: Props) => {
  const { slips, digest, edition, round } = desk
  const missing =
    acts
      .find(({ act }) => act === 'sign')
      ?.refusals.filter(({ code }) => code === 'slip-missing' || code === 'slip-void') ?? []
  const mine = slips.filter((slip) => slip.edition === edition)
  if (mine.length === 0 && missing.length === 0) return null
  return (
    <>
      <h2>把关</h2>
      <ul className="desk-gates">
        {mine.map((slip) => {
          const isCurrent = slip.digest === digest && slip.round === round
          return (
            <li className={isCurrent ? 'given' : 'void'} key={slip.id}>
              <b>
                {isCurrent ? '✓' : '✕'} {gates[slip.act] ?? slip.act}
                {isCurrent ? '' : '（已失效）'}
              </b>
              <span>
                {nameOf(slip.unit)} {nameOf(slip.actor) || slip.guest?.name} · {shortTime(slip.at)}
              </span>
              <code title={slip.digest}>{slip.digest.slice(0, 12)}</code>
              {slip.comment && <q>{slip.comment}</q>}
            </li>
          )
        })}
        {missing.map(({ message, field }) => (
          <li className="missing" key={field}>
            <b>○ {message}</b>
          </li>
        ))}
      </ul>
    </>
  )
}
