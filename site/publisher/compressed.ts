import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}
type Packed = { version: string; data: Buffer; etag: string }
type Asked = { request: IncomingMessage; response: ServerResponse; path: string; status?: number }

/** Serves text files compressed; answers false for what is no text, is not there, or is asked for by a client without gzip. */
export const compressedFiles = ({
  folder,
  setHeaders,
}: {
  folder: string
  setHeaders: (response: ServerResponse, path: string) => void
}) => {
  const packed = new Map<string, Packed>()
  return async ({ request, response, path, status = 200 }: Asked): Promise<boolean> => {
    const name = path.endsWith('/') ? `${path}index.html` : path
    const type = types[extname(name)]
    const file = join(folder, name)
    const isWanted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !request.headers.range
    if (!type || !isWanted || name.includes('/.') || name.startsWith('/files/') || !file.startsWith(folder + sep))
      return false
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return false
    const one = await pack({ packed, file, version: `${found.mtimeMs} ${found.ino} ${found.size}` })
    response.setHeader('content-type', type)
    setHeaders(response, name)
    const headers = { 'content-encoding': 'gzip', vary: 'accept-encoding', etag: one.etag }
    if (status === 200 && request.headers['if-none-match'] === one.etag) response.writeHead(304, headers).end()
    else
      response
        .writeHead(status, { ...headers, 'content-length': one.data.byteLength })
        .end(request.method === 'HEAD' ? undefined : one.data)
    return true
  }
}

const kept = 500

const pack = async ({
  packed,
  file,
  version,
}: {
  packed: Map<string, Packed>
  file: string
  version: string
}): Promise<Packed> => {
  const known = packed.get(file)
  if (known?.version === version) return known
  const data = gzipSync(await readFile(file))
  const made = { version, data, etag: `"${createHash('sha256').update(data).digest('base64url').slice(0, 22)}"` }
  packed.delete(file)
  packed.set(file, made)
  for (const oldest of packed.keys()) {
    if (packed.size <= kept) break
    packed.delete(oldest)
  }
  return made
}
