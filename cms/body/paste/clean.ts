import type { Root } from 'mdast'
import { blocksIn } from './blocks.ts'
import { type Dropped, drop, nothingDropped } from './dropped.ts'

export type Pasted = { tree: Root; dropped: Dropped }

/**
 * What may stay of HTML from Word, WeChat, a spreadsheet or any page: a tree of the body's own blocks, and a count of what was
 * left behind. Runs where there is a `DOMParser`; nothing of the HTML is loaded or run by it.
 */
export const cleanPaste = (html: string): Pasted => {
  const { head, body } = new DOMParser().parseFromString(html, 'text/html')
  const dropped = nothingDropped()
  drop(dropped, 'scripts', head.querySelectorAll('script').length)
  const children = blocksIn(body, {
    strong: false,
    emphasis: false,
    code: false,
    plain: false,
    unseen: false,
    dropped,
  })
  return { tree: { type: 'root', children }, dropped }
}
