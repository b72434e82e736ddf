import type { Root } from 'mdast'
import { readComponent } from './body/components.ts'
import type { BodyIssue } from './body/issue.ts'
import { normalTree } from './body/normal-form.ts'
import { parseMarkdown } from './body/parse.ts'
import { readPlainBody } from './body/plain-body.ts'
import { writeBody } from './body/write.ts'
import { cleanText } from './clean-text.ts'
import { limits } from './statement.ts'

export { type Component, componentNode, readComponent } from './body/components.ts'
export type { BodyIssue } from './body/issue.ts'
export { bodyToText } from './body/plain-text.ts'

/** A body in normal form: `tree` without positions, `body` the Markdown that is stored, digested and published. */
export type Body = { tree: Root; body: string; figures: string[]; attachments: string[]; updates: string[] }
export type ParsedBody = ({ ok: true } & Body) | { ok: false; issues: BodyIssue[] }

/** Reads Markdown against the allow-list. `parseBody(parsed.body).body === parsed.body`. */
export const parseBody = (text: string): ParsedBody => {
  if (text.length > limits.body) return tooLong
  const source = cleanText(text).trimEnd()
  const plain = readPlainBody(source)
  if (plain) return { ok: true, tree: plain, body: source, ...references(plain) }
  const { tree, issues } = parseMarkdown(source)
  const normal = normalTree(tree)
  if (issues.length || normal.issues.length) return { ok: false, issues: byLine([...issues, ...normal.issues]) }
  return settle(normal.tree, source)
}

/** The same for a tree that did not come from Markdown. */
export const bodyOfTree = (raw: Root): ParsedBody => {
  const { tree, issues } = normalTree(raw)
  return issues.length ? { ok: false, issues } : settle(tree)
}

/** What is stored must read as what was meant: unless the text was in normal form already, it is read once more. */
const settle = (tree: Root, source?: string): ParsedBody => {
  const body = writeBody(tree)
  if (body.length > limits.body) return tooLong
  if (body !== source) {
    const again = parseMarkdown(body)
    if (again.issues.length) return { ok: false, issues: again.issues }
    const same = JSON.stringify(normalTree(again.tree).tree) === JSON.stringify(tree)
    if (!same)
      return {
        ok: false,
        issues: [
          {
            message: {
              zh: '这段正文的格式套得太复杂，存不准确；请减少加粗、强调、代码的叠用',
              en: 'the marks of this passage are too entangled to be kept exactly; use less bold, emphasis and code on top of one another',
            },
          },
        ],
      }
  }
  return { ok: true, tree, body, ...references(tree) }
}

const tooLong: ParsedBody = {
  ok: false,
  issues: [
    {
      message: {
        zh: `正文不能超过 ${limits.body} 字；长材料请作附件`,
        en: `a body has at most ${limits.body} characters; attach longer material`,
      },
    },
  ],
}

const byLine = (issues: BodyIssue[]) => issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))

const references = (tree: Root) => {
  const found = { figures: new Set<string>(), attachments: new Set<string>(), updates: new Set<string>() }
  for (const node of tree.children) {
    if (node.type !== 'mdxJsxFlowElement') continue
    const component = readComponent(node)
    if (component.name === 'Figure') found.figures.add(component.file)
    else if (component.name === 'Attachment') found.attachments.add(component.file)
    else found.updates.add(component.at)
  }
  return { figures: [...found.figures], attachments: [...found.attachments], updates: [...found.updates] }
}
