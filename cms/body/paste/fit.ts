import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { textOf } from '../../../content/schema/body/plain-text.ts'
import { bodyOfTree } from '../../../content/schema/body.ts'
import type { Pasted } from './clean.ts'
import { type Dropped, drop } from './dropped.ts'

/** A pasted tree in normal form: whatever the record would refuse becomes plain words first, and is left out if that fails. */
export const fitPasted = ({ tree, dropped }: Pasted): { tree: Root; dropped: Dropped } => {
  const said: Dropped = { counts: { ...dropped.counts }, names: dropped.names }
  const children = tree.children.flatMap((block) => {
    if (stands([block])) return [block]
    drop(said, 'unfit')
    const plain = wordsOf(block)
    return stands(plain) ? plain : []
  })
  const whole = bodyOfTree({ type: 'root', children })
  if (whole.ok) return { tree: whole.tree, dropped: said }
  // Blocks that stand alone can still disagree with a neighbour (two numbered lists in a row).
  drop(said, 'unfit')
  const plain = bodyOfTree({ type: 'root', children: children.flatMap(wordsOf) })
  return { tree: plain.ok ? plain.tree : { type: 'root', children: [] }, dropped: said }
}

const stands = (children: RootContent[]): boolean => bodyOfTree({ type: 'root', children }).ok

const wordsOf = (block: RootContent): Paragraph[] =>
  textOf(block)
    .split('\n')
    .filter((line) => line.trim())
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value } satisfies PhrasingContent] }))
