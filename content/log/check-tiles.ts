import { join } from 'node:path'
import { filesIn, readIfThere } from './files-in.ts'
import type { Finding } from './finding.ts'
import { hashOfLeaf, rootOf } from './merkle.ts'
import { entriesOfBundle, pathOfTile, tileOfPath, tilesOfLevel, tileWidth } from './tile-paths.ts'

/** What lies in the folder of a log of this size: entries where their bundle is right, and what is wrong with the files. */
export type CheckedTiles = { leaves: Buffer[]; entries: (Buffer | undefined)[]; root: Buffer; findings: Finding[] }

const hashBytes = 32

/**
 * Hashes every entry again and compares with the tiles. One of two that disagree is named: the one that does not lead to the
 * `root` somebody signed.
 */
export const checkTiles = ({ folder, size, root }: { folder: string; size: number; root: Buffer }): CheckedTiles => {
  const bundles = tilesOfLevel(0, size).map(({ index, width }) => {
    const path = pathOfTile({ level: 'entries', index, width })
    const entries = entriesOfBundle(readIfThere(join(folder, path)) ?? Buffer.alloc(0))
    const isWhole = entries?.length === width
    return {
      path,
      index,
      width,
      entries: isWhole ? entries : undefined,
      leaves: isWhole ? entries.map(hashOfLeaf) : undefined,
    }
  })
  const above = hashesOf(readTile(folder, 1, size))
  const chosen = bundles.map(({ index, width, leaves }) => {
    const stored = readIfThere(join(folder, pathOfTile({ level: 0, index, width })))
    const tile = stored?.length === width * hashBytes ? hashesOf(stored) : undefined
    const isRight = (hashes: Buffer[] | undefined) => hashes && above[index] && rootOf(hashes).equals(above[index])
    return isRight(leaves) ? leaves : isRight(tile) ? tile : (leaves ?? tile)
  })
  const candidates = [
    chosen,
    bundles.map(({ leaves }) => leaves),
    bundles.map(({ index, width }) => tileLeaves(folder, index, width)),
  ]
  const whole = candidates
    .filter((list) => list.every((part) => part !== undefined))
    .map((list) => list.flat() as Buffer[])
  const leaves = whole.find((list) => rootOf(list).equals(root)) ?? whole[0] ?? []
  const findings: Finding[] = []
  const expected = expectedTiles(leaves)
  const entries: (Buffer | undefined)[] = []
  for (const bundle of bundles) {
    const wanted = leaves.slice(bundle.index * tileWidth, bundle.index * tileWidth + bundle.width)
    const isRight = bundle.leaves?.every((leaf, index) => wanted[index]?.equals(leaf)) ?? false
    entries.push(...(isRight ? bundle.entries! : Array.from({ length: bundle.width }, () => undefined)))
    if (!isRight) findings.push(fault(folder, bundle.path, 'it does not hold the entries that were signed for'))
  }
  for (const [path, data] of expected)
    if (!readIfThere(join(folder, path))?.equals(data))
      findings.push(fault(folder, path, 'it does not hold the hashes of the entries'))
  const known = new Set([...expected.keys(), ...bundles.map(({ path }) => path)])
  findings.push(
    ...filesIn(join(folder, 'tile')).flatMap((file) =>
      strayTile({ folder, path: `tile/${file}`, size, known, expected }),
    ),
  )
  return { leaves, entries, root: rootOf(leaves), findings }
}

const fault = (folder: string, path: string, why: string): Finding => ({
  path,
  what: readIfThere(join(folder, path)) ? 'differs' : 'missing',
  why,
})

const hashesOf = (data: Buffer): Buffer[] =>
  Array.from({ length: Math.floor(data.length / hashBytes) }, (_, index) =>
    data.subarray(index * hashBytes, (index + 1) * hashBytes),
  )

const tileLeaves = (folder: string, index: number, width: number): Buffer[] | undefined => {
  const data = readIfThere(join(folder, pathOfTile({ level: 0, index, width })))
  return data?.length === width * hashBytes ? hashesOf(data) : undefined
}

const readTile = (folder: string, level: number, size: number): Buffer =>
  Buffer.concat(
    tilesOfLevel(level, size).map(
      ({ index, width }) =>
        readIfThere(join(folder, pathOfTile({ level, index, width }))) ?? Buffer.alloc(width * hashBytes),
    ),
  )

/** Every hash tile of the tree over these leaves, by path. */
const expectedTiles = (leaves: Buffer[]): Map<string, Buffer> => {
  const tiles = new Map<string, Buffer>()
  let hashes = leaves
  for (let level = 0; hashes.length > 0; level += 1) {
    const full: Buffer[] = []
    for (let start = 0; start < hashes.length; start += tileWidth) {
      const part = hashes.slice(start, start + tileWidth)
      tiles.set(pathOfTile({ level, index: start / tileWidth, width: part.length }), Buffer.concat(part))
      if (part.length === tileWidth) full.push(rootOf(part))
    }
    hashes = full
  }
  return tiles
}

type Stray = { folder: string; path: string; size: number; known: Set<string>; expected: Map<string, Buffer> }

/** A tile as it was at an earlier size must agree with the one of now; one of a later size is of an append that was broken off. */
const strayTile = ({ folder, path, size, known, expected }: Stray): Finding[] => {
  if (known.has(path)) return []
  const tile = tileOfPath(path)
  if (!tile) return [{ path, what: 'extra', why: 'no tile has this name' }]
  const now = tilesOfLevel(tile.level === 'entries' ? 0 : tile.level, size).find(({ index }) => index === tile.index)
  if (!now || now.width < tile.width) return [{ path, what: 'pending', why: 'it belongs to no signed tree yet' }]
  const present = pathOfTile({ ...tile, width: now.width })
  const whole = expected.get(present) ?? readIfThere(join(folder, present))
  const data = readIfThere(join(folder, path))
  const isEarlier = data && whole?.subarray(0, data.length).equals(data) && widthOf(tile.level, data) === tile.width
  return isEarlier ? [] : [{ path, what: 'differs', why: 'an earlier part of a tile does not agree with the tile' }]
}

const widthOf = (level: number | 'entries', data: Buffer) =>
  level === 'entries' ? entriesOfBundle(data)?.length : data.length / hashBytes
