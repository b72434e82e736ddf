import type {
  BlockContent,
  Blockquote,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import type {} from 'mdast-util-mdx'
import { cleanText } from '../clean-text.ts'
import { normalComponent } from './components.ts'
import { type BodyIssue, issueAt } from './issue.ts'
import { normalUrl } from './link-url.ts'
import { nestMarks } from './nest-marks.ts'
import { type Atom, atomsOf, settledLine, settledParagraphs, softBreak } from './phrasing.ts'
import { refusalOf } from './refusals.ts'

const deepest = 20
const lastStart = 9_999

/** Checks a tree against the allow-list and brings it into normal form. Everything refused is in `issues`. */
export const normalTree = (raw: Root): { tree: Root; issues: BodyIssue[] } => {
  const issues: BodyIssue[] = []
  const children = joinLists(raw.children.flatMap((node) => block(node, issues)))
  return { tree: { type: 'root', children }, issues }
}

const block = (node: RootContent, issues: BodyIssue[]): RootContent[] => {
  switch (node.type) {
    case 'paragraph':
      return paragraphs(node.children, issues)
    case 'heading':
      return heading(node, issues)
    case 'list':
      return list(node, 1, issues)
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

const refuse = (node: RootContent | ListItem, issues: BodyIssue[], message = refusalOf(node)): never[] => {
  issues.push(issueAt(node, message))
  return []
}

const paragraphs = (children: PhrasingContent[], issues: BodyIssue[]): Paragraph[] =>
  settledParagraphs(atoms(children, issues)).map((each) => ({ type: 'paragraph', children: nestMarks(each) }))

const heading = (node: Heading, issues: BodyIssue[]): Heading[] => {
  if (node.depth < 2 || node.depth > 4)
    return refuse(node, issues, '小标题只用二级到四级（## 到 ####）；一级标题是稿件题目')
  const children = nestMarks(settledLine(atoms(node.children, issues), { breaks: false }))
  return children.length ? [{ type: 'heading', depth: node.depth, children }] : []
}

const quote = (node: Blockquote, issues: BodyIssue[]): Blockquote[] => {
  const children = node.children.flatMap((child) =>
    child.type === 'paragraph' ? paragraphs(child.children, issues) : refuse(child, issues),
  )
  return children.length ? [{ type: 'blockquote', children }] : []
}

const code = (node: Code, issues: BodyIssue[]): Code[] => {
  if (node.meta || (node.lang && !/^[\w+#.-]{1,30}$/.test(node.lang))) {
    return refuse(node, issues, '代码块的 ``` 后面只写语言名称，例如 ```json')
  }
  const value = cleanText(node.value)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
  return value ? [{ type: 'code', lang: node.lang ?? null, meta: null, value }] : []
}

const list = (node: List, depth: number, issues: BodyIssue[]): List[] => {
  if (depth > deepest) return refuse(node, issues, `列表最多套 ${deepest} 层`)
  const start = node.ordered ? (node.start ?? 1) : null
  if (start !== null && !(Number.isInteger(start) && start >= 0 && start <= lastStart)) {
    return refuse(node, issues, `列表的起始编号是 0 到 ${lastStart} 的整数`)
  }
  const children = hang(node.children.map((item) => listItem(item, depth, issues)))
  return children.length ? [{ type: 'list', ordered: start !== null, start, spread: false, children }] : []
}

/** An item that is only a list hangs below the one before it: that is how the editor knows nesting. */
const hang = (items: ListItem[]): ListItem[] => {
  const out: ListItem[] = []
  for (const item of items) {
    const before = out.at(-1)
    if (before && item.children[0]?.type === 'list') before.children = joinLists([...before.children, ...item.children])
    else if (item.children.length) out.push(item)
  }
  return out
}

const listItem = (node: ListItem, depth: number, issues: BodyIssue[]): ListItem => {
  if (typeof node.checked === 'boolean') refuse(node, issues, '不用待办列表；请用普通列表')
  const texts: Paragraph[] = []
  const lists: List[] = []
  for (const child of node.children) {
    if (child.type === 'list') lists.push(...list(child, depth + 1, issues))
    else if (child.type === 'paragraph' && !lists.length) texts.push(...paragraphs(child.children, issues))
    else refuse(child, issues)
  }
  return { type: 'listItem', spread: texts.length > 1, children: [...texts, ...joinLists(lists)] }
}

/** Two bullet lists in a row are one: nothing a reader sees tells them apart. */
const joinLists = <Node extends RootContent | BlockContent>(blocks: Node[]): Node[] => {
  const out: Node[] = []
  for (const node of blocks) {
    const before = out.at(-1)
    if (before?.type === 'list' && node.type === 'list' && !before.ordered && !node.ordered) {
      out[out.length - 1] = { ...before, children: hang([...before.children, ...node.children]) }
    } else out.push(node)
  }
  return out
}

const table = (node: Table, issues: BodyIssue[]): Table[] => {
  const rows = node.children.map((row) =>
    row.children.map((cell) => nestMarks(settledLine(atoms(cell.children, issues, '\n'), { breaks: true }), 'cell')),
  )
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (!rows.some((row) => row.some((cell) => cell.length))) return []
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

/** Running text as atoms. A line end inside a Markdown paragraph is soft; a cell has none, there it was written as a code. */
const atoms = (nodes: PhrasingContent[], issues: BodyIssue[], lineEnd = softBreak): Atom[] =>
  atomsOf(nodes.flatMap((node) => phrasing(node, issues, lineEnd)))

const phrasing = (node: PhrasingContent, issues: BodyIssue[], lineEnd: string): PhrasingContent[] => {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ type: node.type, value: cleanText(node.value).replace(/\n/g, lineEnd) }]
    case 'break':
      return [{ type: 'break' }]
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: node.children.flatMap((child) => phrasing(child, issues, lineEnd)) }]
    case 'link': {
      const url = normalUrl(node.url)
      if (!url) return refuse(node, issues, `链接只能是 http、https 或 mailto 的完整地址：${node.url.slice(0, 80)}`)
      if (node.title) return refuse(node, issues, '链接不写标题；写成 [文字](https://…)')
      return [
        { type: 'link', url, children: node.children.flatMap((child) => phrasing(child, issues, lineEnd)) as never },
      ]
    }
    default:
      return refuse(node, issues)
  }
}
