import { mkdir, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { isMark } from '../format/address.ts'
import { readMark } from './moved-mark.ts'
import { isForm, isMarked } from './page-files.ts'
import { sendFile } from './web-file.ts'
import { headersFor } from './web-headers.ts'

export type Web = { port: number; close: () => Promise<void> }

/** Serves the live pages. In production nginx does the same from the same folder, with site/nginx; one test asks both. */
export const startWeb = async ({
  home,
  port,
  host = '127.0.0.1',
}: {
  home: string
  port: number
  host?: string
}): Promise<Web> => {
  const folder = join(home, 'live')
  await mkdir(folder, { recursive: true })
  const server = createServer((request, response) => {
    answer({ request, response, folder }).catch(() => {
      // The reader left, or the disk failed in the middle: what was promised cannot be kept.
      if (response.headersSent) response.destroy()
      else plain({ request, response, status: 500, text: 'This address cannot be read now.' })
    })
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

type Exchange = { request: IncomingMessage; response: ServerResponse }

const answer = async ({ request, response, folder }: Exchange & { folder: string }): Promise<unknown> => {
  const exchange = { request, response }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain({ ...exchange, status: 405, text: 'Only GET and HEAD.', headers: { allow: 'GET, HEAD' } })
  const asked = placeOf(request.url ?? '/')
  if (!asked) return plain({ ...exchange, status: 400, text: 'This address cannot be read.' })
  const { path, pathname, search } = asked
  if (isHidden(path)) return page({ ...exchange, folder, path: '/404.html', status: 404 })
  if (path.endsWith('/index.html')) return plain({ ...exchange, status: 301, headers: { location: `./${search}` } })
  const file = path.endsWith('/') ? `${path}index.html` : path
  if (path.endsWith('/') && isMarked(join(folder, file))) return page({ ...exchange, folder, path: file, status: 410 })
  const moved = await readMark(folder, path)
  if (moved)
    return plain({ ...exchange, status: 301, headers: { location: moved + search, 'cache-control': 'no-cache' } })
  if (await isFolderWithoutSlash(folder, path))
    return plain({ ...exchange, status: 301, headers: { location: `${pathname}/${search}` } })
  if (await sendFile({ ...exchange, folder, path: file })) return
  return page({ ...exchange, folder, path: '/404.html', status: 404 })
}

/** The address as text; undefined when it is none. What is no UTF-8 names nothing that could lie here. */
const placeOf = (url: string) => {
  if (/%(?![0-9a-f]{2})|%00/i.test(url) || !URL.canParse(url, 'http://localhost')) return undefined
  const { pathname, search } = new URL(url.replace(/^\/+/, '/'), 'http://localhost')
  return { path: Buffer.from(unescapedBytes(pathname), 'latin1').toString(), pathname, search }
}

const unescapedBytes = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

/** What lies in the folder and is no address: marks, files being written, packed forms, and the page for addresses that are none. */
const isHidden = (path: string) =>
  path.includes('/.') || isMark(path) || isForm(path.slice(1)) || /^\/404\.html$|\.mdx$/.test(path)

const page = async ({ request, response, ...asked }: Exchange & { folder: string; path: string; status: number }) => {
  if (await sendFile({ request, response, ...asked })) return
  plain({ request, response, status: asked.status, text: asked.status === 410 ? '已撤回' : '没有这个页面' })
}

type Plain = Exchange & { status: number; text?: string; headers?: Record<string, string> }
const plain = ({ request, response, status, text = '', headers = {} }: Plain) =>
  response
    .writeHead(status, {
      ...headersFor('/x.txt', { isThere: false }),
      'content-type': 'text/plain; charset=utf-8',
      ...headers,
    })
    .end(request.method === 'HEAD' ? undefined : text)

const isFolderWithoutSlash = async (folder: string, path: string) => {
  if (path.endsWith('/') || /\.[a-z0-9]+$/i.test(path)) return false
  return stat(join(folder, path, 'index.html')).then(
    () => true,
    () => false,
  )
}
