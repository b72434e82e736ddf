'use client'
import { Link } from '@payloadcms/ui'
import type { Role } from '../roles.ts'
import { useWords } from '../workflow/use-words.ts'
import { deskWords, emptyFor, emptyForOthers } from './desk-words.ts'

type Props = { roles: Role[]; isFiltered: boolean; onClear: () => void }

/** Nothing waits: what comes next for this duty, or how to see the rest again. */
export const Empty = ({ roles, isFiltered, onClear }: Props) => {
  const { say } = useWords()
  if (isFiltered)
    return (
      <p className="queue-empty">
        {say(deskWords.noMatch)}{' '}
        <button className="queue-plain" onClick={onClear} type="button">
          {say(deskWords.clear)}
        </button>
      </p>
    )
  const [, words] = emptyFor.find(([role]) => roles.includes(role)) ?? []
  return (
    <p className="queue-empty">
      {say(words ?? emptyForOthers)} {words?.link && <Link href={words.link.href}>{say(words.link.text)}</Link>}
    </p>
  )
}
