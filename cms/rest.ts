import { handleEndpoints, type SanitizedConfig } from 'payload'
import { refuse } from './errors.ts'
import { refusalResponse } from './workflow/answers.ts'

const limit = 2 * 1024 * 1024
const writing = ['POST', 'PATCH', 'PUT']

/** Payload's REST API behind one bound: a body over 2 MB is refused before anything else is looked at; files are aside. */
export const rest = async (config: Promise<SanitizedConfig> | SanitizedConfig, request: Request): Promise<Response> => {
  const isUpload = new URL(request.url).pathname === '/api/files'
  if (!writing.includes(request.method) || isUpload || !request.body) return handleEndpoints({ config, request })
  const body = await within(request.body, limit)
  if (!body) return refusalResponse([refuse('too-large')])
  const { method, headers, url } = request
  return handleEndpoints({ config, request: new Request(url, { method, headers, body: new Uint8Array(body) }) })
}

/** The bytes of a stream, or null where there are more than `most`. */
const within = async (stream: ReadableStream<Uint8Array>, most: number): Promise<Buffer | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
