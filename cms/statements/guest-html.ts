import type { Element, ElementContent, Nodes } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { textOf } from '../../content/schema/body/plain-text.ts'
import { readComponent } from '../../content/schema/body.ts'
import type { RecordFile } from '../../content/schema/release.ts'
import { shortTime } from '../workflow/short-time.ts'
import { parsedBody } from './body.ts'

/** One block of a body: its HTML, and its words, by which a comment quotes it. */
export type BodyBlock = { html: string; quote: string; isHeading: boolean }

/** Address of a file of the text, relative to the guest's page, so that the page never spells its own secret. */
export const fileAddress = (file: RecordFile, name = file.name): string =>
  `?file=${file.sha256}/${encodeURIComponent(name)}`

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
const text = (value: string): ElementContent => ({ type: 'text', value })

type Jsx = Parameters<typeof readComponent>[0]

const component = (node: Jsx, files: readonly RecordFile[]): Element => {
  const read = readComponent(node)
  if (read.name === 'Update') return element('h3', { className: ['update'] }, [text(shortTime(read.at))])
  const file = files.find(({ sha256 }) => sha256 === read.file)
  if (!file) return element('p', {}, [text(`${read.file.slice(0, 12)}…`)])
  if (read.name === 'Attachment')
    return element('p', {}, [element('a', { href: fileAddress(file) }, [text(file.name)])])
  const shown = [...(file.variants ?? [])].sort((a, b) => a.width - b.width).at(-1)
  const size = shown ?? file
  return element('figure', {}, [
    element(
      'img',
      {
        src: fileAddress(file, shown?.name),
        alt: read.alt,
        ...(size.width && size.height ? { width: size.width, height: size.height } : {}),
      },
      [],
    ),
    ...(read.caption ? [element('figcaption', {}, [text(read.caption)])] : []),
  ])
}

/** Below the title of the text, which is the page's second level. */
const lowered = (node: Nodes): Nodes => {
  if (node.type !== 'element') return node
  const level = /^h([2-4])$/.exec(node.tagName)?.[1]
  if (level) node.tagName = `h${Number(level) + 1}`
  if (node.tagName === 'a') Object.assign(node.properties, { target: '_blank', rel: ['noopener', 'noreferrer'] })
  for (const child of node.children) lowered(child)
  return node
}

const isTable = (node: Nodes): node is Element => node.type === 'element' && node.tagName === 'table'

/** A body block by block. */
export const bodyBlocks = (body: string, files: readonly RecordFile[]): BodyBlock[] =>
  (body ? parsedBody(body).tree.children : []).map((node) => {
    const root = toHast(
      { type: 'root', children: [node] },
      { handlers: { mdxJsxFlowElement: (_state, jsx: Jsx) => component(jsx, files) } },
    ) as Extract<Nodes, { type: 'root' }>
    const children = root.children.map((child) => {
      const low = lowered(child as Nodes) as ElementContent
      return isTable(low) ? element('div', { className: ['table'], tabIndex: 0 }, [low]) : low
    })
    const words = textOf(node).replace(/\s+/g, ' ').trim()
    const { type } = node
    const named = type === 'mdxJsxFlowElement' ? files.find(({ sha256 }) => sha256 === fileIn(node)) : undefined
    return {
      html: toHtml({ type: 'root', children }),
      quote: (words || named?.name || '—').slice(0, 200),
      isHeading: type === 'heading',
    }
  })

const fileIn = (node: Jsx): string => {
  const read = readComponent(node)
  return read.name === 'Update' ? '' : read.file
}
