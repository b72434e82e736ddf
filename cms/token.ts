import { createHash, randomBytes } from 'node:crypto'

/** The secret of a link, 256 bits, for an address. Only its hash is ever kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
