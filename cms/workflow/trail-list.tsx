'use client'
import { shortTime } from './short-time.ts'

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
}

/** Who did what and when, newest first. */
export const Trail = ({ entries }: { entries: TrailEntry[] }) =>
  entries.length === 0 ? null : (
    <details className="desk-trail">
      <summary>经过（{entries.length}）</summary>
      <ol>
        {entries.map((entry) => (
          <li key={`${entry.at}${entry.act}`}>
            <time dateTime={entry.at}>{shortTime(entry.at)}</time> {entry.name}（{entry.role}）<b>{entry.label}</b>
            {entry.edition ? ` 第 ${entry.edition} 版` : ''}
            {(entry.reason ?? entry.comment) && <q>{entry.reason ?? entry.comment}</q>}
          </li>
        ))}
      </ol>
    </details>
  )
