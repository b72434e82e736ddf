import type { Words } from '../words.ts'
import { refusalOf } from './refusals.ts'

/** Why a body is refused: in words that say what to do; `line` counts from 1 in the text as it was sent. */
export type BodyIssue = { message: Words; line?: number }

type Placed = { type: string; name?: string | null; position?: { start: { line: number } } | undefined }

export const issueAt = (node: Pick<Placed, 'position'>, message: Words): BodyIssue => ({
  message,
  ...(node.position && { line: node.position.start.line }),
})

/** Notes an issue and leaves the node out. */
export const refuse = (node: Placed, issues: BodyIssue[], message = refusalOf(node)): never[] => {
  issues.push(issueAt(node, message))
  return []
}
