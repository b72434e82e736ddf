import type { RootContent } from 'mdast'
import { parseBody } from '../body.ts'
import { labelOf, type Shape, shapeOf } from '../field-labels.ts'
import { kinds } from '../kinds.ts'
import { shortTime } from '../short-time.ts'
import type { Snapshot } from '../statement.ts'
import type { Words } from '../words.ts'
import { blockText } from './block-text.ts'
import { compareLists, compareTexts, type Part } from './texts.ts'

/**
 * A piece of a text with what changed in it. `of`: what it is a piece of. `block`: its place in the body as it now stands,
 * from 0. `file`: the SHA-256 of what it names. `field`: the part beside the body, as REST names it.
 */
export type Block = {
  label: Words
  of: 'title' | 'summary' | 'fields' | 'body' | 'files'
  parts: Part[]
  block?: number
  file?: string
  field?: string
}

/**
 * Two editions of one text, piece by piece: title, summary, elements, body, attachments. Nothing before: the text as it
 * stands, without marks. Pieces empty on both sides are left out.
 */
export const compareSnapshots = (
  before: Snapshot | null,
  after: Snapshot,
  nameOf: (sha256: string) => string = (sha256) => `${sha256.slice(0, 12)}…`,
): Block[] => {
  const old = before ?? after
  return [
    {
      label: { zh: '标题', en: 'Title' },
      of: 'title' as const,
      field: 'title',
      parts: compareTexts(old.title ?? '', after.title ?? ''),
    },
    {
      label: { zh: '摘要', en: 'Summary' },
      of: 'summary' as const,
      field: 'summary',
      parts: compareTexts(old.summary ?? '', after.summary ?? ''),
    },
    ...compareItems('fields', elementsOf(old), elementsOf(after)),
    ...compareItems('body', blocksOf(old.body, nameOf), blocksOf(after.body, nameOf)),
    ...compareItems('files', filesOf(old, nameOf), filesOf(after, nameOf)),
  ].filter(({ parts }) => parts.length > 0)
}

export const isChanged = (blocks: readonly Block[]): boolean =>
  blocks.some(({ parts }) => parts.some(({ change }) => change))

type Item = { key: string; text: string; label: Words; block?: number; file?: string; field?: string }

const compareItems = (of: Block['of'], before: readonly Item[], after: readonly Item[]): Block[] =>
  compareLists(before, after).map(({ before: old, after: now, parts }) => ({
    label: (now ?? old)?.label ?? { zh: '', en: '' },
    of,
    parts,
    ...(now?.block === undefined ? {} : { block: now.block }),
    ...(now?.file === undefined ? {} : { file: now.file }),
    ...(now?.field === undefined ? {} : { field: now.field }),
  }))

const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const plain = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return isInstant.test(text) ? shortTime(text) : text
}

/** A row or group in lines, `label：value`. */
const inLines = (shape: Shape, value: Record<string, unknown>): string =>
  Object.entries(shape)
    .filter(([name]) => value[name] !== undefined)
    .map(([name, schema]) => `${labelOf(name, schema).zh}：${plain(value[name])}`)
    .join('\n')

export const elementsOf = ({ kind, fields }: { kind: Snapshot['kind']; fields?: unknown }): Item[] => {
  const given = (fields ?? {}) as Record<string, unknown>
  return Object.entries(kinds[kind].fields.shape as Shape).flatMap(([name, schema]) => {
    const value = given[name]
    const label = labelOf(name, schema)
    const item = (text: string): Item => ({ key: name, label, text, field: `fields.${name}` })
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value.map((row) => item(inLines(shapeOf(schema), row)))
    return [item(typeof value === 'object' ? inLines(shapeOf(schema), value as Record<string, unknown>) : plain(value))]
  })
}

const blockLabels: Record<string, Words> = {
  paragraph: { zh: '段落', en: 'Paragraph' },
  heading2: { zh: '二级标题', en: 'Heading 2' },
  heading3: { zh: '三级标题', en: 'Heading 3' },
  heading4: { zh: '四级标题', en: 'Heading 4' },
  list: { zh: '列表', en: 'List' },
  blockquote: { zh: '引用', en: 'Quotation' },
  table: { zh: '表格', en: 'Table' },
  code: { zh: '代码', en: 'Code' },
  Figure: { zh: '图片', en: 'Figure' },
  Attachment: { zh: '附件', en: 'Attachment' },
  Update: { zh: '续报', en: 'Update' },
}

/** Blocks of a body, each with the words that tell it apart. */
const blocksOf = (body: string | undefined, nameOf: (sha256: string) => string): Item[] => {
  const parsed = parseBody(body ?? '')
  if (!parsed.ok) return [{ key: 'body', label: { zh: '正文', en: 'Body' }, text: body ?? '' }]
  return parsed.tree.children.map((node, block) => {
    const key = keyOf(node)
    return { key, label: blockLabels[key] ?? { zh: '正文', en: 'Body' }, text: blockText(node, nameOf), block }
  })
}

const keyOf = (node: RootContent): string => {
  if (node.type === 'heading') return `heading${node.depth}`
  return node.type === 'mdxJsxFlowElement' ? (node.name ?? '') : node.type
}

const filesOf = ({ attachments = [] }: Snapshot, nameOf: (sha256: string) => string): Item[] =>
  attachments.map((sha256) => ({
    key: 'file',
    label: { zh: '所带文件', en: 'File' },
    text: nameOf(sha256),
    file: sha256,
  }))
