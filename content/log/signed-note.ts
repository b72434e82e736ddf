import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'

// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint), as far as Ed25519 goes.

/** A public key in its usual form, `<name>+<id>+<base64>`. */
export type VerifierKey = { name: string; id: string; key: KeyObject; text: string }

const algorithm = 1

/** Throws where the text is no Ed25519 verifier key. */
export const readVerifierKey = (text: string): VerifierKey => {
  const [name = '', id = '', ...rest] = text.trim().split('+')
  const data = strictBase64(rest.join('+'))
  if (!name || data?.length !== 33 || data[0] !== algorithm) throw new Error(`"${text}" is no Ed25519 verifier key.`)
  const expected = createHash('sha256').update(`${name}\n`).update(data).digest('hex').slice(0, 8)
  if (expected !== id) throw new Error(`The key id of "${text}" should be ${expected}.`)
  const x = data.subarray(1).toString('base64url')
  return {
    name,
    id,
    text: text.trim(),
    key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
  }
}

/** What the key signed, without the signatures; undefined if it did not sign this. */
export const openNote = (note: string, { name, id, key }: VerifierKey): string | undefined => {
  const [, text, signatures] = /^([\s\S]*\n)\n((?:— \S+ \S+\n)+)$/.exec(note) ?? []
  if (text === undefined || signatures === undefined) return undefined
  const isSigned = signatures
    .trimEnd()
    .split('\n')
    .some((line) => {
      const [, signer, encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? []
      const data = strictBase64(encoded)
      return (
        signer === name &&
        data?.length === 68 &&
        data.subarray(0, 4).toString('hex') === id &&
        verify(null, Buffer.from(text), key, data.subarray(4))
      )
    })
  return isSigned ? text : undefined
}

export type Checkpoint = { origin: string; size: number; root: Buffer; extensions: string[] }

/** Reads the text of a checkpoint: origin, size, root; further lines are extensions. */
export const readCheckpoint = (text: string): Checkpoint | undefined => {
  const [origin, size = '', encoded = '', ...extensions] = text.replace(/\n$/, '').split('\n')
  const root = strictBase64(encoded)
  if (!origin || !/^(0|[1-9]\d{0,14})$/.test(size) || root?.length !== 32) return undefined
  return { origin, size: Number(size), root, extensions }
}

/** Bytes only of the one spelling that encoding them gives: no other text means the same. */
const strictBase64 = (text: string): Buffer | undefined => {
  const data = Buffer.from(text, 'base64')
  return data.toString('base64') === text ? data : undefined
}
