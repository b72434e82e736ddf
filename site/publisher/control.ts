import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Control = { port: number; secret: string; wake: () => void; status: () => Promise<Record<string, unknown>> }

/** `POST /wake` and `GET /status`, on loopback only, with the shared secret. */
export const startControl = async ({ port, secret, wake, status }: Control) => {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(`Publisher ${secret}`)
  const answer = (response: ServerResponse, code: number, body: unknown) =>
    response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`)
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
      return answer(response, 401, {
        error: 'The header "Authorization: Publisher <PUBLISHER_SECRET>" is missing or wrong.',
      })
    if (request.method === 'POST' && request.url === '/wake') {
      wake()
      return answer(response, 202, { awake: true })
    }
    if (request.method === 'GET' && request.url === '/status') return answer(response, 200, await status())
    return answer(response, 404, { error: 'There are POST /wake and GET /status.' })
  }
  const server = createServer((request, response) => {
    request.resume()
    handle(request, response).catch((error: Error) => answer(response, 500, { error: error.message }))
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
