import type { Element, ElementContent, Root as Html } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import { type Handler, toHast } from 'mdast-util-to-hast'
import type { RecordFile } from '../../content/schema/release.ts'
import { filePath } from '../format/address.ts'
import { fileSize } from '../format/size.ts'
import { minute } from '../format/time.ts'
import { pictureOf } from './picture.ts'
import { plainHtml } from './plain-html.ts'

/** HTML of a checked body. The tree holds only what the allow-list let through; it is written out, never evaluated. */
export const bodyHtml = (body: { tree: Root; files: RecordFile[] }): string =>
  plainHtml(body.tree.children) ?? longHtml(body)

/** The same through a tree of HTML, for everything a body may hold. */
export const longHtml = ({ tree, files }: { tree: Root; files: RecordFile[] }): string => {
  const known = new Map(files.map((file) => [file.sha256, file]))
  const component: Handler = (_state, node: MdxJsxFlowElement | MdxJsxTextElement) => {
    const attributes = Object.fromEntries(
      node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
          ? [[attribute.name, attribute.value]]
          : [],
      ),
    )
    return components[node.name ?? '']?.({ attributes, file: known.get(attributes.file ?? '') })
  }
  const html = toHast(tree, { handlers: { mdxJsxFlowElement: component, mdxJsxTextElement: component } }) as Html
  const tables = { count: 0 }
  html.children = html.children.map((child) => (child.type === 'element' ? finish(child, tables) : child))
  return toHtml(html)
}

/** Anchor of a dated update; its address is permanent because its time is. */
export const updateAnchor = (at: string) => `update-${minute(at).replace(/\D/g, '')}`

type Given = { attributes: Record<string, string>; file: RecordFile | undefined }

const components: Record<string, (given: Given) => ElementContent | undefined> = {
  Figure: ({ attributes, file }) => {
    if (!file) return undefined
    const image = element('img', { ...pictureOf(file), alt: attributes.alt ?? '', loading: 'lazy', decoding: 'async' })
    const caption = attributes.caption ? [element('figcaption', {}, [text(attributes.caption)])] : []
    return element('figure', {}, [image, ...caption])
  },
  Attachment: ({ file }) =>
    file &&
    element('p', { className: ['attachment'] }, [
      element('a', { href: filePath(file.sha256, file.name) }, [text(file.name)]),
      text(`（${fileSize(file.bytes)}）`),
    ]),
  Update: ({ attributes: { at = '' } }) =>
    element('h2', { className: ['update'], id: updateAnchor(at) }, [
      element('a', { href: `#${updateAnchor(at)}` }, [
        element('time', { dateTime: at }, [text(minute(at))]),
        text(' 更新'),
      ]),
    ]),
}

/** Wide tables and code scroll by themselves and can be reached by keyboard; alignment is a class because the page allows no inline style. */
const finish = (node: Element, tables: { count: number }): Element => {
  const inner = node.children.map((child) => (child.type === 'element' ? finish(child, tables) : child))
  const { align, ...properties } = node.properties
  const aligned = typeof align === 'string' ? { ...properties, className: [`align-${align}`] } : properties
  const next: Element = { ...node, properties: aligned, children: inner }
  if (node.tagName === 'pre') return { ...next, properties: { ...aligned, tabIndex: 0 } }
  if (node.tagName === 'th') return { ...next, properties: { ...aligned, scope: 'col' } }
  if (node.tagName === 'table') {
    tables.count += 1
    // Places of one page must not share a name.
    const ariaLabel = tables.count > 1 ? `表格 ${tables.count}` : '表格'
    return element('div', { className: ['table'], tabIndex: 0, role: 'region', ariaLabel }, [next])
  }
  return next
}

const text = (value: string) => ({ type: 'text' as const, value })
const element = (tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
})
