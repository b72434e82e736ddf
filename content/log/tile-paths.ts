// Addresses and contents of C2SP tlog-tiles, as a reader sees them.

export const tileWidth = 256

type Tile = { level: number | 'entries'; index: number; width: number }

/** `tile/<level>/<index>`, with `.p/<width>` while it is not full. */
export const pathOfTile = ({ level, index, width }: Tile): string => {
  const groups = [String(index % 1_000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1_000); rest > 0; rest = Math.floor(rest / 1_000))
    groups.unshift(`x${String(rest % 1_000).padStart(3, '0')}`)
  return `tile/${level}/${groups.join('/')}${width < tileWidth ? `.p/${width}` : ''}`
}

/** The tile that a path names, or undefined. */
export const tileOfPath = (path: string): Tile | undefined => {
  const [, level, groups, part] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined) return undefined
  const index = Number(groups.replaceAll(/[x/]/g, ''))
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index,
    width: part ? Number(part) : tileWidth,
  } as const
  return pathOfTile(tile) === path ? tile : undefined
}

/** Tiles of one level in a log of so many leaves, and the width of each. */
export const tilesOfLevel = (level: number, size: number): { index: number; width: number }[] => {
  const hashes = Math.floor(size / tileWidth ** level)
  const count = Math.ceil(hashes / tileWidth)
  return Array.from({ length: count }, (_, index) => ({
    index,
    width: Math.min(tileWidth, hashes - index * tileWidth),
  }))
}

/** Entries of a bundle: each is its length (two bytes, big-endian) and its bytes. Undefined where it does not add up. */
export const entriesOfBundle = (data: Buffer): Buffer[] | undefined => {
  const entries: Buffer[] = []
  let at = 0
  while (at < data.length) {
    if (at + 2 > data.length) return undefined
    const end = at + 2 + data.readUInt16BE(at)
    if (end > data.length) return undefined
    entries.push(data.subarray(at + 2, end))
    at = end
  }
  return entries
}
