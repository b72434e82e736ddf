import type { Root, RootContent } from 'mdast'
import { readComponent } from '../../../content/schema/body/components.ts'
import { textOf } from '../../../content/schema/body/plain-text.ts'
import { parseBody } from '../../../content/schema/body.ts'
import type { Passage } from './finding.ts'

export type Checked = {
  kind: string
  title?: string | null
  summary?: string | null
  fields?: Record<string, unknown> | null
  /** Markdown. */
  body?: string | null
}

/** Words of other people: what they asked, claimed or said aloud is quoted as it was. */
const saidBy = /^fields\.(question|claim|claimSource|turns|expert|interviewee)/

/** Every text a reader will see, in the order of the page. */
export const passagesOf = ({ title, summary, fields, body }: Checked): Passage[] => {
  const parsed = parseBody(body ?? '')
  return [
    ...words('title', title),
    ...words('summary', summary),
    ...membersOf('fields', fields ?? {}),
    ...(parsed.ok ? bodyPassages(parsed.tree) : []),
  ]
}

const words = (field: string, value: unknown, said = saidBy.test(field)): Passage[] =>
  typeof value === 'string' && value.trim() ? [{ field, text: value, said }] : []

/** Times, addresses of pages and names of files are no prose. */
const isProse = (value: string) => !/^(https?:\/\/|\d{4}-\d\d-\d\dT|[0-9a-f]{64}$)/.test(value)

const membersOf = (path: string, value: unknown): Passage[] => {
  if (typeof value === 'string') return isProse(value) ? words(path, value) : []
  if (Array.isArray(value)) return value.flatMap((member) => membersOf(path, member))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => membersOf(`${path}.${name}`, member))
}

const bodyPassages = (tree: Root): Passage[] =>
  tree.children.flatMap((block) => [
    ...words('body', textOf(block), block.type === 'blockquote'),
    ...mailIn(block).map((text) => ({ field: 'body', text, said: false })),
  ])

/** Addresses behind links are published as well. */
const mailIn = (node: RootContent): string[] => {
  const own = node.type === 'link' && /^mailto:/i.test(node.url) ? [node.url.replace(/^mailto:|\?.*$/gi, '')] : []
  return [...own, ...('children' in node ? node.children.flatMap((child) => mailIn(child as RootContent)) : [])]
}

export type Picture = { alt: string; caption?: string }

/** Pictures of a body with what is said of them. */
export const picturesIn = (body: string): Picture[] => {
  const parsed = parseBody(body)
  if (!parsed.ok) return []
  return parsed.tree.children.flatMap((node) => {
    if (node.type !== 'mdxJsxFlowElement') return []
    const component = readComponent(node)
    return component.name === 'Figure' ? [component] : []
  })
}
