import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import type { RecordFile } from '../content/schema/release.ts'
import { Refused, refuse } from './errors.ts'
import { unlisted } from './publisher.ts'
import { readSettings } from './settings.ts'
import { findOne } from './workflow/records.ts'

type Stored = { stored: Record<string, string>; record: RecordFile }

/**
 * A file of an unpublished text, the original or one of its variants, by the names its release will give. Whoever calls has
 * made sure that the text may be seen and that the file is among its files.
 */
export const storedFile = async (req: PayloadRequest, sha256: string, name: string): Promise<Response> => {
  const found = await findOne<Stored>({ req, slug: 'files', where: { id: { equals: sha256 } } })
  const stored = found && Object.hasOwn(found.stored, name) ? found.stored[name] : undefined
  if (!found || !stored) throw new Refused(refuse('not-found'))
  const full = path.join(/*turbopackIgnore: true*/ readSettings().uploads, path.basename(stored))
  const { size } = await stat(full)
  const { record } = found
  const mime = record.variants?.find((variant) => variant.name === name)?.mime ?? record.mime
  const isShown = mime.startsWith('image/') || mime === 'application/pdf'
  return new Response(Readable.toWeb(createReadStream(full)) as ReadableStream, {
    headers: {
      ...unlisted,
      'content-type': mime,
      'content-length': String(size),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': mime === 'application/pdf' ? "frame-ancestors 'none'" : "default-src 'none'; sandbox",
    },
  })
}
