import type { PayloadRequest } from 'payload'
import { drawVariants, readUpload, writeVariants } from '../../cms/files/store.ts'
import type { Actor } from '../../cms/workflow/actor.ts'
import { domainOf } from '../../cms/workflow/domain.ts'
import { createRecord } from '../../cms/workflow/door.ts'

/** Stores a file as an upload over REST does. Returns its SHA-256. */
export const storeFile = async ({
  req,
  actor,
  name,
  data,
}: {
  req: PayloadRequest
  actor: Actor
  name: string
  data: Buffer
}): Promise<string> => {
  const read = await readUpload(name, data)
  await writeVariants(read, await drawVariants(read))
  const { sha256, record, stored, mime: mimetype, extension } = read
  req.file = { data: read.data, size: read.data.length, mimetype, name: `${sha256}.${extension}` }
  const input = { id: sha256, sha256, title: record.name, record, stored }
  await createRecord({ req, domain: domainOf('files'), actor, input })
  req.file = undefined
  return sha256
}
