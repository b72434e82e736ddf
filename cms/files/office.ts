import { unzipSync } from 'fflate'
import { authorWarning, type FileWarning, refuseFile } from './notes.ts'

const mostUnpacked = 200 * 1024 * 1024
const mostEntries = 5_000
const mostRead = 40 * 1024 * 1024
const utf8 = new TextDecoder()

type Entry = { name: string; packed: number; unpacked: number }

/** The list of what a ZIP file holds, as it says itself; nothing is unpacked. */
const entriesOf = (data: Uint8Array): Entry[] => {
  const entries: Entry[] = []
  try {
    unzipSync(data, {
      filter: ({ name, size, originalSize }) => {
        entries.push({ name, packed: size, unpacked: originalSize })
        return false
      },
    })
  } catch {
    refuseFile(
      { zh: '这份文件损坏了，打不开。', en: 'This file is damaged and cannot be opened.' },
      { zh: '请用 Office 或 WPS 打开、另存一份再上传。', en: 'Open it in Office or WPS, save a copy and upload that.' },
    )
  }
  return entries
}

const partsOf = (data: Uint8Array, wanted: RegExp): Map<string, string> =>
  new Map(
    Object.entries(
      unzipSync(data, { filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= mostRead }),
    ).map(([name, bytes]) => [name, utf8.decode(bytes)]),
  )

const read = /^(word\/(document|comments|settings)\.xml|docProps\/core\.xml|xl\/workbook\.xml)$|\.rels$/
const isOutside = /TargetMode\s*=\s*["']External["']/i
const isTemplate = /Type\s*=\s*["'][^"']*\/attachedTemplate["']/i
const isProgram = /Type\s*=\s*["'][^"']*\/(vbaProject|wordVbaData|activeXControlBinary|control)["']/i

/** Refuses an Office file that carries programs or unpacks without end; tells of what a reader would find in it. */
export const examineOffice = (data: Uint8Array): FileWarning[] => {
  const entries = entriesOf(data)
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const swells = entries.some((entry) => entry.unpacked > 20 * 1024 * 1024 && entry.unpacked > entry.packed * 200)
  if (entries.length > mostEntries || unpacked > mostUnpacked || swells)
    refuseFile(
      { zh: '这份文件解开后大得不正常，不能上传。', en: 'This file unpacks to an abnormal size and is not accepted.' },
      { zh: '请另存一份，或者转成 PDF 再上传。', en: 'Save a fresh copy, or convert it to PDF.' },
    )
  if (entries.some(({ name }) => /vbaProject\.bin$|\/activeX\//i.test(name))) refuseMacros()
  let parts: Map<string, string>
  try {
    parts = partsOf(data, read)
  } catch {
    parts = new Map()
  }
  const relations = [...parts]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, text]) => text.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? [])
  if (relations.some((relation) => isProgram.test(relation))) refuseMacros()
  if (relations.some((relation) => isTemplate.test(relation) && isOutside.test(relation)))
    refuseFile(
      { zh: '这份文档会从别处取用模板，不能上传。', en: 'This document fetches its template from elsewhere.' },
      { zh: '请把内容复制到新建文档，或者转成 PDF。', en: 'Copy the text into a new document, or convert it to PDF.' },
    )
  return [
    ...embedded(entries),
    ...wordWarnings(parts),
    ...workbookWarnings(parts, entries),
    ...authors(parts.get('docProps/core.xml') ?? ''),
  ]
}

export const refuseMacros = (): never =>
  refuseFile(
    { zh: '文件里有宏或控件（程序），不能上传。', en: 'The file carries macros or controls (programs).' },
    {
      zh: '请另存为不带宏的 DOCX 或 XLSX，再上传。',
      en: 'Save it as a DOCX or XLSX without macros and upload that.',
    },
  )

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Files inside a file go public with it. */
const embedded = (entries: Entry[]): FileWarning[] => {
  const inside = entries.filter(({ name }) => /\/embeddings\/[^/]+$|\.(exe|dll|bat|js|vbs)$/i.test(name)).length
  return inside
    ? [
        {
          code: 'file-embedded',
          message: {
            zh: `文件里夹带着别的文件 ${inside} 个，会一起公开。`,
            en: `It has ${inside} other ${inside === 1 ? 'file' : 'files'} inside, which go public too.`,
          },
          fix: { zh: '请删去嵌入的对象，或者转成 PDF 再上传。', en: 'Delete what is embedded, or convert it to PDF.' },
        },
      ]
    : []
}

