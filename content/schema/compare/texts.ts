import { diffArrays } from 'diff'

/** A stretch of text; without `change` it is the same before and after. */
export type Part = { text: string; change?: 'added' | 'removed' }

/** Beyond this many changed words two texts have nothing to do with one another, and are shown whole. */
const mostEdits = 2_000
/** Beyond this many pieces that came or went, old and new are brought together one by one alone. */
const mostItems = 2_000
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

const part = (text: string, change?: Part['change']): Part[] => (text ? [{ text, ...(change ? { change } : {}) }] : [])

/**
 * What became of a text, word by word. Without the removed parts the rest joins to `after`, without the added ones to
 * `before`, to the letter.
 */
export const compareTexts = (before: string, after: string): Part[] => {
  if (before === after) return part(after)
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits })
  if (!found) return [...part(before, 'removed'), ...part(after, 'added')]
  return legible(
    found.flatMap(({ value, added, removed }) =>
      part(value.join(''), added ? 'added' : removed ? 'removed' : undefined),
    ),
  )
}

type Edit = { removed: string; added: string }
const sizeOf = ({ removed, added }: Edit) => Math.max(removed.length, added.length)

/**
 * A few words that happen to be the same between two longer changes say nothing to a reader: they become part of one
 * change, so that a rewritten sentence is shown as one, and not word by word.
 */
const legible = (parts: readonly Part[]): Part[] => {
  const same: string[] = ['']
  const edits: Edit[] = []
  for (const { text, change } of parts) {
    if (!change) {
      same[edits.length] += text
      continue
    }
    const last = edits.at(-1)
    const open = last && same[edits.length] === '' ? last : { removed: '', added: '' }
    if (open !== last) {
      edits.push(open)
      same.push('')
    }
    open[change] += text
    while (edits.length > 1) {
      const [before, after] = edits.slice(-2) as [Edit, Edit]
      const between = same[edits.length - 1] ?? ''
      if (between.length > Math.min(sizeOf(before), sizeOf(after))) break
      before.removed += between + after.removed
      before.added += between + after.added
      edits.pop()
      same.splice(edits.length, 1)
    }
  }
  return same.flatMap((text, index) => {
    const edit = edits[index]
    return [...part(text), ...part(edit?.removed ?? '', 'removed'), ...part(edit?.added ?? '', 'added')]
  })
}

export const afterOf = (parts: readonly Part[]): string =>
  parts.map(({ text, change }) => (change === 'removed' ? '' : text)).join('')
export const beforeOf = (parts: readonly Part[]): string =>
  parts.map(({ text, change }) => (change === 'added' ? '' : text)).join('')

/** Share of the longer text that both have, 0 to 1. */
const likeness = (parts: readonly Part[]): number => {
  const same = parts.reduce((sum, { text, change }) => sum + (change ? 0 : text.length), 0)
  return same / Math.max(1, beforeOf(parts).length, afterOf(parts).length)
}

type Item = { key: string; text: string }
type Pair<T extends Item> = { before?: T; after?: T; parts: Part[] }

/** Items of two lists side by side: the same, changed (of one key, and alike), gone, or new. */
export const compareLists = <T extends Item>(before: readonly T[], after: readonly T[]): Pair<T>[] => {
  const runs = diffArrays([...before], [...after], {
    comparator: (a, b) => a.key === b.key && a.text === b.text,
    maxEditLength: mostItems,
  }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ]
  const pairs: Pair<T>[] = []
  let gone: T[] = []
  for (const { value, added, removed } of runs) {
    if (removed) gone = value
    else if (added) pairs.push(...matched(gone.splice(0), value))
    else pairs.push(...gone.splice(0).map(removedItem), ...value.map(keptItem))
  }
  return [...pairs, ...gone.map(removedItem)]
}

const keptItem = <T extends Item>(item: T): Pair<T> => ({ after: item, parts: part(item.text) })
const removedItem = <T extends Item>(item: T): Pair<T> => ({ before: item, parts: part(item.text, 'removed') })
const addedItem = <T extends Item>(item: T): Pair<T> => ({ after: item, parts: part(item.text, 'added') })

const alike = 0.4
/** How far ahead a new item looks for the old one it came from. */
const reach = 8

/** The most two texts can have in common: the characters both have, whatever their order. Cheap beside a comparison. */
const mostAlike = (a: string, b: string): number => {
  const left = new Map<string, number>()
  for (const sign of a) left.set(sign, (left.get(sign) ?? 0) + 1)
  let same = 0
  for (const sign of b) {
    const count = left.get(sign) ?? 0
    if (count === 0) continue
    left.set(sign, count - 1)
    same += sign.length
  }
  return same / Math.max(1, a.length, b.length)
}

/** What became of an old item in a new one; null where they have too little in common. */
const cameFrom = <T extends Item>(old: T, item: T): Part[] | null => {
  if (old.key !== item.key || mostAlike(old.text, item.text) <= alike) return null
  const parts = compareTexts(old.text, item.text)
  return likeness(parts) > alike ? parts : null
}

/** Each new item finds the old one it came from; what has no match stands where it stood, the old before the new. */
const matched = <T extends Item>(gone: readonly T[], come: readonly T[]): Pair<T>[] => {
  const pairs: Pair<T>[] = []
  let next = 0
  for (const [at, item] of come.entries()) {
    const candidates = gone.slice(next, next + reach)
    let parts: Part[] | null = null
    const found = candidates.findIndex((old) => {
      parts = cameFrom(old, item)
      return parts
    })
    const match = candidates[found]
    if (match && parts) {
      pairs.push(...gone.slice(next, next + found).map(removedItem))
      pairs.push({ before: match, after: item, parts })
      next += found + 1
      continue
    }
    const old = gone[next]
    const isExpected = old && come.slice(at + 1, at + reach).some((later) => cameFrom(old, later))
    if (old && !isExpected) {
      pairs.push(removedItem(old))
      next++
    }
    pairs.push(addedItem(item))
  }
  return [...pairs, ...gone.slice(next).map(removedItem)]
}
