import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { onTestFinished } from 'vitest'
import type { Cms, Json } from '../harness/cms.ts'

/** A file of the press room as its reader gets it, byte for byte. */
export const download = async (cms: Cms, who: string | null, where: string, headers: Record<string, string> = {}) => {
  const { rest } = await import('../../cms/rest.ts')
  const token = who ? await tokenOf(cms, who) : null
  const response = await rest(
    cms.config,
    new Request(`http://localhost:3000/api/${where}`, {
      headers: { ...(token ? { authorization: `JWT ${token}` } : {}), ...headers },
    }),
  )
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

const tokens = new Map<string, string>()
const tokenOf = async (cms: Cms, who: string): Promise<string> => {
  const known = tokens.get(who)
  if (known) return known
  const { body } = await cms.call('POST', 'users/login', {
    body: { email: who.includes('@') ? who : `${who}@demo.huiying.test`, password: 'huiying-demo-2026' },
  })
  tokens.set(who, body.token)
  return body.token
}

/** Unpacks with the system's own unzip, as a reader would; returns the folder. */
export const unpack = (zip: Buffer): { folder: string; names: string[] } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiying-pack-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'pack.zip'), zip)
  const inside = path.join(folder, 'pack')
  execFileSync('python3', [
    '-c',
    'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])',
    `${folder}/pack.zip`,
    inside,
  ])
  const names = readdirSync(inside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inside, path.join(entry.parentPath, entry.name)))
  return { folder: inside, names }
}

/** The words of a DOCX, and every part of it as text. */
export const wordsOf = (docx: Buffer): { words: string; parts: Record<string, string> } => {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, data]) => [name, Buffer.from(data).toString('utf8')]),
  )
  const document = parts['word/document.xml'] ?? ''
  const words = document
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
  return { words, parts }
}

export const readBack = (folder: string, name: string): Buffer => readFileSync(path.join(folder, name))

export const upload = async (cms: Cms, name: string, bytes: Buffer, type: string): Promise<string> => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type }))
  const { status, body } = await (await cms.as('editor')).post('files', form)
  if (status !== 201 && status !== 200) throw new Error(JSON.stringify(body))
  return body.doc.id
}

export const roomOf = async (cms: Cms, who = 'spokesperson', query = ''): Promise<Json> => {
  const { status, body } = await (await cms.as(who)).get(`press-room${query}`)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

export const liveOf = async (cms: Cms, statement: string): Promise<Json> =>
  (await roomOf(cms)).live.find((item: Json) => item.statement === statement)
