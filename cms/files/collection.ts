import { existsSync } from 'node:fs'
import path from 'node:path'
import { addDataAndFileToRequest, type PayloadHandler, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refused, refuse } from '../errors.ts'
import { languageOf, type Words } from '../language.ts'
import { policy } from '../policy.ts'
import { readSettings } from '../settings.ts'
import { type Actor, idsOf, signedIn } from '../workflow/actor.ts'
import { answer, refusalResponse } from '../workflow/answers.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { createRecord } from '../workflow/door.ts'
import { governed } from '../workflow/governed.ts'
import { hiddenFrom } from '../workflow/hidden-from.ts'
import { wordsFor } from '../workflow/in-words.ts'
import { change, findOne, inTransaction } from '../workflow/records.ts'
import { fileTypes } from './accepted-types.ts'
import type { FileWarning } from './notes.ts'
import { cropIn } from './picture.ts'
import { drawVariants, readUpload, type StoredFile, writeVariants } from './store.ts'

const domain: Domain = {
  slug: 'files',
  policy: policy.files,
  input: { create: z.looseObject({}) },
  prepare: ({ actor, input }) => ({ ...input, uploadedBy: actor.id, concerned: actor.unit ? [actor.unit] : [] }),
}

/** What a type is called in lists: by the ending everybody knows it by. */
const typeWords = Object.fromEntries(
  Object.entries(fileTypes).map(([mime, { extension }]) => {
    const name = extension.toUpperCase()
    return [mime, { zh: name, en: name }]
  }),
)

const said = {
  known: { zh: '这份文件已经上传过。', en: 'This file is here already.' },
  added: { zh: '已上传。', en: 'Uploaded.' },
}

/** The answer to an upload. The admin shows `message` as it is, so what must be known of the file stands there as well. */
const told = (req: PayloadRequest, message: Words, warnings: readonly FileWarning[], doc: unknown) => {
  const language = languageOf(req)
  const inWords = warnings.map(({ code, message, fix }) => ({ code, message: message[language], fix: fix[language] }))
  return {
    message: [message[language], ...inWords.map(({ message, fix }) => `${message}${fix}`)].join('\n'),
    doc,
    warnings: inWords,
  }
}

/** A file heavier than any may be is cut off while it arrives. */
const receive = async (req: PayloadRequest): Promise<void> => {
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    if (/limit|too large/i.test(String((error as Error).message)) || (error as { status?: number }).status === 413)
      throw new Refused(
        refuse('too-large', {
          field: 'file',
          message: { zh: '文件超过 30 MB。', en: 'The file has more than 30 MB.' },
          fix: { zh: '请压缩、缩小或者拆成几份再上传。', en: 'Compress it, shrink it, or split it.' },
        }),
      )
    throw error
  }
}

type Keep = {
  req: PayloadRequest
  actor: Actor
  file: NonNullable<PayloadRequest['file']>
  read: StoredFile
  drawn: ReadonlyMap<string, Buffer>
}

/** The same bytes are one file, whoever brings them and however many at once; it concerns every unit that did. */
const keep = async ({ req, actor, file, read, drawn }: Keep): Promise<{ isNew: boolean; doc: unknown }> => {
  const { sha256, record, stored, warnings, data, mime, extension } = read
  const known = await findOne<{ id: string; concerned: unknown }>({
    req,
    slug: 'files',
    where: { id: { equals: sha256 } },
  })
  if (known) {
    req.file = undefined
    const concerned = [...new Set([...idsOf(known.concerned), ...(actor.unit ? [actor.unit] : [])])]
    return { isNew: false, doc: await change({ req, slug: 'files', id: known.id, data: { concerned } }) }
  }
  await writeVariants(read, drawn)
  req.file = { ...file, data, size: data.length, mimetype: mime, name: `${sha256}.${extension}` }
  const input = { id: sha256, sha256, title: record.name, record, stored, warnings }
  return { isNew: true, doc: await createRecord({ req, domain, actor, input }) }
}

/** `POST /api/files`, multipart with `file`: 201 with the new file, 200 where the same bytes are there already. */
const upload: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    await receive(req)
    const { file } = req
    if (!file)
      throw new Refused(
        refuse('invalid-field', {
          field: 'file',
          message: { zh: '没有收到文件。', en: 'No file arrived.' },
          fix: {
            zh: '请用 multipart/form-data 的 file 字段上传。',
            en: 'Send it as the field `file` of multipart/form-data.',
          },
        }),
      )
    const read = await readUpload(file.name, file.data, cropIn(req.query))
    // Payload would cut what is cut already.
    req.query = { ...req.query, uploadEdits: undefined }
    const drawn = await drawVariants(read)
    const { isNew, doc } = await inTransaction(req, () => keep({ req, actor, file, read, drawn }))
    return Response.json(told(req, isNew ? said.added : said.known, read.warnings, doc), { status: isNew ? 201 : 200 })
  })

/** Payload takes a name that is not there for a fault of the house where the reader may see every file. */
const missingFile = (req: PayloadRequest, { params }: { params: { filename: string } }): Response | undefined => {
  const full = path.join(/*turbopackIgnore: true*/ readSettings().uploads, path.basename(params.filename))
  return existsSync(full) ? undefined : refusalResponse([refuse('not-found')], languageOf(req))
}

/** Content-addressed: the id is the SHA-256 of the bytes, which is what bodies and digests name. */
export const files = governed(domain, {
  labels: { singular: { zh: '文件', en: 'File' }, plural: { zh: '文件', en: 'Files' } },
  upload: {
    staticDir: readSettings().uploads,
    adminThumbnail: 'url',
    crop: true,
    pasteURL: false,
    handlers: [missingFile],
    modifyResponseHeaders: ({ headers }) => {
      headers.set('x-content-type-options', 'nosniff')
      const isPdf = headers.get('content-type') === 'application/pdf'
      headers.set(
        'content-security-policy',
        isPdf ? "frame-ancestors 'none'" : "default-src 'none'; frame-ancestors 'none'; sandbox",
      )
      headers.set('cache-control', 'private, no-cache')
      return headers
    },
    focalPoint: false,
    displayPreview: true,
  },
  admin: {
    hidden: hiddenFrom('spokesperson'),
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'mimeType', 'filesize', 'uploadedBy', 'createdAt'],
  },
  endpoints: [{ path: '/', method: 'post', handler: upload }],
  fields: [
    { name: 'told', type: 'ui', admin: { components: { Field: '/files/warnings-list.tsx#FileWarnings' } } },
    { name: 'id', type: 'text', required: true, label: 'SHA-256', admin: { hidden: true } },
    { name: 'sha256', type: 'text', label: 'SHA-256', admin: { readOnly: true } },
    {
      name: 'title',
      type: 'text',
      index: true,
      label: { zh: '名称', en: 'Name' },
      admin: { readOnly: true, components: { Cell: '/files/name-cell.tsx#NameCell' } },
    },
    {
      name: 'mimeType',
      type: 'text',
      label: { zh: '类型', en: 'Type' },
      admin: { components: wordsFor(typeWords) },
    },
    {
      name: 'filesize',
      type: 'number',
      label: { zh: '大小', en: 'Size' },
      admin: { components: { Cell: '/files/size-cell.tsx#SizeCell' } },
    },
    { name: 'record', type: 'json', admin: { hidden: true } },
    { name: 'stored', type: 'json', admin: { hidden: true } },
    { name: 'warnings', type: 'json', admin: { hidden: true } },
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
