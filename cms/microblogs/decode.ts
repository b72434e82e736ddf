import iconv from 'iconv-lite'
import { FeedFault } from './fault.ts'

const marks: [bytes: number[], charset: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
/** GB2312 and GBK are parts of GB18030, and pages that name them use all of it. */
const wider: Record<string, string> = {
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'iso-8859-1': 'windows-1252',
}
/** Share of characters that may be unreadable before a charset is taken to be another than the one named. */
const tolerated = 0.002

/**
 * Bytes as text, by what says it most surely: byte order mark, HTTP header, XML declaration, then UTF-8, then GB18030. One
 * that leaves unreadable characters gives way to the next. Throws `FeedFault` where none fits.
 */
export const decode = (body: Buffer, contentType = ''): string => {
  const marked = marks.find(([bytes]) => bytes.every((byte, index) => body[index] === byte))?.[1]
  const named = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]
  const declared = /^[^<]{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(
    body.subarray(0, 512).toString('latin1'),
  )?.[1]
  const candidates = [marked, named, declared, 'utf-8', 'gb18030']
    .flatMap((charset) => charset?.toLowerCase() ?? [])
    .map((charset) => wider[charset] ?? charset)
    .filter((charset, index, all) => all.indexOf(charset) === index && iconv.encodingExists(charset))
  for (const charset of candidates) {
    const text = iconv.decode(body, charset)
    const unreadable = text.match(/\uFFFD/g)?.length ?? 0
    if (unreadable <= text.length * tolerated) return text
  }
  throw new FeedFault({
    zh: `文字编码认不出来（声明的是 ${named ?? declared ?? '无'}）。`,
    en: `The character encoding cannot be made out (declared: ${named ?? declared ?? 'none'}).`,
  })
}
