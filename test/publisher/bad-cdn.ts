import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Trick = (given: { path: string; status: number; text: string; response: ServerResponse }) => boolean
export type Cdn = Awaited<ReturnType<typeof startCdn>>

/** A server before the site, as a CDN is. It passes everything on, unless a trick takes the answer over. */
export const startCdn = async (origin: string) => {
  const tricks: { play?: Trick | undefined } = {}
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const upstream = await fetch(new URL(path, origin), { redirect: 'manual' }).catch(() => undefined)
    if (!upstream) return response.writeHead(504).end()
    const bytes = Buffer.from(await upstream.arrayBuffer())
    if (tricks.play?.({ path, status: upstream.status, text: bytes.toString(), response })) return
    const type = upstream.headers.get('content-type') ?? 'text/plain'
    const location = upstream.headers.get('location')
    response.writeHead(upstream.status, { 'content-type': type, ...(location ? { location } : {}) }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    play: (trick: Trick | undefined) => {
      tricks.play = trick
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with what it was first asked for, for ever. */
export const staleCopy = (only: (path: string) => boolean): Trick => {
  const kept = new Map<string, string>()
  return ({ path, text, response }) => {
    if (!only(path)) return false
    if (!kept.has(path)) kept.set(path, text)
    response.writeHead(200, { 'content-type': 'text/html' }).end(kept.get(path))
    return true
  }
}

export const injected: Trick = ({ path, status, text, response }) => {
  if (!path.startsWith('/responses/2026/')) return false
  const more = text.replace('</body>', '<script src="https://ads.example/a.js"></script></body>')
  response.writeHead(status, { 'content-type': 'text/html' }).end(more)
  return true
}

export const badGateway: Trick = ({ response }) => {
  response.writeHead(502).end('bad gateway')
  return true
}

export const redirecting: Trick = ({ path, response }) => {
  response.writeHead(302, { location: `https://elsewhere.example${path}` }).end()
  return true
}
