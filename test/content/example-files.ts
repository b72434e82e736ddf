import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../content/schema/examples')

/** Curated examples of the contract by name, as they lie in the folder. */
export const examples = (kind: 'valid' | 'invalid'): [name: string, content: unknown][] =>
  readdirSync(path.join(folder, kind)).map((file) => [path.parse(file).name, read(path.join(kind, file))])

export const goldenDigests = () =>
  read('digests.json') as { name: string; given: object; canonical: string; digest: string }[]

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
