import { z } from 'zod'
import { type BodyIssue, parseBody } from './body.ts'
import { digestOf, type Json } from './digest.ts'
import { draftFields, type Snapshot, statementKind, statementSummary, statementTitle } from './statement.ts'
import { oneLine, sha256 } from './values.ts'

/** An edition as it stands in a draft: members may be missing, times carry an offset, the body is any allowed Markdown. */
const given = z.object({
  kind: statementKind,
  title: statementTitle.nullish(),
  summary: statementSummary.nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  body: z.string().nullish(),
  attachments: z.array(sha256).nullish(),
  issuingUnit: oneLine(40).nullish(),
})

/**
 * The form that is digested, released and published: body normalised, `attachments` the sorted files of every attachment
 * and figure, times UTC, text NFC, empty members left out. Throws where a field or the body is refused.
 */
export const normalSnapshot = (edition: object): Snapshot => {
  const { kind, title, summary, fields, body, attachments, issuingUnit } = given.parse(edition)
  const parsed = parseBody(body ?? '')
  if (!parsed.ok) throw new Error(inWords(parsed.issues))
  const files = new Set([...(attachments ?? []), ...parsed.figures, ...parsed.attachments])
  return {
    schema: 'huiying/statement/1',
    kind,
    ...(title && { title }),
    ...(summary && { summary }),
    fields: draftFields(kind).parse(filledIn(fields ?? {})),
    ...(parsed.body && { body: parsed.body }),
    ...(files.size && { attachments: [...files].sort() }),
    ...(issuingUnit && { issuingUnit }),
  } as Snapshot
}

/** The contract's digest of one edition of a statement, drafts included. */
export const digestOfSnapshot = (edition: object): string => digestOf(normalSnapshot(edition) as unknown as Json)

const filledIn = (fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )

const inWords = (issues: BodyIssue[]) =>
  issues.map(({ message, line }) => (line ? `第 ${line} 行：${message.zh}` : message.zh)).join('\n')
