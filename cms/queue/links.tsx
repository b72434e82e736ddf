'use client'
import { Link } from '@payloadcms/ui'
import { useWords } from '../workflow/use-words.ts'
import { deskWords } from './desk-words.ts'

export type LinkGroup = { label: string; links: { href: string; text: string }[] }

/** Every collection the reader may open, by group. */
export const Links = ({ groups }: { groups: LinkGroup[] }) => {
  const { say } = useWords()
  return (
    <nav aria-label={say(deskWords.links)} className="queue-links">
      <h2>{say(deskWords.links)}</h2>
      <dl>
        {groups.map(({ label, links }) => (
          <div key={label}>
            <dt>{label}</dt>
            {links.map(({ href, text }) => (
              <dd key={href}>
                <Link href={href}>{text}</Link>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </nav>
  )
}
