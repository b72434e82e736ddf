import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A platform's server, real HTTP on this machine; what stands under a path may change at any time. */
export const startFeedServer = async () => {
  const paths = new Map<string, Handler>()
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname
    asked.push({ path, headers: request.headers })
    const handler = paths.get(path)
    if (handler) handler(request, response)
    else response.writeHead(404).end('none')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  /** Serves a text, with an ETag that follows from it, and 304 for who has it. */
  const serve = (path: string, body: string | Buffer, type = 'application/rss+xml; charset=utf-8') => {
    const etag = `"${Buffer.byteLength(body)}-${Buffer.from(body).subarray(-64).toString('hex')}"`
    paths.set(path, (request, response) => {
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
      return response.writeHead(200, { 'content-type': type, etag }).end(body)
    })
  }
  return { url, asked, paths, serve, close }
}

export type Entry = { id?: string; title?: string; html?: string; at?: string; link?: string }

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const rss = (entries: Entry[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>云浦人社的微博</title><link>https://weibo.example/yunpu</link><description>演示</description>
${entries
  .map(
    ({ id, title, html, at, link }) =>
      `<item>${title ? `<title>${xml(title)}</title>` : ''}${html === undefined ? '' : `<description>${xml(html)}</description>`}${id ? `<guid isPermaLink="false">${id}</guid>` : ''}${link ? `<link>${xml(link)}</link>` : ''}${at ? `<pubDate>${at}</pubDate>` : ''}</item>`,
  )
  .join('\n')}
</channel></rss>`
