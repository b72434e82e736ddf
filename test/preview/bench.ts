import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import type { Cms, Json } from '../harness/cms.ts'

/** One digest of everything in a folder: names and bytes. */
export const folderDigest = (folder: string): string => {
  const hash = createHash('sha256')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  for (const file of entries) hash.update(path.relative(folder, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/** An uploaded picture, wide enough to have smaller forms. */
export const uploadPicture = async (cms: Cms, who = 'editor', colour = '#0b4a52'): Promise<Json> => {
  const data = await sharp({ create: { width: 1200, height: 500, channels: 3, background: colour } })
    .png()
    .toBuffer()
  return upload(cms, who, new File([new Uint8Array(data)], '办理流程.png', { type: 'image/png' }))
}
export const uploadText = (cms: Cms, text: string, who = 'editor'): Promise<Json> =>
  upload(cms, who, new File([text], '网点一览.txt', { type: 'text/plain' }))

const upload = async (cms: Cms, who: string, file: File): Promise<Json> => {
  const form = new FormData()
  form.set('file', file)
  const { status, body } = await (await cms.as(who)).post('files', form)
  if (status !== 201 && status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body.doc
}

/** The part of a page a reader reads, as it would be without the marks of a preview and what only signing sets. */
export const mainOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<tbody>[\s\S]*?<\/tbody>/g, '')
    .replace(/ (href|src|srcset|target|rel)="[^"]*"/g, '')
    .replace(/〔\d{4}〕\d+号|未编号/g, '#')
    .replace(/<span class="preview-set">签发时填入<\/span>/g, '@')

/** Asks every second until it holds. */
export const until = async (holds: () => boolean, tries = 30): Promise<void> => {
  for (let time = 0; time < tries; time++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    if (holds()) return
  }
  throw new Error(`It did not hold within ${tries} s.`)
}
