/** Reading an editor state that came over the wire: nothing about its shape is taken for granted. */
export type Saved = Record<string, unknown>

export const objectOf = (value: unknown): Saved =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Saved) : {}

export const childrenOf = (node: Saved): Saved[] => (Array.isArray(node.children) ? node.children.map(objectOf) : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const deepest = 100

/** Whether the state nests deeper than any text an editor can make. */
export const isTooDeep = (root: Saved): boolean => {
  let level = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap(childrenOf)
  }
  return false
}
