/** Why a body is refused: in words that say what to do; `line` counts from 1 in the text as it was sent. */
export type BodyIssue = { message: string; line?: number }

type Placed = { position?: { start: { line: number } } | undefined }

export const issueAt = (node: Placed, message: string): BodyIssue => ({
  message,
  ...(node.position && { line: node.position.start.line }),
})
