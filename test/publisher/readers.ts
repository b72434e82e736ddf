import { createHash } from 'node:crypto'
import { Agent, get, type IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** One answer that a reader got: status and SHA-256 of the page, unpacked. */
export type Seen = { path: string; status: number; sha256: string }

const connections = 50

/** Fifty readers, a connection each, who read without pause; `stop` answers what each of them saw, in order. */
export const startReaders = ({ siteUrl, paths }: { siteUrl: string; paths: () => string[] }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let isOver = false
  const reader = async (number: number): Promise<Seen[]> => {
    const seen: Seen[] = []
    for (let turn = number; !isOver; turn += 1) {
      const all = paths()
      // Half of a reader's looks are at one page, so that it sees many versions of it.
      const path = all[(turn % 2 ? number : turn * 7) % all.length] as string
      seen.push({ path, ...(await read({ agent, url: siteUrl + path, isPacked: number % 2 === 0 })) })
    }
    return seen
  }
  const all = Promise.all(Array.from({ length: connections }, (_, number) => reader(number)))
  return {
    stop: async (): Promise<Seen[][]> => {
      isOver = true
      const seen = await all
      agent.destroy()
      return seen
    },
  }
}

const read = async ({ agent, url, isPacked }: { agent: Agent; url: string; isPacked: boolean }) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent, headers: isPacked ? { 'accept-encoding': 'gzip' } : {} }, resolve).once('error', reject)
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const length = response.headers['content-length']
  if (length !== undefined && Number(length) !== body.length)
    throw new Error(`${url} was cut: ${body.length}/${length}`)
  const page = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return { status: response.statusCode ?? 0, sha256: createHash('sha256').update(page).digest('hex') }
}
