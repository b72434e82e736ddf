import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { isLanguage } from '../language.ts'
import { words } from './words.ts'

/** The way to the page where posts and statements are brought together. */
export const MicroblogNavLink = ({ i18n, user }: ServerProps) =>
  user ? (
    <Link className="nav__link" href="/admin/microblogs" id="nav-microblogs">
      <span className="nav__link-label">{words.title[isLanguage(i18n.language) ? i18n.language : 'zh']}</span>
    </Link>
  ) : null
