'use client'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import type { QueueItem } from './shown.ts'
import { left, leftUntil, span, used } from './time-left.ts'

type Props = { item: Pick<QueueItem, 'due' | 'since' | 'urgency'>; now: Date }

/** Time left in words with a bar beside it; where there is no deadline, how long it has waited. */
export const TimeCell = ({ item: { due, since, urgency }, now }: Props) => {
  const { say } = useWords()
  if (!due)
    return (
      <span className="queue-quiet">
        {say(deskWords.waiting)} {say(span(Math.max(0, now.getTime() - Date.parse(since))))}
      </span>
    )
  const at = new Date(due.at)
  const whole = say(leftUntil(at, now))
  const share = used({ since: new Date(since), due: at, now })
  return (
    <span className={`queue-time queue-${urgency}`} title={`${whole}。${due.rule}`}>
      <svg aria-hidden="true" height="6" preserveAspectRatio="none" viewBox="0 0 40 6" width="40">
        <rect className="queue-track" height="6" width="40" />
        <rect className="queue-used" height="6" width={40 * share} />
      </svg>
      <time dateTime={due.at}>{urgency === 'late' ? say(left(at, now)) : whole}</time>
    </span>
  )
}
