import { kinds } from '../../content/schema/kinds.ts'
import type { Language } from '../language.ts'
import { shortTime } from '../workflow/short-time.ts'
import { Clock } from './clock.tsx'
import { Handles } from './handles.tsx'
import type { Room } from './room.ts'
import { words } from './words.ts'

type Props = { scheduled: Room['scheduled']; now: string; language: Language }

/** Signed texts with the clock of their embargo. */
export const ScheduledList = ({ scheduled, now, language }: Props) => (
  <section aria-labelledby="press-due">
    <h2 id="press-due">{words.scheduled[language]}</h2>
    {scheduled.length ? (
      <ul className="press-waiting">
        {scheduled.map((item) => (
          <li key={item.statement}>
            <p className="press-when">
              <time dateTime={item.scheduledAt}>{shortTime(item.scheduledAt)}</time>
              {item.isOverdue ? (
                <span className="press-alarm">{words.overdue[language]}</span>
              ) : (
                <Clock at={item.scheduledAt} language={language} now={now} />
              )}
            </p>
            <h3>{item.title}</h3>
            <p className="press-quiet">
              {kinds[item.kind][language]}　{item.unit}
              {item.numberText ? `　${item.numberText}` : ''}
            </p>
            <Handles language={language} links={item.links} read={`statements/${item.statement}`} title={item.title} />
          </li>
        ))}
      </ul>
    ) : (
      <p className="press-quiet">{words.noneScheduled[language]}</p>
    )}
  </section>
)
