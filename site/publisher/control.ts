import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import type { Preview } from './preview.ts'

type Control = {
  port: number
  secret: string
  wake: () => void
  status: () => Promise<Record<string, unknown>>
  preview: Preview
  /** Begins to draw the whole site again; false when that is under way. */
  renderNow: () => boolean
  /** Folder of feeds that the demo's accounts are read from; never in production. */
  demoFeeds?: string | undefined
}

const demoPath = '/demo-feeds/'

/** `POST /wake`, `POST /preview`, `POST /render` and `GET /status`, on loopback only, with the shared secret. */
export const startControl = async ({ port, secret, wake, status, preview, renderNow, demoFeeds }: Control) => {
  const feeds = demoFeeds ? sirv(demoFeeds, { dev: true, etag: true }) : undefined
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(`Publisher ${secret}`)
  const answer = (response: ServerResponse, code: number, body: unknown) =>
    response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`)
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (feeds && request.method === 'GET' && request.url?.startsWith(demoPath)) {
      request.url = request.url.slice(demoPath.length - 1)
      return feeds(request, response, () => void answer(response, 404, { error: 'There is no such feed.' }))
    }
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
      return answer(response, 401, {
        error: 'The header "Authorization: Publisher <PUBLISHER_SECRET>" is missing or wrong.',
      })
    if (request.method === 'POST' && request.url === '/wake') {
      wake()
      return answer(response, 202, { awake: true })
    }
    if (request.method === 'GET' && request.url === '/status') return answer(response, 200, await status())
    if (request.method === 'POST' && request.url === '/render')
      return renderNow()
        ? answer(response, 202, { drawing: true })
        : answer(response, 409, { error: 'The whole site is being drawn already; GET /status says when it is done.' })
    if (request.method === 'POST' && request.url === '/preview') {
      const sent = await jsonOf(request)
      if (!sent.ok) return answer(response, sent.status, { error: sent.error })
      const drawn = await preview(sent.given)
      if (!drawn.ok) return answer(response, 422, { error: drawn.error })
      return response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(drawn.html)
    }
    return answer(response, 404, { error: 'There are POST /wake, POST /preview, POST /render and GET /status.' })
  }
  const server = createServer((request, response) => {
    handle(request, response)
      .catch((error: Error) => answer(response, 500, { error: error.message }))
      // What nobody read must not keep the connection.
      .finally(() => request.resume())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A draft with its earlier editions; far more than the back office lets anybody write. */
const largest = 16_000_000

type Sent = { ok: true; given: unknown } | { ok: false; status: number; error: string }
const jsonOf = async (request: IncomingMessage): Promise<Sent> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largest) return { ok: false, status: 413, error: `At most ${largest} bytes.` }
    parts.push(part)
  }
  try {
    return { ok: true, given: JSON.parse(Buffer.concat(parts).toString()) }
  } catch {
    return { ok: false, status: 422, error: 'This is not JSON.' }
  }
}
