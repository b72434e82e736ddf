import { type BodyIssue, type ParsedBody, parseBody } from '../../content/schema/body.ts'
import { digestOfSnapshot, normalSnapshot } from '../../content/schema/snapshot.ts'
import type { Snapshot } from '../../content/schema/statement.ts'
import { fromLexical } from '../body/from-lexical.ts'
import { toLexical } from '../body/to-lexical.ts'
import { Refused, refuse } from '../errors.ts'
import { idsOf } from '../workflow/actor.ts'
import type { Statement } from './statement.ts'

const refusedBody = (field: string, issues: readonly BodyIssue[]) =>
  new Refused(
    issues.slice(0, 10).map(({ message, line }) =>
      refuse('body-not-allowed', {
        field,
        message: line ? { zh: `第 ${line} 行：${message.zh}`, en: `Line ${line}: ${message.en}` } : message,
      }),
    ),
  )

/** Markdown as it was sent, parsed against the allow-list; throws `body-not-allowed` with every fault found. */
export const parsedBody = (text: string, field = 'body') => {
  const parsed = parseBody(text)
  if (!parsed.ok) throw refusedBody(field, parsed.issues)
  return parsed
}

const known = new WeakMap<object, ParsedBody>()

/** The editor's tree, mapped to the same Markdown; throws likewise. One tree is asked for several times in an act. */
export const parsedContent = (content: unknown) => {
  const isTree = typeof content === 'object' && content !== null
  const parsed = (isTree && known.get(content)) || fromLexical(content)
  if (isTree) known.set(content, parsed)
  if (!parsed.ok) throw refusedBody('content', parsed.issues)
  return parsed
}

/** What is stored for a text: the editor's tree in its normal form. */
export const contentOf = (text: string): unknown => toLexical(parsedBody(text).tree)

/** Normalised Markdown of a stored statement. */
export const bodyOf = (doc: Pick<Statement, 'content'>): string => (doc.content ? parsedContent(doc.content).body : '')

const written = (doc: Statement, unitCode: string) => ({
  kind: doc.kind,
  title: doc.title,
  summary: doc.summary,
  fields: doc.fields,
  body: bodyOf(doc),
  attachments: idsOf(doc.attachments),
  issuingUnit: unitCode,
})

/** The document the digest covers (contract: Digest). */
export const snapshotOf = (doc: Statement, unitCode: string): Snapshot => normalSnapshot(written(doc, unitCode))
export const digestOfStatement = (doc: Statement, unitCode: string): string => digestOfSnapshot(written(doc, unitCode))
