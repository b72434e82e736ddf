'use client'
import { useWords } from '../workflow/use-words.ts'
import { deskWords, scopeWords } from './desk-words.ts'
import type { Queue } from './queue.ts'
import { type Filters, noFilters } from './saved-filters.ts'

type Props = {
  queue: Queue
  filters: Filters
  laneLabels: Record<string, string>
  onChoose: (changed: Partial<Filters>) => void
}

/** Whose queue, and which part of it: each count is the button that shows its rows. */
export const FilterBar = ({ queue: { scope, scopes, counts }, filters, laneLabels, onChoose }: Props) => {
  const { say } = useWords()
  const part = { lane: null, late: false, soon: false }
  const isWhole = !filters.lane && !filters.late && !filters.soon
  const lanes = Object.entries(counts.lanes).sort(([, a], [, b]) => b - a)
  return (
    <div className="queue-bar">
      {scopes.length > 1 && (
        <fieldset className="queue-scopes">
          <legend className="queue-unseen">{say(deskWords.whose)}</legend>
          {scopes.map((name) => (
            <button
              aria-pressed={scope === name}
              key={name}
              onClick={() => onChoose({ ...noFilters, scope: name })}
              type="button"
            >
              {say(scopeWords[name])}
            </button>
          ))}
        </fieldset>
      )}
      <fieldset className="queue-counts">
        <legend className="queue-unseen">{say(deskWords.filters)}</legend>
        <Count isOn={isWhole} label={say(deskWords.every)} number={counts.all} onChoose={() => onChoose(part)} />
        <Count
          isOn={filters.late}
          isUrgent={counts.late > 0}
          label={say(deskWords.late)}
          number={counts.late}
          onChoose={() => onChoose({ ...part, late: !filters.late })}
        />
        <Count
          isOn={filters.soon}
          label={say(deskWords.soon)}
          number={counts.soon}
          onChoose={() => onChoose({ ...part, soon: !filters.soon })}
        />
        {lanes.map(([lane, number]) => (
          <Count
            isOn={filters.lane === lane}
            key={lane}
            label={laneLabels[lane] ?? lane}
            number={number}
            onChoose={() => onChoose({ ...part, lane: filters.lane === lane ? null : lane })}
          />
        ))}
      </fieldset>
    </div>
  )
}

type CountProps = { label: string; number: number; isOn: boolean; isUrgent?: boolean; onChoose: () => void }
const Count = ({ label, number, isOn, isUrgent, onChoose }: CountProps) => (
  <button
    aria-pressed={isOn}
    className={isUrgent ? 'queue-urgent' : undefined}
    disabled={number === 0 && !isOn}
    onClick={onChoose}
    type="button"
  >
    {label} <b>{number}</b>
  </button>
)
