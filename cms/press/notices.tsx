import type { Language } from '../language.ts'
import { appointmentInWords } from '../papers/times.ts'
import { Clock } from './clock.tsx'
import { Handles } from './handles.tsx'
import type { Room } from './room.ts'
import { appointmentInEnglish } from './times.ts'
import { words } from './words.ts'

type Speaker = { name: string; post?: string }
type Props = { coming: Room['coming']; now: string; language: Language }

/** Press conferences to come: when, where, who speaks, whom to ring. */
export const Notices = ({ coming, now, language }: Props) => (
  <section aria-labelledby="press-coming">
    <h2 id="press-coming">{words.coming[language]}</h2>
    {coming.length ? (
      <ul className="press-notices">
        {coming.map((notice) => {
          const startsAt = String(notice.startsAt)
          const speakers = (notice.speakers ?? []) as Speaker[]
          return (
            <li key={`${notice.statement}-${notice.stage}`}>
              <p className="press-when">
                <time dateTime={startsAt}>
                  {language === 'zh' ? appointmentInWords(startsAt) : appointmentInEnglish(startsAt)}
                </time>
                <Clock at={startsAt} language={language} now={now} />
              </p>
              <h3>{notice.title}</h3>
              {notice.stage === 'scheduled' ? <p className="press-alarm">{words.embargo[language]}</p> : null}
              <dl>
                <dt>{words.place[language]}</dt>
                <dd>{String(notice.place ?? '')}</dd>
                <dt>{words.speakers[language]}</dt>
                <dd>{speakers.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、')}</dd>
                {notice.registration ? (
                  <>
                    <dt>{words.registration[language]}</dt>
                    <dd>{String(notice.registration)}</dd>
                  </>
                ) : null}
                <dt>{words.contact[language]}</dt>
                <dd>{String(notice.contact ?? '')}</dd>
              </dl>
              {notice.stage === 'live' ? (
                <Handles
                  language={language}
                  links={notice.links}
                  read={notice.id}
                  title={notice.title}
                  url={notice.url}
                />
              ) : (
                <Handles
                  language={language}
                  links={notice.links}
                  read={`statements/${notice.statement}`}
                  title={notice.title}
                />
              )}
            </li>
          )
        })}
      </ul>
    ) : (
      <p className="press-quiet">{words.noneComing[language]}</p>
    )}
  </section>
)
