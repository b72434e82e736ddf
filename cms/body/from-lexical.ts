import type { AlignType, Heading, List, ListItem, Paragraph, RootContent, Table, TableCell, TableRow } from 'mdast'
import {
  type BodyIssue,
  bodyOfTree,
  type Component,
  componentNode,
  type ParsedBody,
} from '../../content/schema/body.ts'
import type { Words } from '../language.ts'
import { isInline, phrasingOf } from './from-lexical-inline.ts'
import { childrenOf, isTooDeep, objectOf, type Saved, textOf } from './saved-state.ts'

/** Maps a saved editor state to the closed list of the record. What has no place there is refused, never dropped in silence. */
export const fromLexical = (state: unknown): ParsedBody => {
  const root = objectOf(objectOf(state).root)
  if (root.type !== 'root')
    return {
      ok: false,
      issues: [{ message: { zh: '正文不是编辑器保存的内容', en: 'the body is not what the editor saves' } }],
    }
  if (isTooDeep(root))
    return {
      ok: false,
      issues: [
        {
          message: {
            zh: '正文套得太深；请减少列表层级',
            en: 'the body is nested too deeply; use fewer levels of lists',
          },
        },
      ],
    }
  const issues: BodyIssue[] = []
  const children = childrenOf(root).flatMap((node) => blockOf(node, issues))
  const body = bodyOfTree({ type: 'root', children })
  if (issues.length === 0) return body
  return { ok: false, issues: body.ok ? issues : [...issues, ...body.issues] }
}

const blockOf = (node: Saved, issues: BodyIssue[]): RootContent[] => {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: phrasingOf(childrenOf(node), issues) }]
    case 'heading': {
      const depth = Number(/^h([1-6])$/.exec(textOf(node.tag))?.[1] ?? 1) as Heading['depth']
      return [{ type: 'heading', depth, children: phrasingOf(childrenOf(node), issues) }]
    }
    case 'quote':
      return [{ type: 'blockquote', children: paragraphsOf(childrenOf(node), issues) }]
    case 'list':
      return [listOf(node, issues)]
    case 'table':
      return [tableOf(node, issues)]
    case 'block':
      return customBlock(objectOf(node.fields), issues)
    default:
      return refuse(
        {
          zh: `正文里不能放这种内容（${String(node.type)}）；请删去`,
          en: `this has no place in a body (${String(node.type)}); delete it`,
        },
        issues,
      )
  }
}

/** Quotes, list items and cells hold running text, some editors put paragraphs there. */
const paragraphsOf = (nodes: Saved[], issues: BodyIssue[]): Paragraph[] => {
  const rows: Saved[][] = []
  let previous: Saved | undefined
  for (const node of nodes) {
    const row = rows.at(-1)
    if (node.type === 'paragraph') rows.push(childrenOf(node))
    else if (!isInline(node))
      refuse(
        {
          zh: `列表、引文和表格里只能写文字，不能放${String(node.type)}`,
          en: `lists, quotations and tables hold text only, no ${String(node.type)}`,
        },
        issues,
      )
    else if (row && previous?.type !== 'paragraph') row.push(node)
    else rows.push([node])
    previous = node
  }
  return rows.map((row) => ({ type: 'paragraph', children: phrasingOf(row, issues) }))
}

const listOf = (node: Saved, issues: BodyIssue[]): List => ({
  type: 'list',
  ordered: node.listType === 'number',
  start: typeof node.start === 'number' ? node.start : 1,
  children: childrenOf(node).map((item) => listItem(item, node.listType === 'check', issues)),
})

const listItem = (node: Saved, checked: boolean, issues: BodyIssue[]): ListItem => {
  const children = childrenOf(node)
  const texts = children.filter(({ type }) => type !== 'list')
  const lists = children.filter(({ type }) => type === 'list')
  return {
    type: 'listItem',
    ...(checked && { checked }),
    children: [...paragraphsOf(texts, issues), ...lists.map((list) => listOf(list, issues))],
  }
}

const tableOf = (node: Saved, issues: BodyIssue[]): Table => {
  const rows = childrenOf(node).map(childrenOf)
  const spans = rows.flat().some(({ colSpan = 1, rowSpan = 1 }) => colSpan !== 1 || rowSpan !== 1)
  if (spans)
    refuse({ zh: '表格不能有合并的单元格；请拆分单元格', en: 'tables have no merged cells; split them' }, issues)
  return {
    type: 'table',
    align: rows[0]?.map(alignOf) ?? [],
    children: rows.map(
      (cells): TableRow => ({ type: 'tableRow', children: cells.map((cell) => tableCell(cell, issues)) }),
    ),
  }
}

const tableCell = (node: Saved, issues: BodyIssue[]): TableCell => ({
  type: 'tableCell',
  children: paragraphsOf(childrenOf(node), issues).flatMap(({ children }, index) =>
    index ? [{ type: 'break' as const }, ...children] : children,
  ),
})

const alignOf = (cell: Saved): AlignType => {
  const { format } = childrenOf(cell)[0] ?? {}
  return format === 'left' || format === 'center' || format === 'right' ? format : null
}

const customBlock = ({ blockType, id, blockName, ...fields }: Saved, issues: BodyIssue[]): RootContent[] => {
  if (blockType === 'Code')
    return [{ type: 'code', lang: textOf(fields.language).trim() || null, value: textOf(fields.code) }]
  if (blockType !== 'Figure' && blockType !== 'Attachment' && blockType !== 'Update') {
    return refuse(
      {
        zh: `正文里不能放这种内容块（${String(blockType)}）；请删去`,
        en: `this block has no place in a body (${String(blockType)}); delete it`,
      },
      issues,
    )
  }
  // A file is named by its id, which is its SHA-256; a populated one carries it.
  const values = { ...fields, ...('file' in fields && { file: objectOf(fields.file).id ?? fields.file }) }
  const given = Object.entries(values).filter(([, value]) => textOf(value).trim())
  return [componentNode({ name: blockType, ...Object.fromEntries(given) } as Component)]
}

const refuse = (message: Words, issues: BodyIssue[]): never[] => {
  issues.push({ message })
  return []
}
