'use client'
import { shortTime } from './short-time.ts'
import { useWords } from './use-words.ts'

export type TrailEntry = {
  at: string
  act: string
  label: string
  role: string
  name?: string
  edition?: number
  digest?: string
  reason?: string
  comment?: string
  /** How many edits the line stands for, the first of them at `since`. */
  times?: number
  since?: string
  gate?: string
}

/** Who did what and when, newest first. */
export const Trail = ({ entries }: { entries: TrailEntry[] }) => {
  const { say } = useWords()
  if (entries.length === 0) return null
  return (
    <details className="desk-trail">
      <summary>{say({ zh: `经过（${entries.length}）`, en: `Trail (${entries.length})` })}</summary>
      <ol>
        {entries.map((entry) => (
          <li key={`${entry.at}${entry.act}${entry.since}`}>
            <TrailTime entry={entry} />
            <span>
              {say({ zh: `${entry.name ?? ''}（${entry.role}）`, en: `${entry.name ?? ''} (${entry.role})` })}
            </span>
            <b>
              {entry.label}
              {entry.gate ? `：${entry.gate}` : ''}
              {entry.times ? say({ zh: ` ${entry.times} 次`, en: ` ${entry.times} times` }) : ''}
              {entry.edition ? say({ zh: `，第 ${entry.edition} 版`, en: `, edition ${entry.edition}` }) : ''}
            </b>
            {(entry.reason ?? entry.comment) && <q>{entry.reason ?? entry.comment}</q>}
          </li>
        ))}
      </ol>
    </details>
  )
}

const TrailTime = ({ entry: { at, since } }: { entry: TrailEntry }) => {
  const from = since ? shortTime(since) : null
  const to = shortTime(at)
  const isOneMoment = from === null || from === to
  return (
    <time dateTime={at}>
      {isOneMoment ? to : `${from} – ${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}`}
    </time>
  )
}
