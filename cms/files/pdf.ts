import { inflateSync } from 'node:zlib'
import { authorWarning, type FileWarning, refuseFile } from './notes.ts'

/** Bytes, of all streams that hold objects together; an honest one has a few hundred thousand. */
const mostUnpacked = 20 * 1024 * 1024

const swells = (): never =>
  refuseFile(
    { zh: '这份 PDF 解开后大得不正常，不能上传。', en: 'This PDF unpacks to an abnormal size and is not accepted.' },
    { zh: '请打印成新的 PDF，再上传。', en: 'Print it to a new PDF and upload that.' },
  )

/** The parts of a PDF that say what it is: everything outside its streams, and the streams that hold objects. */
const structureOf = (data: Buffer): string => {
  const parts: string[] = []
  let at = 0
  let left = mostUnpacked
  while (at < data.length) {
    const start = data.indexOf('stream', at, 'latin1')
    if (start < 0) break
    const head = data.toString('latin1', at, start)
    parts.push(head)
    const end = data.indexOf('endstream', start, 'latin1')
    if (end < 0) break
    if (/\/Type\s*\/ObjStm/.test(head.slice(-600))) {
      const objects = unpacked(data.subarray(start + 6, end), left)
      left -= objects.length
      parts.push(objects)
    }
    at = end + 9
  }
  parts.push(data.toString('latin1', at))
  // A name may be written in hex to hide it: /J#61vaScript.
  return parts.join('\n').replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const unpacked = (stream: Buffer, most: number): string => {
  const from = stream[0] === 13 ? 2 : 1
  try {
    return inflateSync(stream.subarray(from), { maxOutputLength: Math.max(1, most) }).toString('latin1')
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? swells() : ''
  }
}

/** Refuses a PDF with a password or with programs; tells of what a reader would find in it. */
export const examinePdf = (data: Buffer): FileWarning[] => {
  const text = structureOf(data)
  if (/\/Encrypt\b/.test(text))
    refuseFile(
      { zh: '这份 PDF 加了密码或权限限制，不能上传。', en: 'This PDF is protected by a password or by restrictions.' },
      { zh: '请去掉密码和限制（打印成新的 PDF），再上传。', en: 'Remove the protection (print it to a new PDF).' },
    )
  if (/\/(JavaScript|JS|Launch)(?=[\s(<[/\d])/.test(text))
    refuseFile(
      { zh: '这份 PDF 里有脚本（程序），不能上传。', en: 'This PDF carries scripts (programs).' },
      { zh: '请打印成新的 PDF，再上传。', en: 'Print it to a new PDF and upload that.' },
    )
  const author = titleOf(/\/Author\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)/.exec(text)?.[1] ?? '')
  return [
    ...(/\/EmbeddedFile\b/.test(text)
      ? [
          {
            code: 'file-embedded',
            message: {
              zh: 'PDF 里夹带着别的文件，会一起公开。',
              en: 'The PDF has other files inside, which go public too.',
            },
            fix: { zh: '请打印成新的 PDF，再上传。', en: 'Print it to a new PDF and upload that.' },
          },
        ]
      : []),
    ...(author ? [authorWarning(author)] : []),
  ]
}

/** A string of a PDF: in brackets, or hex; UTF-16 where it begins with a byte-order mark. */
const titleOf = (written: string): string => {
  const bytes = written.startsWith('<')
    ? Buffer.from(written.replace(/[<>\s]/g, ''), 'hex')
    : Buffer.from(written.slice(1, -1).replace(/\\([()\\])/g, '$1'), 'latin1')
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le')
      .trim()
  return bytes.toString('latin1').trim()
}
