import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FeedFault } from './fault.ts'
import { isOwnHost, lookupOutside, ownAddress } from './own-network.ts'

export const bounds = { wait: 20_000, bytes: 5 * 1024 * 1024, redirects: 5 } as const

export type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer; url: string }
type Get = {
  url: string
  headers?: Record<string, string>
  /** Whether loopback and private addresses may be asked; in production never. */
  allowsOwnNetwork: boolean
  wait?: number
}

/** GET within bounds of time, size and redirects, over http and https only. Throws `FeedFault`. */
export const get = async ({ url, headers = {}, allowsOwnNetwork, wait = bounds.wait }: Get): Promise<Got> => {
  const signal = AbortSignal.timeout(wait)
  let at = url
  for (let hops = 0; hops <= bounds.redirects; hops += 1) {
    const target = checked(at, allowsOwnNetwork)
    try {
      const response = await ask({ target, headers, signal, allowsOwnNetwork })
      const { statusCode: status = 0, headers: answered } = response
      const next = isRedirect(status) && answered.location
      if (next) {
        response.destroy()
        at = new URL(next, target).href
        continue
      }
      return { status, headers: answered, body: await read(response), url: target.href }
    } catch (error) {
      throw signal.aborted ? late(wait) : inWords(error)
    }
  }
  throw new FeedFault({
    zh: `地址转来转去超过 ${bounds.redirects} 次。`,
    en: `The address leads on more than ${bounds.redirects} times.`,
  })
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

const checked = (address: string, allowsOwnNetwork: boolean): URL => {
  if (!URL.canParse(address)) throw notAllowed(address)
  const target = new URL(address)
  if (!/^https?:$/.test(target.protocol)) throw notAllowed(target.protocol)
  if (!allowsOwnNetwork && isOwnHost(target.hostname)) throw own()
  return target
}

type Ask = { target: URL; headers: Record<string, string>; signal: AbortSignal; allowsOwnNetwork: boolean }

const ask = ({ target, headers, signal, allowsOwnNetwork }: Ask): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { request } = target.protocol === 'https:' ? https : http
    request(target, { headers, signal, agent: false, ...(allowsOwnNetwork ? {} : { lookup: lookupOutside }) }, resolve)
      .on('error', reject)
      .end()
  })

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** The bytes as they were meant: unpacked, and bounded before and after, so that a small answer cannot become a huge one. */
const read = async (response: IncomingMessage): Promise<Buffer> => {
  if (Number(response.headers['content-length'] ?? 0) > bounds.bytes) {
    response.destroy()
    throw tooLarge()
  }
  const unpack = unpackers[(response.headers['content-encoding'] ?? '').toLowerCase() as keyof typeof unpackers]
  const source = unpack ? response.pipe(unpack()) : response
  const failed = new Promise<never>((_, reject) => response.once('error', reject))
  failed.catch(() => undefined)
  const parts: Buffer[] = []
  let size = 0
  const collect = async () => {
    for await (const part of source as AsyncIterable<Buffer>) {
      size += part.length
      if (size > bounds.bytes) {
        response.destroy()
        throw tooLarge()
      }
      parts.push(part)
    }
    return Buffer.concat(parts)
  }
  return Promise.race([collect(), failed])
}

const tooLarge = () => new FeedFault({ zh: '内容超过 5 MB，没有读。', en: 'More than 5 MB; it was not read.' })
const notAllowed = (what: string) =>
  new FeedFault({ zh: `只读取 http 和 https 地址，不读 ${what}。`, en: `Only http and https are read, not ${what}.` })
const own = () =>
  new FeedFault({
    zh: '这是本机或内部网络的地址，正式环境不读。',
    en: 'This is an address of this machine or an internal network, which is not read in production.',
  })

const reasons: Record<string, { zh: string; en: string }> = {
  ENOTFOUND: { zh: '找不到这个网址的服务器。', en: 'No server is known under this address.' },
  EAI_AGAIN: { zh: '暂时查不到这个网址。', en: 'The address cannot be looked up for now.' },
  ECONNREFUSED: { zh: '服务器没有应答（连接被拒绝）。', en: 'The server refuses the connection.' },
  ECONNRESET: { zh: '连接中途断开。', en: 'The connection broke off.' },
  CERT_HAS_EXPIRED: { zh: '对方的安全证书已经过期。', en: 'The certificate of the server has expired.' },
}

/** Nobody was there, or the way there was shut: asking again soon is a burden to no one. */
const unanswered = ['ECONNREFUSED', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

const late = (wait: number) =>
  new FeedFault({ zh: `${wait / 1000} 秒内没有读完。`, en: `Not read within ${wait / 1000} s.` })

const inWords = (error: unknown): FeedFault => {
  if (error instanceof FeedFault) return error
  const { code = '', message } = error as { code?: string; message?: string }
  if (code === ownAddress) return own()
  return new FeedFault(reasons[code] ?? { zh: `连接失败：${message}`, en: `The connection failed: ${message}` }, {
    isUnanswered: unanswered.includes(code),
  })
}
