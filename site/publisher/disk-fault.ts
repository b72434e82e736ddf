import { dirname } from 'node:path'
import type { Words } from '../../content/schema/words.ts'

const full: Words = { zh: '磁盘已满', en: 'the disk is full' }
const closed: Words = {
  zh: '这里不能写入（只读，或没有权限）',
  en: 'it cannot be written (read-only, or no permission)',
}
const faulty: Words = { zh: '磁盘读写出错', en: 'the disk reports a fault' }
const codes: Record<string, Words> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: closed,
  EACCES: closed,
  EPERM: closed,
  EIO: faulty,
}
/** Result codes of SQLite that mean the same. */
const ofSqlite: Record<number, Words> = { 8: closed, 10: faulty, 13: full }

/** Whether the disk is what went wrong; `names`: the folder in question, where the system says. */
export const diskFault = (error: unknown): { names: string[]; detail: Words } | undefined => {
  const { code, errcode, path, dest, message } = (error ?? {}) as NodeJS.ErrnoException & {
    errcode?: number
    dest?: string
  }
  const what = codes[code ?? ''] ?? ofSqlite[(errcode ?? 0) & 0xff]
  if (!what) return undefined
  const place = dest ?? path
  const name = place ? dirname(place) : 'publisher/projection.db'
  return {
    names: [name],
    detail: { zh: `${name}：${what.zh}。${message}`, en: `${name}: ${what.en}. ${message}` },
  }
}
