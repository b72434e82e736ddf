import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { RecordFile } from '../../content/schema/release.ts'
import { readSettings } from '../settings.ts'
import { imageTypes } from './accepted-types.ts'
import { examine } from './examine.ts'
import type { FileWarning } from './notes.ts'
import { type Crop, preparePicture } from './picture.ts'

const widths = [480, 960, 1600]

export type StoredFile = {
  sha256: string
  data: Buffer
  mime: string
  extension: string
  record: RecordFile
  warnings: FileWarning[]
  /** Public name → name on disk. */
  stored: Record<string, string>
}

/**
 * What an upload becomes: its type read from its bytes, pictures cut as asked and freed of camera data (place, device), and
 * the sizes a page needs made now, so that nothing is resized on the way to publication. Throws where it may not be uploaded.
 */
export const readUpload = async (name: string, uploaded: Buffer, crop?: Crop): Promise<StoredFile> => {
  const { mime, extension, warnings } = await examine(name, uploaded)
  const isImage = imageTypes.includes(mime)
  const data = isImage ? await preparePicture(uploaded, crop) : uploaded
  const sha256 = createHash('sha256').update(data).digest('hex')
  const size = isImage ? await sharp(data).metadata() : null
  const publicName = `${publicStem(name)}.${extension}`
  const variants = variantWidths(size?.width ?? 0, size?.height ?? 0)
  return {
    sha256,
    data,
    mime,
    extension,
    warnings,
    stored: {
      [publicName]: `${sha256}.${extension}`,
      ...Object.fromEntries(variants.map((width) => [`${width}.webp`, `${sha256}-${width}.webp`])),
    },
    record: {
      sha256,
      name: publicName,
      mime,
      bytes: data.length,
      ...(size?.width && size.height
        ? {
            width: size.width,
            height: size.height,
            variants: variants.map((width) => ({
              name: `${width}.webp`,
              mime: 'image/webp',
              width,
              height: Math.max(1, Math.round((size.height * width) / size.width)),
            })),
          }
        : {}),
    },
  }
}

/** WebP holds no side longer than this, in points; of a picture taller than that no size is made that would be. */
const longestSide = 16_383
const variantWidths = (width: number, height: number): number[] =>
  [...widths.filter((one) => one < width), ...(width > 0 && width < 480 ? [width] : [])].filter(
    (one) => Math.round((height * one) / width) <= longestSide,
  )

/** A name of digits alone is one of the sizes of a picture, which lie beside it. */
const publicStem = (name: string): string => {
  const stem = path
    .parse(name)
    .name.replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 80)
  return /^\d*$/.test(stem) ? ['file', stem].filter(Boolean).join('-') : stem
}

/** The smaller pictures, by their name on disk. */
export const drawVariants = async ({ sha256, data, record }: StoredFile): Promise<Map<string, Buffer>> => {
  const drawn = new Map<string, Buffer>()
  for (const { width } of record.variants ?? [])
    drawn.set(`${sha256}-${width}.webp`, await sharp(data).resize({ width }).webp().toBuffer())
  return drawn
}

/** Writes them beside the original and clears what an undone upload of the same bytes may have left. */
export const writeVariants = async (
  { sha256, extension }: StoredFile,
  drawn: ReadonlyMap<string, Buffer>,
): Promise<void> => {
  const { uploads } = readSettings()
  await mkdir(uploads, { recursive: true })
  // turbopackIgnore: a path of the installation, not of the project; without it the whole project is traced
  await rm(path.join(/*turbopackIgnore: true*/ uploads, `${sha256}.${extension}`), { force: true })
  for (const [name, picture] of drawn) await writeFile(path.join(uploads, name), picture)
}
