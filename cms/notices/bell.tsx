'use client'
import './bell.css'
import { Link, useConfig } from '@payloadcms/ui'
import { useId, useRef } from 'react'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import type { Notice } from './kinds.ts'
import { useNotices } from './use-notices.ts'

const words = {
  title: { zh: '通知', en: 'Notices' },
  readAll: { zh: '全部标为已读', en: 'Mark all as read' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  nothing: {
    zh: '没有未办结的通知。有事要您办理、文稿被退回或上线时，会列在这里。',
    en: 'Nothing open. When something waits for you, is returned or goes live, it is listed here.',
  },
  unseen: { zh: '您已无权查看这份记录', en: 'You may no longer see this record' },
  unsent: { zh: '邮件没有发出', en: 'The mail was not sent' },
  unread: { zh: '未读', en: 'Unread' },
}

/** In the header of every page: how many notices are unread, and the list of them. */
export const Bell = () => {
  const { say } = useWords()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const { unread, fresh, notices, load, read, readAll } = useNotices()
  return (
    <div className="bell">
      <button
        aria-label={say({ zh: `通知，${unread} 条未读`, en: `Notices, ${unread} unread` })}
        className="bell-button"
        popoverTarget={id}
        type="button"
      >
        <svg aria-hidden="true" fill="none" height="20" viewBox="0 0 20 20" width="20">
          <path
            d="M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 6h12c0-1-1.5-2-1.5-6A4.5 4.5 0 0 0 10 3Z"
            stroke="currentColor"
            strokeWidth="1.4"
          />
          <path d="M8.3 16.2a1.9 1.9 0 0 0 3.4 0" stroke="currentColor" strokeLinecap="round" strokeWidth="1.4" />
        </svg>
        {unread > 0 && (
          <span aria-hidden="true" className="bell-count">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      <span className="bell-said" role="status">
        {fresh > 0 && say({ zh: `有 ${fresh} 条新通知`, en: `${fresh} new notices` })}
      </span>
      <div
        aria-labelledby={`${id}-title`}
        className="bell-panel"
        id={id}
        onToggle={({ newState }) => newState === 'open' && void load()}
        popover="auto"
        ref={panel}
        role="dialog"
      >
        <div className="bell-head">
          <h2 id={`${id}-title`}>{say(words.title)}</h2>
          {unread > 0 && (
            <button onClick={() => void readAll()} type="button">
              {say(words.readAll)}
            </button>
          )}
        </div>
        {notices?.length ? (
          <ul>
            {notices.map((notice) => (
              <li key={notice.id}>
                <Item
                  notice={notice}
                  onOpen={() => {
                    panel.current?.hidePopover()
                    void read(notice)
                  }}
                />
              </li>
            ))}
          </ul>
        ) : (
          <p className="bell-empty">{say(notices ? words.nothing : words.loading)}</p>
        )}
      </div>
    </div>
  )
}

const Item = ({ notice, onOpen }: { notice: Notice; onOpen: () => void }) => {
  const { say, language } = useWords()
  const { config } = useConfig()
  const { slug, subject, text, title, detail, at, readAt, mail } = notice
  return (
    <Link
      className={`bell-item ${readAt ? '' : 'bell-item--unread'}`}
      href={`${config.routes.admin}/collections/${slug}/${subject}`}
      onClick={onOpen}
      prefetch={false}
    >
      <span className="bell-what">
        {!readAt && <span className="bell-said">{say(words.unread)} </span>}
        {say(text)}
      </span>
      <time dateTime={at}>{shortTime(at)}</time>
      <span className="bell-title">{title || say(words.unseen)}</span>
      {detail?.[language] && <span className="bell-detail">{detail[language]}</span>}
      {mail === 'failed' && <span className="bell-unsent">{say(words.unsent)}</span>}
    </Link>
  )
}
