import { kindNames, kinds } from '../../content/schema/kinds.ts'
import type { Language } from '../language.ts'
import { shortTime } from '../workflow/short-time.ts'
import { Handles } from './handles.tsx'
import type { LiveItem, Room } from './room.ts'
import type { RoomQuery } from './room-input.ts'
import { words } from './words.ts'

type Props = { room: Room; query: RoomQuery; language: Language }

const Marks = ({ item, language }: { item: LiveItem; language: Language }) => (
  <>
    {item.state === 'live' ? null : (
      <span className={item.state === 'failed' ? 'press-alarm' : 'press-quiet'}>
        {words[item.state === 'failed' ? 'failed' : 'pending'][language]}
      </span>
    )}
    {item.emergency && !item.emergency.ratified ? (
      <span className="press-alarm">{words.unratified[language]}</span>
    ) : null}
  </>
)

const address = ({ q, kind }: RoomQuery, page: number) => {
  const asked = new URLSearchParams({ ...(q ? { q } : {}), ...(kind ? { kind } : {}), page: String(page) })
  return `/admin/press?${asked}#press-live`
}

/** What may be spoken of, newest first; found again by title, number or code. */
export const Released = ({ room, query, language }: Props) => (
  <section aria-labelledby="press-live">
    <h2 id="press-live">
      {words.live[language]} <b>{room.total}</b>
    </h2>
    <search>
      <form action="/admin/press" className="press-search">
        <input
          aria-label={words.search[language]}
          defaultValue={query.q ?? ''}
          maxLength={100}
          name="q"
          placeholder={words.search[language]}
          type="search"
        />
        <select aria-label={words.kind[language]} defaultValue={query.kind ?? ''} name="kind">
          <option value="">{words.anyKind[language]}</option>
          {kindNames.map((name) => (
            <option key={name} value={name}>
              {kinds[name][language]}
            </option>
          ))}
        </select>
        <button type="submit">{words.find[language]}</button>
      </form>
    </search>
    {room.live.length ? (
      <ul className="press-list">
        {room.live.map((item) => (
          <li key={item.id}>
            <div>
              <h3>{item.title}</h3>
              <p className="press-quiet">
                <span>
                  {kinds[item.kind][language]}
                  {item.numberText}
                </span>
                <span>{item.unit}</span>
                <time dateTime={item.releasedAt}>{shortTime(item.releasedAt)}</time>
                {item.edition > 1 ? (
                  <span>{language === 'zh' ? `第 ${item.edition} 版` : `Edition ${item.edition}`}</span>
                ) : null}
                <Marks item={item} language={language} />
              </p>
            </div>
            <Handles language={language} links={item.links} read={item.id} title={item.title} url={item.url} />
          </li>
        ))}
      </ul>
    ) : (
      <p className="press-quiet">{words[query.q || query.kind ? 'noneFound' : 'noneLive'][language]}</p>
    )}
    {room.pages > 1 ? (
      <nav aria-label={words.live[language]} className="press-pages">
        {room.page > 1 ? <a href={address(query, room.page - 1)}>{words.newer[language]}</a> : null}
        <span>
          {room.page} / {room.pages}
        </span>
        {room.page < room.pages ? <a href={address(query, room.page + 1)}>{words.older[language]}</a> : null}
      </nav>
    ) : null}
  </section>
)
