import { z } from 'zod'
import { type FieldMeta, line, sha256 } from '../values.ts'

/** Expert commentary: who speaks, in what post. */
export const fields = z.strictObject({
  expert: z
    .strictObject({
      name: line(60, { zh: '姓名' }),
      post: line(120, { zh: '单位和职务' }),
      portrait: sha256.meta({ zh: '照片', input: 'file', help: '已上传图片的 SHA-256' } satisfies FieldMeta).optional(),
    })
    .meta({ zh: '专家', input: 'group' } satisfies FieldMeta),
})
