import { mkdir, readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { compressedFiles } from './compressed.ts'
import { headersFor } from './web-headers.ts'
import { withdrawnList } from './withdrawn-list.ts'

export type Web = { port: number; close: () => Promise<void> }

/** Serves the live pages. In production nginx does the same from the same folder; the rules are in docs. */
export const startWeb = async ({
  home,
  port,
  host = '127.0.0.1',
}: {
  home: string
  port: number
  host?: string
}): Promise<Web> => {
  const live = join(home, 'live')
  await mkdir(live, { recursive: true })
  const isWithdrawn = withdrawnList(live)
  // `dev` reads the folder at each request: pages come and go while the server runs.
  const files = sirv(live, { dev: true, etag: true, setHeaders: (response, path) => setHeaders(response, path) })
  const compressed = compressedFiles({ folder: live, setHeaders })
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(response, 405, 'Only GET and HEAD.', { allow: 'GET, HEAD' })
    const path = decodeURIComponent(pathname)
    if (await isWithdrawn(pathname)) return page({ path, status: 410, request, response })
    if (await isFolderWithoutSlash(live, path)) return plain(response, 308, '', { location: `${pathname}/${search}` })
    if (await compressed({ request, response, path })) return
    files(request, response, () => void page({ path: '/404.html', status: 404, request, response }))
  }
  const page = async ({
    path,
    status,
    request,
    response,
  }: {
    path: string
    status: number
    request: IncomingMessage
    response: ServerResponse
  }) => {
    if (await compressed({ request, response, path, status })) return
    const html = await readFile(join(live, path.endsWith('/') ? `${path}index.html` : path), 'utf8').catch(
      () => undefined,
    )
    if (html === undefined) return plain(response, status, status === 410 ? '已撤回' : '没有这个页面')
    setHeaders(response, '/index.html')
    response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end(request.method === 'HEAD' ? undefined : html)
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => plain(response, 400, 'This address cannot be read.'))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const setHeaders = (response: ServerResponse, path: string) => {
  for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value)
}

const plain = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) => {
  setHeaders(response, '/x.txt')
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text)
}

const isFolderWithoutSlash = async (live: string, path: string) => {
  if (path.endsWith('/') || path.includes('/.') || /\.[a-z0-9]+$/i.test(path)) return false
  return stat(join(live, path, 'index.html')).then(
    () => true,
    () => false,
  )
}
