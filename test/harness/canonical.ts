import { createHash } from 'node:crypto'
import type { Json } from './cms.ts'

/** The contract's digest, written a second time from its words: SHA-256 of RFC 8785 JSON, text NFC, empty members omitted. */
export const canonicalDigest = (document: Json): string =>
  createHash('sha256')
    .update(canonical(document) ?? '{}', 'utf8')
    .digest('hex')

const canonical = (value: Json): string | null => {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) {
    const members = value.map(canonical).filter((member) => member !== null)
    return members.length ? `[${members.join(',')}]` : null
  }
  // JavaScript compares strings by UTF-16 code units, which is the order RFC 8785 asks for.
  const members = Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key])] as const)
    .filter(([, member]) => member !== null)
  return members.length ? `{${members.map(([key, member]) => `${JSON.stringify(key)}:${member}`).join(',')}}` : null
}
