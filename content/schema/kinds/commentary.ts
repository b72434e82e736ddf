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
          input: 'picture',
          help: {
            zh: '先在“文件”里上传；要有本人同意',
            en: 'Upload it under Files first; with the consent of whom it shows',
          },
        } satisfies FieldMeta)
        .optional(),
    })
    .meta({ zh: '专家', en: 'Expert', input: 'group' } satisfies FieldMeta),
})
