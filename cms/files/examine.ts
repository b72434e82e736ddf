import { fileTypeFromBuffer } from 'file-type'
import { Refused, refuse } from '../errors.ts'
import type { Words } from '../language.ts'
import { fileTypes, officeTypes } from './accepted-types.ts'
import { type FileWarning, refuseFile } from './notes.ts'
import { examineOffice, refuseMacros } from './office.ts'
import { examinePdf } from './pdf.ts'

export type Examined = { mime: string; extension: string; warnings: FileWarning[] }

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const isText = (name: string, data: Buffer): boolean =>
  fileTypes['text/plain']?.endings.includes(endingOf(name)) === true && !data.includes(0)

/** What a file is by its own bytes, and what to know of it. Throws where it may not be uploaded, with the way out. */
export const examine = async (name: string, data: Buffer): Promise<Examined> => {
  if (data.length === 0)
    refuseFile(
      { zh: '这份文件是空的。', en: 'This file is empty.' },
      { zh: '请核对后重新选择文件。', en: 'Check it and choose the file again.' },
    )
  const mime = (await fileTypeFromBuffer(data))?.mime ?? (isText(name, data) ? 'text/plain' : 'unknown')
  if (/macroenabled/i.test(mime)) refuseMacros()
  const type = fileTypes[mime]
  if (!type) return refuseType(name, mime, data)
  if (endingOf(name) && !type.endings.includes(endingOf(name))) refuseName(name, type.words, type.extension)
  if (data.length > type.most) throw new Refused(tooHeavy(data.length, type.most, type.words))
  if (mime === 'text/plain' && data.toString('utf8').includes('\uFFFD'))
    refuseFile(
      { zh: '这份文本不是 UTF-8 编码，公开后会是乱码。', en: 'This text is not UTF-8 and would be unreadable.' },
      { zh: '请用记事本另存为 UTF-8 编码，再上传。', en: 'Save it as UTF-8 and upload it again.' },
    )
  const warnings = officeTypes.includes(mime) ? examineOffice(data) : mime === 'application/pdf' ? examinePdf(data) : []
  return { mime, extension: type.extension, warnings }
}

const inMb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)

const tooHeavy = (bytes: number, most: number, words: Words) =>
  refuse('too-large', {
    field: 'file',
    message: {
      zh: `这份${words.zh}有 ${inMb(bytes)} MB，超过 ${inMb(most)} MB。`,
      en: `This file has ${inMb(bytes)} MB; ${words.en} may have ${inMb(most)} MB.`,
    },
    fix: {
      zh: '请压缩、缩小或者拆成几份再上传。',
      en: 'Compress it, shrink it, or split it, and upload it again.',
    },
  })

const refuseName = (name: string, is: Words, extension: string): never =>
  refuseFile(
    {
      zh: `文件名写的是 .${endingOf(name)}，内容却是${is.zh}。`,
      en: `The name says .${endingOf(name)}, the content is ${is.en}.`,
    },
    {
      zh: `请核对是不是这份文件；确实是，就把后缀改成 .${extension}。`,
      en: `Check that this is the file; if it is, rename it to .${extension}.`,
    },
  )

const accepted: Words = {
  zh: '可以上传 JPG、PNG、WebP、PDF、DOCX、XLSX 和纯文本（TXT、CSV、MD）。',
  en: 'JPG, PNG, WebP, PDF, DOCX, XLSX and plain text (TXT, CSV, MD) are accepted.',
}

/** The way out for what people try most. */
const refuseType = (name: string, mime: string, data: Buffer): never => {
  const isCompound = mime === 'application/x-cfb'
  if (isCompound && data.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return refuseFile(
      { zh: '这份文件加了打开密码，不能上传。', en: 'This file is protected by a password.' },
      { zh: '请去掉密码另存一份，再上传。', en: 'Save a copy without the password and upload that.' },
    )
  const hints: Record<string, Words> = {
    'application/x-cfb': {
      zh: '请用 Office 或 WPS 另存为 DOCX 或 XLSX，再上传。',
      en: 'Save it as DOCX or XLSX and upload that.',
    },
    'image/heic': { zh: '请在手机或电脑上转成 JPG，再上传。', en: 'Convert it to JPG and upload that.' },
    'image/gif': { zh: '请转成 PNG，再上传。', en: 'Convert it to PNG and upload that.' },
    'application/zip': { zh: '请解开压缩包，逐份上传。', en: 'Unpack it and upload the files one by one.' },
  }
  return refuseFile(
    { zh: `不能上传这种文件（${name}）。`, en: `Files of this type cannot be uploaded (${name}).` },
    hints[mime] ?? accepted,
  )
}
