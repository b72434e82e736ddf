import { z } from 'zod'
import { type FieldMeta, line, sha256 } from '../values.ts'

/** Expert commentary: who speaks, in what post. */
export const fields = z.strictObject({
  expert: z
    .strictObject({
      name: line(60, { zh: '姓名', en: 'Name' }),
      post: line(120, { zh: '单位和职务', en: 'Organisation and post' }),
      portrait: sha256
        .meta({
          zh: '照片',
          en: 'Portrait',
          input: 'file',
          help: { zh: '已上传图片的 SHA-256', en: 'The SHA-256 of an uploaded picture' },
        } satisfies FieldMeta)
        .optional(),
    })
    .meta({ zh: '专家', en: 'Expert', input: 'group' } satisfies FieldMeta),
})
