import type { BlockContent, List, ListItem, Paragraph, RootContent } from 'mdast'
import { type BodyIssue, refuse } from './issue.ts'
import { normalParagraphs } from './normal-text.ts'
import { textOf } from './plain-text.ts'

const deepest = 20
const lastStart = 9_999

/** A list in normal form: items of text, then lists below it. */
export const normalList = (node: List, issues: BodyIssue[], depth = 1): List[] => {
  if (depth > deepest)
    return refuse(node, issues, { zh: `列表最多套 ${deepest} 层`, en: `lists nest at most ${deepest} deep` })
  const start = node.ordered ? (node.start ?? 1) : null
  if (start !== null && !(Number.isInteger(start) && start >= 0 && start <= lastStart)) {
    return refuse(node, issues, {
      zh: `列表的起始编号是 0 到 ${lastStart} 的整数`,
      en: `a list starts with a whole number from 0 to ${lastStart}`,
    })
  }
  const items: ListItem[] = []
  for (const each of node.children) {
    const item = normalItem(each, issues, depth)
    const before = items.at(-1)
    if (item.children[0]?.type === 'paragraph') items.push(item)
    // An item that is only a list hangs below the one before it: that is how the editor knows nesting.
    else if (before) before.children = joinLists([...before.children, ...item.children], issues)
    else if (item.children.length)
      refuse(each, issues, {
        zh: '列表的第一项没有文字，只有下级列表；请写上文字，或者取消缩进',
        en: 'the first item has no words, only a list below it; add words or take the indent away',
      })
  }
  return items.length ? [{ type: 'list', ordered: start !== null, start, spread: false, children: items }] : []
}

const normalItem = (node: ListItem, issues: BodyIssue[], depth: number): ListItem => {
  if (typeof node.checked === 'boolean')
    refuse(node, issues, { zh: '不用待办列表；请用普通列表', en: 'no check lists; use a plain list' })
  const texts: Paragraph[] = []
  const lists: List[] = []
  for (const child of node.children) {
    if (child.type === 'list') lists.push(...normalList(child, issues, depth + 1))
    else if (child.type === 'paragraph' && !lists.length)
      texts.push(...normalParagraphs({ nodes: child.children, issues }))
    else refuse(child, issues)
  }
  return { type: 'listItem', spread: texts.length > 1, children: [...texts, ...joinLists(lists, issues)] }
}

/** Lists of one sort in a row are one list, as in the editor; that may not change a number. */
export const joinLists = <Node extends RootContent | BlockContent>(blocks: Node[], issues: BodyIssue[]): Node[] => {
  const out: Node[] = []
  for (const node of blocks) {
    const before = out.at(-1)
    if (before?.type !== 'list' || node.type !== 'list' || before.ordered !== node.ordered) {
      out.push(node)
      continue
    }
    if (before.ordered && node.start !== (before.start ?? 1) + before.children.length) {
      const words = textOf(node).slice(0, 20)
      refuse(node, issues, {
        zh: `编号列表“${words}…”紧跟着另一个编号列表，会接着编号；请在中间写一段文字`,
        en: `the numbered list “${words}…” directly follows another and would go on counting; put a paragraph between them`,
      })
    }
    out[out.length - 1] = { ...before, children: [...before.children, ...node.children] }
  }
  return out
}
