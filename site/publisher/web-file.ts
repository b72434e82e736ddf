import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isPackable } from './page-files.ts'
import { headersFor } from './web-headers.ts'
import { typeOf } from './web-types.ts'

export type Asked = {
  request: IncomingMessage
  response: ServerResponse
  folder: string
  path: string
  status?: number
}

/** Sends a file, in the packed form that lies beside it if the reader takes that. False when there is none; status 200 answers conditions and ranges. */
export const sendFile = async ({ request, response, folder, path, status = 200 }: Asked): Promise<boolean> => {
  const found = await openBest({ file: folder + path, forms: isPackable(path.slice(1)) ? formsTaken(request) : [] })
  if (!found) return false
  const { handle, coding } = found
  try {
    const { mtime, size } = await handle.stat()
    const seconds = Math.floor(mtime.getTime() / 1000)
    const version = {
      etag: `"${seconds.toString(16)}-${size.toString(16)}"`,
      modified: new Date(seconds * 1000).toUTCString(),
    }
    const headers = {
      ...headersFor(path, { isThere: status === 200 }),
      ...(isPackable(path.slice(1)) ? { vary: 'Accept-Encoding' } : {}),
      ...(status === 200 ? { etag: version.etag, 'last-modified': version.modified } : {}),
    }
    if (status === 200 && isKnown(request, version)) {
      response.writeHead(304, headers).end()
      return true
    }
    const range = status === 200 && !coding ? rangeOf({ request, version, size }) : undefined
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headersFor(path, { isThere: false }), 'content-range': `bytes */${size}` }).end()
      return true
    }
    response.writeHead(range ? 206 : status, {
      ...headers,
      'content-type': typeOf(path),
      ...(coding ? { 'content-encoding': coding } : {}),
      ...(status === 200 && !coding && !range ? { 'accept-ranges': 'bytes' } : {}),
      ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
      'content-length': range ? range.end - range.start + 1 : size,
    })
    if (request.method === 'HEAD' || size === 0) response.end()
    else await pipeline(handle.createReadStream({ ...range, autoClose: false }), response)
    return true
  } finally {
    await handle.close()
  }
}

type Form = { ending: string; coding: string }

/** Opened before anything is asked of it: whatever is put in its place meanwhile, what is sent is one whole version. */
const openBest = async ({ file, forms }: { file: string; forms: Form[] }) => {
  for (const { ending, coding } of [...forms, { ending: '', coding: '' }]) {
    const handle = await open(file + ending, 'r').catch(() => undefined)
    if (handle && (await isFile(handle))) return { handle, coding }
    await handle?.close()
  }
  return undefined
}

const isFile = async (handle: FileHandle) => (await handle.stat()).isFile()

const formsTaken = ({ headers }: IncomingMessage): Form[] => {
  const taken = new Set(
    (headers['accept-encoding'] ?? '')
      .split(',')
      .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
      .map((one) => one.split(';')[0]?.trim().toLowerCase()),
  )
  return [
    { ending: '.br', coding: 'br' },
    { ending: '.gz', coding: 'gzip' },
  ].filter(({ coding }) => taken.has(coding))
}

type Version = { etag: string; modified: string }

const isKnown = ({ headers }: IncomingMessage, { etag, modified }: Version) => {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))
  return headers['if-modified-since'] === modified
}

/** One range; several, or one of another version, are answered with the whole. */
const rangeOf = ({ request, version, size }: { request: IncomingMessage; version: Version; size: number }) => {
  const { range, 'if-range': condition } = request.headers
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined || to === undefined || from + to === '') return undefined
  if (condition && condition !== version.etag && condition !== version.modified) return undefined
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  return start > end ? 'unsatisfiable' : { start, end }
}
