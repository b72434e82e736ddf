import { z } from 'zod'
import { statementRelease, textRelease } from './release.ts'
import { sectionName } from './release-common.ts'
import { statementKind } from './statement.ts'

/** A working edition as it would be released. What is not written yet is absent. */
const draft = textRelease
  .omit({ schema: true, id: true, sequence: true, releasedAt: true, section: true, year: true, number: true })
  .extend({ title: z.string().optional(), statement: z.looseObject({ kind: statementKind }) })

/**
 * What the back office asks the publisher to draw: a page as the public will see it. `number` is null until a statement has
 * one, `draft` until there is nothing to be signed; `earlier` are the releases of the same statement, oldest first.
 */
export const previewRequest = z.strictObject({
  section: sectionName,
  year: z.int().min(2000),
  number: z.int().positive().nullable(),
  draft: draft.nullable(),
  earlier: z.array(statementRelease),
  /** Where the back office shows the files of the draft, as a path without a slash at the end. */
  files: z.string().regex(/^[\w./?=-]*$/),
  language: z.enum(['zh', 'en']),
  /** When it is drawn: what the mark on the page says. */
  at: z.iso.datetime(),
})
export type PreviewRequest = z.infer<typeof previewRequest>
export type DraftRelease = z.infer<typeof draft>
