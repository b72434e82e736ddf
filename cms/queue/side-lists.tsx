'use client'
import { Link } from '@payloadcms/ui'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'
import type { LiveToday } from './live-today.ts'
import { placeOf } from './place-of.ts'
import type { Page, Queue } from './queue.ts'
import { TimeCell } from './time-cell.tsx'

/** What I wait for, and in whose hands it is since when. */
export const AskedList = ({ asked, scope, now }: { asked: Page; scope: Queue['scope']; now: Date }) => {
  const { say } = useWords()
  return (
    <section aria-labelledby="queue-asked" className="queue-side">
      <h2 id="queue-asked">
        {say(scope === 'unit' ? deskWords.askedUnitTitle : deskWords.askedTitle)}
        {asked.totalDocs > 0 && <b> {asked.totalDocs}</b>}
      </h2>
      {asked.docs.length === 0 && <p className="queue-quiet">{say(deskWords.askedNone)}</p>}
      <ul>
        {asked.docs.map((item) => (
          <li key={item.id}>
            <Link href={placeOf(item)}>{item.title}</Link>
            <span>
              {say({ zh: `${item.label}：`, en: `${item.label}: ` })}
              {[item.holder.unit?.name, item.holder.people.slice(0, 3).join('、') || item.holder.label]
                .filter(Boolean)
                .join(' ')}
              {item.holder.people.length > 3 && ` +${item.holder.people.length - 3}`}
            </span>
            <TimeCell item={item} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** More than these stay folded. */
const atOnce = 8

/** What the public can read since this morning. */
export const LiveList = ({ live }: { live: LiveToday[] }) => {
  const { say } = useWords()
  return (
    <section aria-labelledby="queue-live" className="queue-side">
      <h2 id="queue-live">
        {say(deskWords.liveTitle)}
        {live.length > 0 && <b> {live.length}</b>}
      </h2>
      {live.length === 0 && <p className="queue-quiet">{say(deskWords.liveNone)}</p>}
      <LiveRows live={live.slice(0, atOnce)} />
      {live.length > atOnce && (
        <details>
          <summary>{say({ zh: `其余 ${live.length - atOnce} 件`, en: `${live.length - atOnce} more` })}</summary>
          <LiveRows live={live.slice(atOnce)} />
        </details>
      )}
    </section>
  )
}

const LiveRows = ({ live }: { live: LiveToday[] }) => (
  <ul>
    {live.map(({ title, url, at, label }) => (
      <li key={`${url} ${title}`}>
        <a href={url} rel="noreferrer" target="_blank">
          {title}
        </a>
        <span>
          {label} · <time dateTime={at}>{shortTime(at).slice(-5)}</time>
        </span>
      </li>
    ))}
  </ul>
)
