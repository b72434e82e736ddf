import { type Agent, type IncomingHttpHeaders, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Asked = { path: string; method?: string; headers?: Record<string, string> }
export type Answered = { status: number; headers: IncomingHttpHeaders; raw: Buffer; text: string }
export type Server = { base: string; ca?: string; agent?: Agent }

/** Sends exactly this path, as a client that tidies nothing up, and answers what came, packed and unpacked. */
export const ask = ({ base, ca, agent }: Server, { path, method = 'GET', headers = {} }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(base)
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host: `${hostname}:${port}`, ...headers },
      agent,
    }
    const sent =
      protocol === 'https:'
        ? tlsRequest({ ...options, servername: hostname, ...(ca ? { ca } : {}) })
        : plainRequest(options)
    sent.once('error', reject).once('response', (response) => {
      const chunks: Buffer[] = []
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .once('error', reject)
        .once('end', () => {
          const raw = Buffer.concat(chunks)
          const unpack = method === 'HEAD' ? undefined : unpackers[response.headers['content-encoding'] ?? '']
          try {
            const text = (unpack ? unpack(raw) : raw).toString()
            resolve({ status: response.statusCode ?? 0, headers: response.headers, raw, text })
          } catch (error) {
            reject(error)
          }
        })
    })
    sent.end()
  })

const unpackers: Record<string, (data: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync }
