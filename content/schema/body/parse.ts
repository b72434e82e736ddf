import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { mdxFromMarkdown } from 'mdast-util-mdx'
import { gfmTable } from 'micromark-extension-gfm-table'
import { mdxExpression } from 'micromark-extension-mdx-expression'
import { mdxJsx } from 'micromark-extension-mdx-jsx'
import { mdxMd } from 'micromark-extension-mdx-md'
import { looseAttention } from './attention.ts'
import { type BodyIssue, issueAt } from './issue.ts'
import { tooTangled } from './too-tangled.ts'

/** MDX without a JavaScript parser: nothing in a body is a program, so braces are only recognised, to be refused. */
const syntax = {
  extensions: [looseAttention(), mdxMd(), mdxJsx(), mdxExpression(), gfmTable()],
  mdastExtensions: [mdxFromMarkdown(), gfmTableFromMarkdown()],
}

/** Parses Markdown. Problems that only the source shows, and not the tree, are found here. */
export const parseMarkdown = (source: string): { tree: Root; issues: BodyIssue[] } => {
  const tangled = tooTangled(source)
  if (tangled) return { tree: { type: 'root', children: [] }, issues: [tangled] }
  try {
    const tree = fromMarkdown(source, syntax)
    return { tree, issues: [...modules(tree, source), ...misread(tree, source)] }
  } catch (error) {
    return { tree: { type: 'root', children: [] }, issues: [syntaxIssue(error)] }
  }
}

/** A paragraph that MDX would run as a module. */
const modules = (tree: Root, source: string): BodyIssue[] =>
  tree.children
    .filter((node) => node.type === 'paragraph' && /^(import|export)\s/.test(sourceOf(node, source)))
    .map((node) =>
      issueAt(node, {
        zh: '正文里不能写 import 或 export；普通文字请不要用这个词开头',
        en: 'import and export are not written in a body; do not begin a plain line with that word',
      }),
    )

/** Marks that Markdown takes for plain text although the author meant them. */
const misread = (node: Nodes, source: string): BodyIssue[] => {
  if ('children' in node) return node.children.flatMap((child) => misread(child, source))
  if (node.type !== 'text') return []
  const text = sourceOf(node, source).replace(/\\./g, '')
  const bold = /\*\*(?=\S)[^*\n]+(?<=\S)\*\*/.exec(text)?.[0]
  return [
    ...(/\[\^[^[\]\s]+\]/.test(text)
      ? [issueAt(node, { zh: '不能写脚注；请把说明写进正文', en: 'no footnotes; put the note into the text' })]
      : []),
    ...(bold
      ? [
          issueAt(node, {
            zh: `${bold} 没有变成加粗：** 的里侧是标点、外侧是字母或数字；请把标点移到 ** 外面`,
            en: `${bold} did not become bold: punctuation inside ** meets a letter or digit outside; move the punctuation out`,
          }),
        ]
      : []),
  ]
}

const sourceOf = (node: Nodes, source: string) =>
  source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

/** Whatever the parser stumbles over is a fault of the text: a tag left open can also upset its own bookkeeping. */
const syntaxIssue = (error: unknown): BodyIssue => {
  const { source, line, message: cause } = error as { source?: string; line?: number; message: string }
  // An unclosed tag is reported without a place, but its words name it: `<b>` (3:1-3:4).
  const place = line ?? Number(/\((\d+):/.exec(cause)?.[1])
  const message = source?.includes('expression')
    ? {
        zh: '“{”在正文里有特殊含义；要显示花括号请写 \\{',
        en: '“{” has a meaning of its own in a body; write \\{ to show it',
      }
    : {
        zh: '“<”后面不是能识别的组件，或者没有写完；要显示小于号请写 \\<，不能写 HTML',
        en: 'what follows “<” is no known component, or is unfinished; write \\< for a less-than sign; no HTML',
      }
  return { message, ...(place && { line: place }) }
}
