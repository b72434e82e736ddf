import type { Words } from '../language.ts'

const mb = 1024 * 1024

/** What may be uploaded, by the type its bytes show: the ending it is kept under, and the most it may weigh, in bytes. */
export const fileTypes: Record<string, { extension: string; endings: readonly string[]; most: number; words: Words }> =
  {
    'image/jpeg': {
      extension: 'jpg',
      endings: ['jpg', 'jpeg', 'jfif'],
      most: 20 * mb,
      words: { zh: 'JPG 图片', en: 'a JPG picture' },
    },
    'image/png': { extension: 'png', endings: ['png'], most: 20 * mb, words: { zh: 'PNG 图片', en: 'a PNG picture' } },
    'image/webp': {
      extension: 'webp',
      endings: ['webp'],
      most: 20 * mb,
      words: { zh: 'WebP 图片', en: 'a WebP picture' },
    },
    'application/pdf': {
      extension: 'pdf',
      endings: ['pdf'],
      most: 30 * mb,
      words: { zh: 'PDF 文件', en: 'a PDF file' },
    },
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
      extension: 'docx',
      endings: ['docx'],
      most: 30 * mb,
      words: { zh: 'DOCX 文档', en: 'a DOCX document' },
    },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
      extension: 'xlsx',
      endings: ['xlsx'],
      most: 30 * mb,
      words: { zh: 'XLSX 表格', en: 'an XLSX workbook' },
    },
    'text/plain': {
      extension: 'txt',
      endings: ['txt', 'csv', 'md'],
      most: 10 * mb,
      words: { zh: '纯文本', en: 'plain text' },
    },
  }

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp']
export const officeTypes = Object.keys(fileTypes).filter((mime) => mime.includes('openxmlformats'))
/** The most points a picture may have, all its frames together: beyond this, opening it is the attack. */
export const mostPixels = 50_000_000
