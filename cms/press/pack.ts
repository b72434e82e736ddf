import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Zip, ZipDeflate } from 'fflate'
import type { PayloadRequest } from 'payload'
import { wordFile } from '../papers/docx.ts'
import { apart, safeFileName } from '../papers/file-name.ts'
import { plainText } from '../papers/plain.ts'
import type { ApprovedText } from '../papers/statement.ts'
import { wallTime } from '../papers/times.ts'
import { embargoMark, fileNameOf } from './names.ts'
import { paperOf, placesOf } from './paper.ts'
import { readMe } from './read-me.ts'

/** A file of a pack: its bytes, or where they lie. */
type Entry = { name: string; sha256: string } & ({ data: Buffer } | { place: string })

const sumOf = (data: Buffer): string => createHash('sha256').update(data).digest('hex')
const made = (name: string, data: Buffer): Entry => ({ name, data, sha256: sumOf(data) })

/** Pictures and attachments under the names readers know, in two folders. */
const originals = async (req: PayloadRequest, text: ApprovedText): Promise<Entry[]> => {
  const places = await placesOf(req, text)
  const mark = embargoMark(text)
  const inFolder = (folder: string, isHere: (mime: string) => boolean): Entry[] => {
    const here = text.files.filter(({ mime }) => isHere(mime))
    const names = apart(here.map(({ name }) => mark + safeFileName(name)))
    return here.map(({ sha256, name }, index) => {
      const place = places.get(sha256)
      if (!place) throw new Error(`The file ${sha256} (${name}) is not in the store.`)
      return { name: `${folder}/${names[index]}`, sha256, place }
    })
  }
  const entries = [
    ...inFolder('图片', (mime) => mime.startsWith('image/')),
    ...inFolder('附件', (mime) => !mime.startsWith('image/')),
  ]
  for (const entry of entries) if ('place' in entry) await access(entry.place)
  return entries
}

/** Everything of a pack in order; sums last, of all before them. */
const entriesOf = async (req: PayloadRequest, text: ApprovedText): Promise<{ entries: Entry[]; at: Date }> => {
  const paper = await paperOf(req, text)
  const name = fileNameOf(text)
  const entries = [
    made('README.txt', Buffer.from(readMe(paper))),
    made(`${name}.docx`, await wordFile(paper)),
    made(`${name}.txt`, Buffer.from(plainText(paper))),
    ...(await originals(req, text)),
  ]
  const sums = entries.map((entry) => `${entry.sha256}  ${entry.name}\n`).join('')
  return { entries: [...entries, made('SHA256SUMS', Buffer.from(sums))], at: paper.at }
}

/** The archive in pieces: an attachment may be 30 MB, and a pack hold twenty. Same text, same bytes. */
async function* pieces(entries: readonly Entry[], at: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const taken = () => {
    const pieces = ready
    ready = []
    return pieces
  }
  for (const entry of entries) {
    // what lies in the store is packed already: pictures, PDF, DOCX
    const file = new ZipDeflate(entry.name, { level: 'data' in entry ? 6 : 0 })
    file.mtime = wallTime(at)
    // Made on Unix: what takes it for DOS reads names that are not English in a code page of its own.
    file.os = 3
    file.attrs = 0o100644 * 2 ** 16
    zip.add(file)
    if ('data' in entry) file.push(entry.data, true)
    else {
      for await (const chunk of createReadStream(entry.place)) {
        file.push(chunk as Buffer)
        yield* taken()
      }
      file.push(new Uint8Array(0), true)
    }
    yield* taken()
  }
  zip.end()
  yield* taken()
}

export const packOf = async (req: PayloadRequest, text: ApprovedText): Promise<ReadableStream<Uint8Array>> => {
  const { entries, at } = await entriesOf(req, text)
  return Readable.toWeb(Readable.from(pieces(entries, at), { objectMode: true })) as ReadableStream<Uint8Array>
}
