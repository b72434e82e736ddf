import sharp from 'sharp'
import { z } from 'zod'
import { mostPixels } from './accepted-types.ts'
import { refuseFile } from './notes.ts'

/** What the admin sends with a picture that was cut: the corner in percent, the size in points of the upright picture. */
const edits = z.object({
  crop: z.object({ x: z.coerce.number().min(0).max(100), y: z.coerce.number().min(0).max(100) }),
  widthInPixels: z.coerce.number().int().min(1),
  heightInPixels: z.coerce.number().int().min(1),
})
export type Crop = z.infer<typeof edits>

/** The cut asked for in `?uploadEdits[crop][x]=…`; undefined where nothing is to be cut. */
export const cropIn = (query: unknown): Crop | undefined => {
  const given = (query as { uploadEdits?: { crop?: unknown } } | undefined)?.uploadEdits
  if (!given?.crop) return undefined
  const parsed = edits.safeParse(given)
  return parsed.success
    ? parsed.data
    : refuseFile(
        { zh: '裁剪的范围不对。', en: 'The cut does not make sense.' },
        { zh: '请重新框选要保留的部分。', en: 'Mark the part to keep once more.' },
      )
}

/** A picture upright, cut as asked, without what the camera wrote (place, device). Untouched where there is nothing to do. */
export const preparePicture = async (data: Buffer, crop?: Crop): Promise<Buffer> => {
  const {
    exif,
    xmp,
    iptc,
    width = 0,
    height = 0,
    pages = 1,
    autoOrient,
  } = await sharp(data).metadata().catch(unreadable)
  if (width * height * pages > mostPixels) tooManyPixels(width, height)
  const full = { width: autoOrient?.width ?? width, height: autoOrient?.height ?? height }
  const area = crop && areaOf(crop, full)
  // Whole before it is kept: what breaks off in the middle would break the page it stands on.
  if (!area && !exif && !xmp && !iptc)
    return sharp(data, { limitInputPixels: mostPixels })
      .stats()
      .then(() => data, unreadable)
  const upright = sharp(data, { limitInputPixels: mostPixels }).rotate()
  return (area ? upright.extract(area) : upright).toBuffer().catch(unreadable)
}

const areaOf = ({ crop, widthInPixels, heightInPixels }: Crop, full: { width: number; height: number }) => {
  const left = Math.min(full.width - 1, Math.floor((crop.x / 100) * full.width))
  const top = Math.min(full.height - 1, Math.floor((crop.y / 100) * full.height))
  const area = {
    left,
    top,
    width: Math.min(widthInPixels, full.width - left),
    height: Math.min(heightInPixels, full.height - top),
  }
  return area.width === full.width && area.height === full.height ? undefined : area
}

const unreadable = (): never =>
  refuseFile(
    { zh: '这张图片打不开。', en: 'This picture cannot be read.' },
    { zh: '请换一份完好的文件。', en: 'Use an undamaged file.' },
  )

const tooManyPixels = (width: number, height: number): never =>
  refuseFile(
    {
      zh: `这张图片有 ${width} × ${height} 个像素，太大了。`,
      en: `This picture has ${width} × ${height} pixels, which is too many.`,
    },
    {
      zh: `请缩小到 ${mostPixels / 10_000} 万像素以内（例如 4000 × 3000），再上传。`,
      en: `Shrink it to at most ${mostPixels / 1_000_000} megapixels (4000 × 3000, for example).`,
    },
  )
