'use client'
import { Link } from '@payloadcms/ui'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import { part } from './parts.ts'
import { placeOf } from './place-of.ts'
import type { QueueItem } from './shown.ts'
import { TimeCell } from './time-cell.tsx'

type Props = {
  item: QueueItem
  now: Date
  isSelected: boolean
  isUnfolded: boolean
  onSelect: () => void
  onAct: () => void
  place: (row: HTMLDivElement | null) => void
}

/** One thing that waits. Its link and button are stops of the Tab key only in the current row. */
export const Row = ({ item, now, isSelected, isUnfolded, onSelect, onAct, place }: Props) => {
  const { say } = useWords()
  const stop = isSelected ? 0 : -1
  const { title, kindLabel, label, reason, askedBy, urgency } = item
  const asking = askedBy ? [askedBy.name, askedBy.unit].filter(Boolean).join('，') : '—'
  return (
    <div
      {...part.stop({ isUnfolded, isSelected, onFocus: onSelect })}
      className={`queue-row queue-is-${urgency}`}
      data-subject={item.subject}
      ref={place}
    >
      <div {...part.cell} className="queue-title">
        <Link href={placeOf(item)} tabIndex={stop} title={title}>
          {title}
        </Link>
        <small>{kindLabel}</small>
      </div>
      <div {...part.cell} className="queue-act">
        <button onClick={onAct} tabIndex={stop} type="button">
          {label}
        </button>
      </div>
      <div {...part.cell} className="queue-why" title={reason}>
        {reason}
      </div>
      <div {...part.cell} className="queue-when" suppressHydrationWarning>
        {urgency === 'late' && <span className="queue-unseen">{say(deskWords.late)} </span>}
        <TimeCell item={item} now={now} />
      </div>
      <div {...part.cell} className="queue-asked" title={asking}>
        {askedBy && <span className="queue-label">{say(deskWords.asked)} </span>}
        {askedBy?.name || askedBy?.unit || <span className="queue-none">—</span>}
      </div>
    </div>
  )
}
