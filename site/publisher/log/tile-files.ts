import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogEntry, logEntry } from '../../../content/schema/log-entry.ts'
import { readIfThere, writeWhole } from '../disk.ts'
import { edgeOf, type Frontier, type Tile, tilePath, tileWidth } from './frontier.ts'

const hashBytes = 32

/** The edge of a log of this size as its files hold it. Throws where one is missing or short. */
export const readFrontier = async (folder: string, size: number): Promise<{ frontier: Frontier; bundle: Buffer }> => {
  const frontier: Frontier = { size, levels: [] }
  for (let level = 0; size >= tileWidth ** level && size > 0; level += 1) {
    const { index, width } = edgeOf(level, size)
    const data = width === 0 ? Buffer.alloc(0) : await readTile(folder, tilePath(level, index, width))
    if (data.length !== width * hashBytes) throw new Error(`${tilePath(level, index, width)} has the wrong length.`)
    frontier.levels.push(
      Array.from({ length: width }, (_, place) => data.subarray(place * hashBytes, (place + 1) * hashBytes)),
    )
  }
  const { index, width } = edgeOf(0, size)
  const bundle = width === 0 ? Buffer.alloc(0) : await readTile(folder, tilePath('entries', index, width))
  return { frontier, bundle }
}

const readTile = async (folder: string, path: string): Promise<Buffer> => {
  const data = await readIfThere(join(folder, path))
  if (!data) throw new Error(`${path} is missing.`)
  return data
}

/** The entry at a place of the log. */
export const readEntry = async (folder: string, place: number): Promise<LogEntry> => {
  const index = Math.floor(place / tileWidth)
  const data = await readBundle(folder, index)
  const entry = data[place % tileWidth]
  if (!entry) throw new Error(`The log does not hold entry ${place}.`)
  return entry
}

/** Every entry of a log of this size, bundle by bundle. */
export const readEntries = async (folder: string, size: number): Promise<LogEntry[]> => {
  const entries: LogEntry[] = []
  for (let index = 0; index * tileWidth < size; index += 1) entries.push(...(await readBundle(folder, index)))
  return entries.slice(0, size)
}

/** The widest form of a bundle that is there; only those of the signed size are left at a start. */
const readBundle = async (folder: string, index: number): Promise<LogEntry[]> => {
  const full = tilePath('entries', index, tileWidth)
  const parts = await readdir(join(folder, `${full}.p`)).catch(() => [])
  const widest = Math.max(...parts.filter((name) => /^\d+$/.test(name)).map(Number))
  const data = (await readIfThere(join(folder, full))) ?? (await readTile(folder, `${full}.p/${widest}`))
  const entries: LogEntry[] = []
  for (let at = 0; at < data.length; at += 2 + data.readUInt16BE(at))
    entries.push(logEntry.parse(JSON.parse(data.toString('utf8', at + 2, at + 2 + data.readUInt16BE(at)))))
  return entries
}

/** Writes bundles and tiles to the disk for good; nothing refers to them before the next head is signed. */
export const writeTiles = async (folder: string, { tiles, bundles }: { tiles: Tile[]; bundles: Bundle[] }) => {
  for (const { index, width, data } of bundles)
    await writeWhole({ path: join(folder, tilePath('entries', index, width)), data, isDurable: true })
  for (const { level, index, hashes } of tiles)
    await writeWhole({
      path: join(folder, tilePath(level, index, hashes.length)),
      data: Buffer.concat(hashes),
      isDurable: true,
    })
}

export type Bundle = { index: number; width: number; data: Buffer }

/** Cuts entries into bundles, going on with the unfinished one. `rest`: the unfinished one afterwards. */
export const bundled = (
  bundle: Buffer,
  size: number,
  entries: readonly Buffer[],
): { bundles: Bundle[]; rest: Buffer } => {
  const bundles: Bundle[] = []
  let [parts, { index, width }] = [[bundle], edgeOf(0, size)]
  for (const entry of entries) {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(entry.length)
    parts.push(length, entry)
    width += 1
    if (width < tileWidth) continue
    bundles.push({ index, width, data: Buffer.concat(parts) })
    ;[parts, index, width] = [[], index + 1, 0]
  }
  const rest = Buffer.concat(parts)
  if (width > 0) bundles.push({ index, width, data: rest })
  return { bundles, rest }
}

/** The unfinished forms of tiles that are full now. Readers with an older head find what they need in the full one. */
export const removeParts = async (folder: string, full: { level: number | 'entries'; index: number }[]) => {
  for (const { level, index } of full)
    await rm(join(folder, `${tilePath(level, index, tileWidth)}.p`), { recursive: true, force: true })
}

/** Takes away tiles of an append that was broken off before its head was signed: wider than the edge, or beyond it. */
export const removeBeyond = async (folder: string, size: number) => {
  const names = await readdir(join(folder, 'tile')).catch(() => [])
  for (const name of names) {
    const level = name === 'entries' ? name : Number(name)
    const { index, width } = edgeOf(level === 'entries' ? 0 : level, size)
    for (let wider = width + 1; wider <= tileWidth; wider += 1)
      await rm(join(folder, tilePath(level, index, wider)), { force: true })
    await rm(join(folder, `${tilePath(level, index + 1, tileWidth)}.p`), { recursive: true, force: true })
    await rm(join(folder, tilePath(level, index + 1, tileWidth)), { force: true })
  }
}
