import { existsSync } from 'node:fs'
import path from 'node:path'
import { addDataAndFileToRequest, type PayloadHandler, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refused, refuse } from '../errors.ts'
import { policy } from '../policy.ts'
import { readSettings } from '../settings.ts'
import { idsOf, signedIn } from '../workflow/actor.ts'
import { answer, refusalResponse } from '../workflow/answers.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { createRecord } from '../workflow/door.ts'
import { governed } from '../workflow/governed.ts'
import { change, findOne, inTransaction } from '../workflow/records.ts'
import { readUpload, writeVariants } from './store.ts'

const domain: Domain = {
  slug: 'files',
  policy: policy.files,
  input: { create: z.looseObject({}) },
  prepare: ({ actor, input }) => ({ ...input, uploadedBy: actor.id, concerned: actor.unit ? [actor.unit] : [] }),
}

/** `POST /api/files`, multipart with `file`: 201 with the new file, 200 where the same bytes are there already. */
const upload: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    await addDataAndFileToRequest(req)
    const { file } = req
    if (!file)
      throw new Refused(
        refuse('invalid-field', {
          field: 'file',
          message: '没有收到文件。',
          fix: '请用 multipart/form-data 的 file 字段上传。',
        }),
      )
    const read = await readUpload(file.name, file.data)
    const known = await findOne<{ id: string; concerned: unknown }>({
      req,
      slug: 'files',
      where: { id: { equals: read.sha256 } },
    })
    if (known) {
      const concerned = [...new Set([...idsOf(known.concerned), ...(actor.unit ? [actor.unit] : [])])]
      const doc = await inTransaction(req, () => {
        req.file = undefined
        return change({ req, slug: 'files', id: known.id, data: { concerned } })
      })
      return Response.json({ message: '这份文件已经上传过。', doc })
    }
    await writeVariants(read)
    req.file = {
      ...file,
      data: read.data,
      size: read.data.length,
      mimetype: read.mime,
      name: `${read.sha256}.${read.extension}`,
    }
    const { sha256, record, stored } = read
    const doc = await inTransaction(req, () =>
      createRecord({ req, domain, actor, input: { id: sha256, sha256, title: record.name, record, stored } }),
    )
    return Response.json({ message: '已上传。', doc }, { status: 201 })
  })

/** Payload takes a name that is not there for a fault of the house where the reader may see every file. */
const missingFile = (_req: PayloadRequest, { params }: { params: { filename: string } }): Response | undefined => {
  const full = path.join(/*turbopackIgnore: true*/ readSettings().uploads, path.basename(params.filename))
  return existsSync(full) ? undefined : refusalResponse([refuse('not-found')])
}

/** Content-addressed: the id is the SHA-256 of the bytes, which is what bodies and digests name. */
export const files = governed(domain, {
  labels: { singular: { zh: '文件', en: 'File' }, plural: { zh: '文件', en: 'Files' } },
  upload: {
    staticDir: readSettings().uploads,
    adminThumbnail: 'url',
    crop: false,
    handlers: [missingFile],
    focalPoint: false,
    displayPreview: true,
  },
  admin: {
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'title',
    defaultColumns: ['filename', 'title', 'mimeType', 'filesize', 'createdAt'],
  },
  endpoints: [{ path: '/', method: 'post', handler: upload }],
  fields: [
    { name: 'id', type: 'text', required: true, label: 'SHA-256', admin: { hidden: true } },
    { name: 'sha256', type: 'text', label: 'SHA-256', admin: { readOnly: true } },
    { name: 'title', type: 'text', index: true, label: { zh: '名称', en: 'Name' }, admin: { readOnly: true } },
    { name: 'record', type: 'json', admin: { hidden: true } },
    { name: 'stored', type: 'json', admin: { hidden: true } },
    {
      name: 'uploadedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { zh: '上传人', en: 'Uploaded by' },
      admin: { readOnly: true },
    },
    concerned,
  ],
})
