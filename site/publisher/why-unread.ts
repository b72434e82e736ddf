import type { Words } from '../../content/schema/words.ts'

const expired = { zh: '证书已过期', en: 'its certificate has expired' }
const untrusted = {
  zh: '证书不受信任（自签名，或缺中间证书）',
  en: 'its certificate is not trusted (self-signed, or an intermediate one is missing)',
}
const gone = { zh: '域名查不到', en: 'its name cannot be found' }
const broken = { zh: '连接中途断开', en: 'the connection was cut' }

/** What the network says, in plain words. */
const causes: Record<string, Words> = {
  ECONNREFUSED: { zh: '没有程序在监听（拒绝连接）', en: 'nothing listens there (connection refused)' },
  ENOTFOUND: gone,
  EAI_AGAIN: gone,
  ECONNRESET: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  EHOSTUNREACH: { zh: '网络不通', en: 'there is no way to it' },
  ENETUNREACH: { zh: '网络不通', en: 'there is no way to it' },
  CERT_HAS_EXPIRED: expired,
  CERT_NOT_YET_VALID: { zh: '证书尚未生效', en: 'its certificate is not valid yet' },
  ERR_TLS_CERT_ALTNAME_INVALID: { zh: '证书不是这个域名的', en: 'its certificate is for another name' },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
}

/** Why nothing could be fetched. `seconds`: how long was waited. */
export const whyUnread = (error: unknown, seconds: number): Words => {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  const code = cause?.code ?? ''
  if (name === 'TimeoutError' || ['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'].includes(code))
    return { zh: `${seconds} 秒没有应答`, en: `no answer within ${seconds} s` }
  if (code.startsWith('ERR_SSL'))
    return { zh: `加密连接（TLS）失败：${code}`, en: `the encrypted connection (TLS) failed: ${code}` }
  const known = causes[code]
  const otherwise = cause?.message ?? message
  return known ?? { zh: `打不开：${otherwise}`, en: `cannot be read: ${otherwise}` }
}
