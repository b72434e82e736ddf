import type { ListItem, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { flanking } from './flanking.ts'
import { normalUrl } from './link-url.ts'

/** Characters that mean nothing to Markdown inside a line, and that cleaning leaves as they are. */
const harmless = String.raw`A-Za-z0-9 ,.;:?%/()+="'@$\-\u3400-\u4DBF\u4E00-\u9FFF\u3001-\u3003\u3008-\u3011\u3014\u3015\u2014\u2018\u2019\u201C\u201D\u2026\u00B7\uFF01-\uFF5E\uFFE5`
const onlyHarmless = new RegExp(`^[${harmless}]*$`)
const mark = new RegExp(
  String.raw`\*\*([${harmless}]+)\*\*|\[([${harmless}]+)\]\((https?://[A-Za-z0-9./?=%#,;:@-]+)\)`,
  'g',
)
/** What may start something else than a paragraph, at the start of a line. */
const startsOther = /^(?:[-+=:]|\d+[.)]|import\b|export\b)/
const most = { lines: 200, marks: 50 }
const aligns = { '---': null, ':--': 'left', ':-:': 'center', '--:': 'right' } as const

/**
 * Reads what most bodies are: plain paragraphs, headings, flat lists and tables, with strong words and links, in normal form.
 * A shortcut past the parser: undefined for anything else, and for whatever is answered the parser would answer the same.
 */
export const readPlainBody = (source: string): Root | undefined => {
  if (!source || source.includes('  ')) return undefined
  const children: RootContent[] = []
  let lines = 0
  for (const text of source.split('\n\n')) {
    const block = text.split('\n')
    lines += block.length + 1
    const node = lines > most.lines ? undefined : readBlock(block)
    // Two lists in a row are one list, or refused.
    if (!node || (node.type === 'list' && children.at(-1)?.type === 'list')) return undefined
    children.push(node)
  }
  return { type: 'root', children }
}

const readBlock = (lines: string[]): RootContent | undefined => {
  const [first = ''] = lines
  if (first.startsWith('- ') || /^\d+\. /.test(first)) return readList(lines)
  if (first.startsWith('| ')) return readTable(lines)
  if (lines.length > 1) return undefined
  const heading = /^(#{2,4}) (.+)$/.exec(first)
  if (!heading) return readParagraph(first)
  const children = readLine(heading[2] as string)
  return children && { type: 'heading', depth: (heading[1] as string).length as 2, children }
}

const readParagraph = (line: string): Paragraph | undefined => {
  const children = startsOther.test(line) ? undefined : readLine(line)
  return children && { type: 'paragraph', children }
}

const readList = (lines: string[]): RootContent | undefined => {
  const start = lines[0]?.startsWith('- ') ? null : Number.parseInt(lines[0] as string, 10)
  if (start !== null && start > 9_000) return undefined
  const children: ListItem[] = []
  for (const [index, line] of lines.entries()) {
    const marker = start === null ? '- ' : `${start + index}. `
    const text = line.startsWith(marker) ? readParagraph(line.slice(marker.length)) : undefined
    if (!text) return undefined
    children.push({ type: 'listItem', spread: false, children: [text] })
  }
  return { type: 'list', ordered: start !== null, start, spread: false, children }
}

const readTable = (lines: string[]): Table | undefined => {
  const [head, rule, ...rows] = lines.map(cellsOf)
  const align = rule?.map((cell) => aligns[cell as keyof typeof aligns])
  if (!head || !align || align.includes(undefined as never)) return undefined
  const children: Table['children'] = []
  for (const row of [head, ...rows]) {
    const cells = row?.map(readLine)
    if (cells?.length !== align.length || cells.includes(undefined)) return undefined
    children.push({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: cell as PhrasingContent[] })),
    })
  }
  return { type: 'table', align, children }
}

const cellsOf = (line: string): string[] | undefined =>
  line.length > 4 && line.startsWith('| ') && line.endsWith(' |') ? line.slice(2, -2).split(' | ') : undefined

/** One line of running text. */
const readLine = (line: string): PhrasingContent[] | undefined => {
  if (!line || line.startsWith(' ') || line.endsWith(' ')) return undefined
  if (onlyHarmless.test(line)) return [{ type: 'text', value: line }]
  const nodes: PhrasingContent[] = []
  let at = 0
  for (const found of line.matchAll(mark)) {
    const node = found[1] === undefined ? readLink(found) : readStrong(found, line)
    const between = line.slice(at, found.index)
    // Marks that touch, or have but a space between them, may be one.
    if (!node || (nodes.length > 0 && !between.trim()) || !onlyHarmless.test(between)) return undefined
    if (between) nodes.push({ type: 'text', value: between })
    nodes.push(node)
    at = found.index + found[0].length
  }
  const rest = line.slice(at)
  if (at === 0 || nodes.length > most.marks || !onlyHarmless.test(rest)) return undefined
  return rest ? [...nodes, { type: 'text', value: rest }] : nodes
}

const isEdged = (text: string) => text.startsWith(' ') || text.endsWith(' ')

const readStrong = (
  { 0: whole, 1: inside = '', index }: RegExpExecArray,
  line: string,
): PhrasingContent | undefined => {
  const open = flanking({ marker: '*', before: line.charAt(index - 1), after: inside.charAt(0) })
  const close = flanking({ marker: '*', before: inside.at(-1) ?? '', after: line.charAt(index + whole.length) })
  if (isEdged(inside) || !open.opens || !close.closes) return undefined
  return { type: 'strong', children: [{ type: 'text', value: inside }] }
}

const readLink = ({ 2: inside = '', 3: url = '' }: RegExpExecArray): PhrasingContent | undefined =>
  isEdged(inside) || normalUrl(url) !== url
    ? undefined
    : { type: 'link', url, children: [{ type: 'text', value: inside }] }
