import { Refused, refuse } from '../errors.ts'
import type { Words } from '../language.ts'

/** What an uploader should know of a file that is taken: it would be published as it is. */
export type FileWarning = { code: string; message: Words; fix: Words }

/** Why a file is not taken. */
export const refuseFile = (message: Words, fix: Words): never => {
  throw new Refused(refuse('invalid-field', { field: 'file', message, fix }))
}

export const authorWarning = (name: string): FileWarning => ({
  code: 'file-author',
  message: {
    zh: `文件属性里写着作者“${name.slice(0, 40)}”，会随文件公开。`,
    en: `The file names its author (“${name.slice(0, 40)}”) in its properties, which would be public.`,
  },
  fix: {
    zh: '请在“文件—信息—检查文档”里删去个人信息，再上传一次。',
    en: 'Remove personal information (File, Info, Inspect Document) and upload it again.',
  },
})
