import { kinds } from '../../content/schema/kinds.ts'
import type { Language } from '../language.ts'
import { releaseActs } from '../workflow/act-words.ts'
import { shortTime } from '../workflow/short-time.ts'
import type { Room } from './room.ts'
import { words } from './words.ts'

/** What was said otherwise or taken back lately, with the public reason. */
export const Changes = ({ changes, language }: { changes: Room['corrections']; language: Language }) => (
  <section aria-labelledby="press-changed">
    <h2 id="press-changed">{words.changes[language]}</h2>
    {changes.length ? (
      <ul className="press-list">
        {changes.map((change) => (
          <li key={change.id}>
            <div>
              <h3>
                <span className={change.act === 'withdraw' ? 'press-alarm' : 'press-act'}>
                  {releaseActs[change.act]?.[language]}
                </span>{' '}
                {change.title}
              </h3>
              {change.reason ? <p>{change.reason}</p> : null}
              <p className="press-quiet">
                <span>
                  {kinds[change.kind][language]}
                  {change.numberText}
                </span>
                <time dateTime={change.releasedAt}>{shortTime(change.releasedAt)}</time>
              </p>
            </div>
            <span className="press-handles">
              {change.live ? (
                <a className="press-link press-first" href={`/admin/press?read=${change.live}`}>
                  {words.current[language]}
                </a>
              ) : null}
              <a className="press-link" href={change.url} rel="noopener" target="_blank">
                {words.page[language]}
              </a>
            </span>
          </li>
        ))}
      </ul>
    ) : (
      <p className="press-quiet">{words.noneChanged[language]}</p>
    )}
  </section>
)
