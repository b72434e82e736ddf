import { Link } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { isLanguage } from '../language.ts'
import { mayEnter } from './admitted.ts'
import { words } from './words.ts'

/** The way into the press room, for those who may. */
export const PressNavLink = ({ i18n, user }: ServerProps) =>
  mayEnter(user) ? (
    <Link className="nav__link" href="/admin/press" id="nav-press">
      <span className="nav__link-label">{words.title[isLanguage(i18n.language) ? i18n.language : 'zh']}</span>
    </Link>
  ) : null
