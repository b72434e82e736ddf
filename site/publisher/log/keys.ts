import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, writeWhole } from '../disk.ts'

/** Signs heads of the log. `verifier`: the public half, `<name>+<id>+<base64>` (C2SP signed-note). `text`: as it is kept. */
export type Signer = { name: string; verifier: string; text: string; line: (signed: string) => string }

export const privateKeyFile = (home: string) => join(home, 'keys/log.key')
/** The key after the next change, kept before its entry is written. */
export const nextKeyFile = (home: string) => join(home, 'keys/log.key.next')
/** Verifier keys of the log, oldest first, one a line: what an inspector is given. */
export const publicKeyFile = (home: string) => join(home, 'keys/log.pub')

export const readSigner = async (file: string): Promise<Signer | undefined> => {
  const text = (await readIfThere(file))?.toString()
  if (!text) return undefined
  const [name = '', ...pem] = text.split('\n')
  return signerOf({ name, text, key: createPrivateKey(pem.join('\n')) })
}

/** Makes a key and keeps it in the file, where only the owner reads it. The name is the origin of the log. */
export const makeSigner = async ({
  home,
  file,
  name,
}: {
  home: string
  file: string
  name: string
}): Promise<Signer> => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const text = `${name}\n${privateKey.export({ format: 'pem', type: 'pkcs8' })}`
  await mkdir(join(home, 'keys'), { recursive: true, mode: 0o700 })
  await writeWhole({ path: file, data: text, isDurable: true, mode: 0o600 })
  return signerOf({ name, text, key: privateKey })
}

const signerOf = ({ name, text, key }: { name: string; text: string; key: KeyObject }): Signer => {
  const x = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  const data = Buffer.concat([Buffer.from([1]), Buffer.from(x, 'base64url')])
  const id = createHash('sha256').update(`${name}\n`).update(data).digest().subarray(0, 4)
  return {
    name,
    text,
    verifier: `${name}+${id.toString('hex')}+${data.toString('base64')}`,
    line: (signed) => `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(signed), key)]).toString('base64')}\n`,
  }
}

/** The text, an empty line, a signature of each. */
export const signedNote = (text: string, signers: readonly Signer[]): string =>
  `${text}\n${signers.map(({ line }) => line(text)).join('')}`
