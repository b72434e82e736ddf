import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { parsedBody } from './body.ts'

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; --ink: #1d1f1e; --paper: #fbf9f4; --line: #d8d3c6; --mark: #0b4f55; --alarm: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6dd; --paper: #171816; --line: #3c3d38; --mark: #7cc4c9; --alarm: #ff8a7a } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.75 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
main { max-width: 38em; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.4rem } article { border: 1px solid var(--line); padding: 0 1.2rem 1rem; margin: 1.5rem 0 }
dt { font-weight: 600; margin-top: .8rem } dd { margin: 0; white-space: pre-line } code { word-break: break-all }
label { display: block; margin: .8rem 0 } input, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; color: inherit; background: transparent; border: 1px solid var(--ink) }
button { font: inherit; padding: .5rem 1.2rem; color: var(--paper); background: var(--mark); border: 0 } button.danger { background: transparent; color: var(--alarm); border: 1px solid var(--alarm) }
table { border-collapse: collapse } td, th { border: 1px solid var(--line); padding: .2rem .6rem }`

export const page = ({ title, main }: { title: string; main: string }): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${main}</main></body></html>`

const component = (node: { name?: string | null; attributes?: { name?: string; value?: unknown }[] }): Element => {
  const given = Object.fromEntries((node.attributes ?? []).map(({ name, value }) => [name ?? '', String(value ?? '')]))
  const words: Record<string, string> = {
    Figure: `［图片：${given.alt}${given.caption ? `（${given.caption}）` : ''}］`,
    Attachment: `［附件：${given.file?.slice(0, 12)}…］`,
    Update: `［续报：${given.at}］`,
  }
  return {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: words[node.name ?? ''] ?? '' }],
  }
}

/** A body as plain HTML: pictures and files are named, not fetched, so that a page without an account loads nothing. */
export const bodyHtml = (body: string): string => {
  if (!body) return ''
  const tree = toHast(parsedBody(body).tree, {
    handlers: { mdxJsxFlowElement: (_state, node) => component(node) },
  })
  return toHtml(tree)
}