const wordWarnings = (parts: Map<string, string>): FileWarning[] => {
  const text = parts.get('word/document.xml') ?? ''
  const revisions = count(text, /<w:(ins|del|moveFrom|moveTo)[ >]/g)
  const comments = count(parts.get('word/comments.xml') ?? '', /<w:comment[ >]/g)
  const hidden = count(text, /<w:vanish(\/>| w:val="(true|1|on)")/g)
  return [
    ...(revisions
      ? [
          {
            code: 'file-revisions',
            message: {
              zh: `文档里有修订痕迹 ${revisions} 处，公开后谁都能看到改了什么、谁改的。`,
              en: `The document carries ${revisions} tracked changes; the public could read what was changed, and by whom.`,
            },
            fix: {
              zh: '请在“审阅”里接受或拒绝全部修订，再上传一次。',
              en: 'Accept or reject all changes (Review) and upload it again.',
            },
          },
        ]
      : []),
    ...(comments ? [commentWarning(comments)] : []),
    ...(hidden
      ? [
          {
            code: 'file-hidden-text',
            message: {
              zh: `文档里有隐藏文字 ${hidden} 处，公开后可以显示出来。`,
              en: `The document holds ${hidden} hidden passages that any reader can show.`,
            },
            fix: { zh: '请显示隐藏文字、核对并删去，再上传一次。', en: 'Show and delete them, then upload it again.' },
          },
        ]
      : []),
  ]
}

const workbookWarnings = (parts: Map<string, string>, entries: Entry[]): FileWarning[] => {
  const sheets = count(parts.get('xl/workbook.xml') ?? '', /<sheet [^>]*state="(hidden|veryHidden)"/g)
  const comments = entries.filter(({ name }) => /^xl\/(threadedComments\/|comments\d*\.xml)/.test(name)).length
  const links = entries.filter(({ name }) => /^xl\/externalLinks\/externalLink\d+\.xml$/.test(name)).length
  return [
    ...(sheets
      ? [
          {
            code: 'file-hidden-sheets',
            message: {
              zh: `表格里有隐藏的工作表 ${sheets} 张，公开后可以显示出来。`,
              en: `The workbook has ${sheets} hidden sheets that any reader can show.`,
            },
            fix: { zh: '请删去不公开的工作表，再上传一次。', en: 'Delete what is not public and upload it again.' },
          },
        ]
      : []),
    ...(comments ? [commentWarning(comments)] : []),
    ...(links
      ? [
          {
            code: 'file-outside-links',
            message: {
              zh: `表格引用了别的文件 ${links} 个，里面留有对方的路径和数据。`,
              en: `The workbook refers to ${links} other files and keeps their paths and figures.`,
            },
            fix: { zh: '请断开链接（数据—编辑链接），再上传一次。', en: 'Break the links (Data) and upload it again.' },
          },
        ]
      : []),
  ]
}

const commentWarning = (comments: number): FileWarning => ({
  code: 'file-comments',
  message: {
    zh: `文件里有批注 ${comments} 处，会随文件公开。`,
    en: `The file holds ${comments} comments, which would be public.`,
  },
  fix: { zh: '请删去全部批注，再上传一次。', en: 'Delete all comments and upload it again.' },
})

const authors = (core: string): FileWarning[] => {
  const name = /<dc:creator>([^<]+)</.exec(core)?.[1] ?? /<cp:lastModifiedBy>([^<]+)</.exec(core)?.[1]
  return name?.trim() ? [authorWarning(name.trim())] : []
}
