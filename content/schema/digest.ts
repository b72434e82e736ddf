import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/** Text as it is digested: NFC. Empty members (undefined, null, '', [], {}) are left out, at every depth. */
const compact = (value: Json | undefined): Json | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) {
    const kept = value.map(compact).filter((member) => member !== undefined)
    return kept.length ? kept : undefined
  }
  if (typeof value === 'object') {
    const kept = Object.entries(value)
      .map(([key, member]) => [key, compact(member)] as const)
      .filter(([, member]) => member !== undefined)
    return kept.length ? Object.fromEntries(kept) : undefined
  }
  return value
}

/** RFC 8785 JSON, text in NFC, empty members omitted. */
export const canonicalJson = (value: Json): string => canonicalize(compact(value) ?? {}) ?? ''

/** Lower-case hex SHA-256 of the canonical JSON. */
export const digestOf = (value: Json): string => createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
