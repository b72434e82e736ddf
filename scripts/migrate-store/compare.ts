import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { contentOn, nameOf, piecesOn, shelvesOf } from '../../cms/store/transfer.ts'
import { journalChain, type Link } from '../../cms/workflow/journal.ts'

/** What a store holds, in few words: pieces and digest of every shelf, and whether the journal's chain holds. */
export type Contents = { shelves: Record<string, { count: number; digest: string }>; journal: string }

export const contentsOf = async (payload: Payload): Promise<Contents> => {
  const shelves: Contents['shelves'] = {}
  for (const shelf of shelvesOf(payload)) {
    const content = await contentOn(payload, shelf)
    const hash = createHash('sha256')
    for (const [name, digest] of [...content].sort()) hash.update(`${name} ${digest}\n`)
    shelves[nameOf(shelf)] = { count: content.size, digest: hash.digest('hex') }
  }
  return { shelves, journal: await journalOf(payload) }
}

/** `whole: N entries`, or the first thing that is wrong with it. */
const journalOf = async (payload: Payload): Promise<string> => {
  const entries: Link[] = []
  for await (const { data } of piecesOn(payload, { kind: 'document', slug: 'journal' })) entries.push(data)
  const chain = journalChain()
  for (const entry of entries.sort((a, b) => Number(a.sequence) - Number(b.sequence))) {
    const fault = chain.next(entry)
    if (fault) return fault
  }
  return `whole: ${entries.length} entries`
}

/** A line for every shelf and one for the journal; `isEqual`: nothing differs. */
export const compared = (from: Contents, to: Contents): { lines: string[]; isEqual: boolean } => {
  let isEqual = true
  const lines = Object.entries(from.shelves).map(([name, { count, digest }]) => {
    const there = to.shelves[name]
    const isSame = there?.digest === digest && there.count === count
    isEqual &&= isSame
    const what = isSame ? 'equal' : `differs: ${there?.count ?? 0} there`
    return `${name.padEnd(32)} ${String(count).padStart(8)}  ${digest.slice(0, 12)}  ${what}`
  })
  const isChained = from.journal === to.journal && from.journal.startsWith('whole')
  lines.push(`journal chain: ${isChained ? from.journal : `here ${from.journal}; there ${to.journal}`}`)
  return { lines, isEqual: isEqual && isChained }
}
