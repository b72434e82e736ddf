import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { RecordFile } from '../../content/schema/release.ts'
import { Refused, refuse } from '../errors.ts'
import { readSettings } from '../settings.ts'

const images = ['image/jpeg', 'image/png', 'image/webp']
const allowed: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/plain': 'txt',
}
const widths = [480, 960, 1600]

export type StoredFile = {
  sha256: string
  data: Buffer
  mime: string
  extension: string
  record: RecordFile
  /** Public name → name on disk. */
  stored: Record<string, string>
}

/**
 * What an upload becomes: its type read from its bytes, camera data (place, device) taken out of pictures, and the sizes a
 * page needs made now, so that nothing is resized on the way to publication. Throws 422 on a type that is not allowed.
 */
export const readUpload = async (name: string, uploaded: Buffer): Promise<StoredFile> => {
  const mime = (await fileTypeFromBuffer(uploaded))?.mime ?? (isText(name, uploaded) ? 'text/plain' : 'unknown')
  const extension = allowed[mime]
  if (!extension)
    throw new Refused(
      refuse('invalid-field', {
        field: 'file',
        message: `不能上传这种文件（${name}）。`,
        fix: '可以上传 JPG、PNG、WebP、PDF、DOCX、XLSX 和纯文本。',
      }),
    )
  const isImage = images.includes(mime)
  const data = isImage ? await withoutCameraData(uploaded) : uploaded
  const sha256 = createHash('sha256').update(data).digest('hex')
  const size = isImage ? await sharp(data).metadata() : null
  const publicName = `${
    path
      .parse(name)
      .name.replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .slice(0, 80) || 'file'
  }.${extension}`
  const variants = size
    ? widths.filter((width) => width < (size.width ?? 0)).concat(size.width && size.width < 480 ? [size.width] : [])
    : []
  return {
    sha256,
    data,
    mime,
    extension,
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

/** Writes the smaller pictures beside the original and clears what an undone upload of the same bytes may have left. */
export const writeVariants = async ({ sha256, extension, data, record }: StoredFile): Promise<void> => {
  const { uploads } = readSettings()
  await mkdir(uploads, { recursive: true })
  // turbopackIgnore: a path of the installation, not of the project; without it the whole project is traced
  await rm(path.join(/*turbopackIgnore: true*/ uploads, `${sha256}.${extension}`), { force: true })
  for (const { width } of record.variants ?? [])
    await writeFile(
      path.join(uploads, `${sha256}-${width}.webp`),
      await sharp(data).resize({ width }).webp().toBuffer(),
    )
}

const isText = (name: string, data: Buffer): boolean =>
  /\.(txt|csv|md)$/i.test(name) && !data.includes(0) && data.toString('utf8').indexOf('\uFFFD') === -1

const withoutCameraData = async (data: Buffer): Promise<Buffer> => {
  const unreadable = () => {
    throw new Refused(
      refuse('invalid-field', { field: 'file', message: '这张图片打不开。', fix: '请换一份完好的文件。' }),
    )
  }
  const { exif, xmp, iptc } = await sharp(data).metadata().catch(unreadable)
  return exif || xmp || iptc ? sharp(data).rotate().toBuffer().catch(unreadable) : data
}
