'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import { shortTime } from '../workflow/short-time.ts'
import { useWords } from '../workflow/use-words.ts'
import type { StatementLine } from './unmatched.ts'
import { words } from './words.ts'

type Props = { post: string; isOwnUnit: boolean; onChoose: (statement: string) => void; onClose: () => void }

/** Released statements to link a post to; those whose titles are most like it come first. */
export const Picker = ({ post, isOwnUnit, onChoose, onClose }: Props) => {
  const { say } = useWords()
  const id = useId()
  const [sought, setSought] = useState('')
  const [found, setFound] = useState<StatementLine[] | null>(null)
  useEffect(() => {
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ q: sought.slice(0, 100), post, limit: '8' })
      const response = await fetch(`/api/microblog-posts/statements?${query}`, { credentials: 'include' })
      setFound(response.ok ? ((await response.json()) as { docs: StatementLine[] }).docs : [])
    }, 250)
    return () => clearTimeout(timer)
  }, [sought, post])
  return (
    <div className="microblog-picker">
      <label htmlFor={id}>{say(words.search)}</label>
      <input
        autoComplete="off"
        id={id}
        maxLength={100}
        onChange={(event) => setSought(event.target.value)}
        type="search"
        value={sought}
      />
      {isOwnUnit && <p className="microblog-quiet">{say(words.ownUnit)}</p>}
      {found?.length === 0 && <p className="microblog-quiet">{say(words.searchNone)}</p>}
      <ul>
        {(found ?? []).map(({ id: statement, title, year, number, releasedAt }) => (
          <li key={statement}>
            <span>
              {title}
              <small>
                〔{year}〕{number}号 · {shortTime(releasedAt).slice(0, 10)}
              </small>
            </span>
            <Button buttonStyle="secondary" margin={false} onClick={() => onChoose(statement)} size="small">
              {say(words.linkThis)}
            </Button>
          </li>
        ))}
      </ul>
      <Button buttonStyle="transparent" margin={false} onClick={onClose} size="small">
        {say(words.close)}
      </Button>
    </div>
  )
}
