'use client'
import { Link } from '@payloadcms/ui'
import { useWords } from '../workflow/use-words.ts'
import { words } from './words.ts'

/** From the list of all posts to those that nobody has brought together with a statement. */
export const MatchLink = () => {
  const { say } = useWords()
  return (
    <p className="microblog-to-match">
      <Link href="/admin/microblogs">{say(words.toMatch)}</Link>
    </p>
  )
}
