import type { Blockquote, Code, Heading, Root, RootContent, Table } from 'mdast'
import type {} from 'mdast-util-mdx'
import { cleanText } from '../clean-text.ts'
import { normalComponent } from './components.ts'
import { type BodyIssue, refuse } from './issue.ts'
import { joinLists, normalList } from './normal-list.ts'
import { normalCell, normalHeading, normalParagraphs } from './normal-text.ts'

const mostCells = 20_000

/** Checks a tree against the allow-list and brings it into normal form. Everything refused is in `issues`. */
export const normalTree = (raw: Root): { tree: Root; issues: BodyIssue[] } => {
  const issues: BodyIssue[] = []
  const children = joinLists(
    raw.children.flatMap((node) => block(node, issues)),
    issues,
  )
  return { tree: { type: 'root', children }, issues }
}

const block = (node: RootContent, issues: BodyIssue[]): RootContent[] => {
  switch (node.type) {
    case 'paragraph':
      return normalParagraphs({ nodes: node.children, issues })
    case 'heading':
      return heading(node, issues)
    case 'list':
      return normalList(node, issues)
    case 'blockquote':
      return quote(node, issues)
    case 'table':
      return table(node, issues)
    case 'code':
      return code(node, issues)
    case 'mdxJsxFlowElement':
      return normalComponent(node, issues)
    default:
      return refuse(node, issues)
  }
}

const heading = (node: Heading, issues: BodyIssue[]): Heading[] => {
  if (node.depth < 2 || node.depth > 4)
    return refuse(node, issues, {
      zh: '小标题只用二级到四级（## 到 ####）；一级标题是稿件题目',
      en: 'headings have level two to four (## to ####); level one is the title of the text',
    })
  const children = normalHeading({ nodes: node.children, issues })
  return children.length ? [{ type: 'heading', depth: node.depth, children }] : []
}

const quote = (node: Blockquote, issues: BodyIssue[]): Blockquote[] => {
  const children = node.children.flatMap((child) =>
    child.type === 'paragraph' ? normalParagraphs({ nodes: child.children, issues }) : refuse(child, issues),
  )
  return children.length ? [{ type: 'blockquote', children }] : []
}

const code = (node: Code, issues: BodyIssue[]): Code[] => {
  if (node.meta || (node.lang && !/^[\w+#.-]{1,30}$/.test(node.lang))) {
    return refuse(node, issues, {
      zh: '代码块的 ``` 后面只写语言名称，例如 ```json',
      en: 'after ``` comes only the name of the language, such as ```json',
    })
  }
  const lines = cleanText(node.value).split('\n')
  const value = lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .replace(/^\n+/, '')
  return value ? [{ type: 'code', lang: node.lang ?? null, meta: null, value }] : []
}

const table = (node: Table, issues: BodyIssue[]): Table[] => {
  const rows = node.children.map((row) => row.children.map((cell) => normalCell({ nodes: cell.children, issues })))
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (!rows.some((row) => row.some((cell) => cell.length))) return []
  // Short rows are filled up: one wide row in a long table would ask for more cells than memory holds.
  if (width * rows.length > mostCells)
    return refuse(node, issues, {
      zh: `表格最多 ${mostCells} 格；更大的表请作附件`,
      en: `a table has at most ${mostCells} cells; attach a larger one`,
    })
  return [
    {
      type: 'table',
      align: Array.from({ length: width }, (_, column) => node.align?.[column] ?? null),
      children: rows.map((row) => ({
        type: 'tableRow',
        children: Array.from({ length: width }, (_, column) => ({ type: 'tableCell', children: row[column] ?? [] })),
      })),
    },
  ]
}
