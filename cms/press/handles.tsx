import type { Language } from '../language.ts'
import { CopyLink } from './copy-link.tsx'
import { words } from './words.ts'

type Links = { pack: string; docx: string; print: string }
type Props = { title: string; read: string; links: Links; url?: string; language: Language }

/** What can be done with one text: read it out, open it, take it away. */
export const Handles = ({ title, read, links, url, language }: Props) => {
  const named = (word: keyof typeof words) => ({ 'aria-label': `${words[word][language]}：${title}` })
  return (
    <span className="press-handles">
      <a className="press-link press-first" href={`/admin/press?read=${read}`} {...named('read')}>
        {words.read[language]}
      </a>
      <a className="press-link" download href={links.pack} {...named('pack')}>
        {words.pack[language]}
      </a>
      <a className="press-link" download href={links.docx} {...named('docx')}>
        {words.docx[language]}
      </a>
      <a className="press-link" href={links.print} rel="noopener" target="_blank" {...named('print')}>
        {words.print[language]}
      </a>
      {url ? (
        <>
          <a className="press-link" href={url} rel="noopener" target="_blank" {...named('page')}>
            {words.page[language]}
          </a>
          <CopyLink url={url} />
        </>
      ) : null}
    </span>
  )
}
