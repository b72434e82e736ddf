import type { PayloadRequest } from 'payload'
import { type Language, languageOf } from '../language.ts'
import type { Paper } from '../papers/paper.ts'
import { bodyHtml } from '../papers/print.ts'
import { codeOf, statementPaper } from '../papers/statement.ts'
import { addressesOf, releasedText, textOfStatement } from './texts.ts'
import { words } from './words.ts'

const Lead = ({ paper }: { paper: Paper }) =>
  paper.lead ? (
    <div className="reader-lead">
      {paper.lead.split(/\n+/).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  ) : null

const Facts = ({ rows }: { rows: Paper['facts'] }) => (
  <dl>
    {rows.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** `<release id>`, or `statements/<id>` for what waits for its time. */
const textFor = (req: PayloadRequest, read: string) =>
  read.startsWith('statements/') ? textOfStatement(req, read.slice('statements/'.length)) : releasedText(req, read)

/** One text in large type and nothing else: for whoever stands before a microphone. */
export const Reader = async ({ req, read }: { req: PayloadRequest; read: string }) => {
  const language: Language = languageOf(req)
  const text = await textFor(req, read)
  const { demo } = await req.payload.findGlobal({ slug: 'bureau', depth: 0, overrideAccess: true, req })
  // pictures are told in words: they are not read out, and a phone loads faster without
  const paper = statementPaper({ text, addresses: addressesOf(text), pictures: new Map(), isDemo: demo === true })
  return (
    <main className="reader">
      <nav aria-label={words.title[language]}>
        <a href="/admin/press">← {words.back[language]}</a>
        <span>{paper.number ?? words.noNumber[language]}</span>
      </nav>
      <article lang="zh-CN">
        {paper.notices.map((notice) => (
          <p className="press-alarm" key={notice.text}>
            {notice.text}
          </p>
        ))}
        <p className="reader-kind">
          {paper.kind}　{paper.unit}
        </p>
        <h1>{paper.title}</h1>
        <Lead paper={paper} />
        <Facts rows={paper.facts} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from the checked tree of the allow-list, never from markup */}
        <div className="reader-body" dangerouslySetInnerHTML={{ __html: bodyHtml(paper) }} />
        <footer>
          <Facts rows={paper.proof} />
          <p>
            {words.code[language]} <code>{codeOf(text.digest)}</code>
          </p>
        </footer>
      </article>
    </main>
  )
}
