import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { parseBody } from '../../content/schema/body.ts'
import type { Paper, Picture } from '../papers/paper.ts'
import { type ApprovedText, statementPaper } from '../papers/statement.ts'
import { readSettings } from '../settings.ts'
import { findAll } from '../workflow/records.ts'
import { addressesOf } from './texts.ts'

/** Pixels across 156 mm at 260 dpi; more only makes the file heavy. */
const widest = 1_600

/** Where the bytes of a text's files lie, by their SHA-256. */
export const placesOf = async (req: PayloadRequest, { files }: ApprovedText): Promise<Map<string, string>> => {
  const ids = files.map(({ sha256 }) => sha256)
  const rows = ids.length
    ? await findAll<{ id: string; stored: Record<string, string> }>({ req, slug: 'files', where: { id: { in: ids } } })
    : []
  const { uploads } = readSettings()
  return new Map(
    files.flatMap(({ sha256, name }) => {
      const stored = rows.find(({ id }) => id === sha256)?.stored[name]
      return stored ? [[sha256, path.join(/*turbopackIgnore: true*/ uploads, path.basename(stored))] as const] : []
    }),
  )
}

/** A picture as paper takes it: Word knows no WebP. */
const pictureOf = async (file: string, mime: string): Promise<Picture> => {
  const type = mime === 'image/jpeg' ? 'jpg' : 'png'
  const resized = sharp(await readFile(file)).resize({ width: widest, withoutEnlargement: true })
  const { data, info } = await (type === 'jpg' ? resized.jpeg({ quality: 88 }) : resized.png()).toBuffer({
    resolveWithObject: true,
  })
  return { type, data, width: info.width, height: info.height }
}

/** An approved text as a paper, with the pictures of its body. */
export const paperOf = async (req: PayloadRequest, text: ApprovedText): Promise<Paper> => {
  const parsed = parseBody(text.statement.body ?? '')
  const figures = parsed.ok ? parsed.figures : []
  const places = figures.length ? await placesOf(req, text) : new Map<string, string>()
  const pictures = new Map<string, Picture>()
  for (const sha256 of figures) {
    const place = places.get(sha256)
    const mime = text.files.find((file) => file.sha256 === sha256)?.mime
    if (place && mime?.startsWith('image/')) pictures.set(sha256, await pictureOf(place, mime))
  }
  const { demo } = await req.payload.findGlobal({ slug: 'bureau', depth: 0, overrideAccess: true, req })
  return statementPaper({ text, addresses: addressesOf(text), pictures, isDemo: demo === true })
}
