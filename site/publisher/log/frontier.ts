import { createHash } from 'node:crypto'

/** Hashes in a full tile (C2SP tlog-tiles). */
export const tileWidth = 256

/**
 * The growing edge of a Merkle tree (RFC 6962): for each level of tiles the hashes of the one that is not full yet. Level 0
 * holds leaf hashes, each level above the roots of full tiles below.
 */
export type Frontier = { size: number; levels: Buffer[][] }

/** Hashes of one tile, written when it has changed. */
export type Tile = { level: number; index: number; hashes: Buffer[] }

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const leafHash = (entry: Uint8Array): Buffer => sha256(Buffer.from([0]), entry)

/** Root over a list of subtrees of one height, the last of which may be lower: split at the largest power of two. */
const treeHash = (nodes: readonly Buffer[]): Buffer => {
  if (nodes.length === 0) return sha256()
  if (nodes.length === 1) return nodes[0]!
  let middle = 1
  while (middle * 2 < nodes.length) middle *= 2
  return sha256(Buffer.from([1]), treeHash(nodes.slice(0, middle)), treeHash(nodes.slice(middle)))
}

/** Adds leaves in place; answers the tiles that changed, full ones and the unfinished one of each level. */
export const grow = (frontier: Frontier, leaves: readonly Buffer[]): Tile[] => {
  const changed = new Map<string, Tile>()
  const put = (level: number, hash: Buffer) => {
    frontier.levels[level] ??= []
    const hashes = frontier.levels[level]
    hashes.push(hash)
    const index = Math.floor((frontier.size - 1) / tileWidth ** (level + 1))
    changed.set(`${level}/${index}`, { level, index, hashes: [...hashes] })
    if (hashes.length < tileWidth) return
    frontier.levels[level] = []
    put(level + 1, treeHash(hashes))
  }
  for (const leaf of leaves) {
    frontier.size += 1
    put(0, leaf)
  }
  return [...changed.values()]
}

/** Root of the whole tree: from the lowest level up, what is left over on the right joins the full tiles beside it. */
export const rootHash = ({ levels }: Frontier): Buffer =>
  levels.reduce<Buffer | undefined>(
    (lower, hashes) =>
      hashes.length + Number(Boolean(lower)) === 0 ? lower : treeHash(lower ? [...hashes, lower] : hashes),
    undefined,
  ) ?? sha256()

/** How many hashes the unfinished tile of a level has in a log of this size, and which it is. 0: there is none. */
export const edgeOf = (level: number, size: number): { index: number; width: number } => {
  const hashes = Math.floor(size / tileWidth ** level)
  return { index: Math.floor(hashes / tileWidth), width: hashes % tileWidth }
}

/** `tile/<level>/<index in groups of three digits>`, `.p/<width>` for an unfinished one. */
export const tilePath = (level: number | 'entries', index: number, width: number): string => {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  const name = groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width === tileWidth ? '' : `.p/${width}`}`
}
