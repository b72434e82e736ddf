import { z } from 'zod'
import { type FieldMeta, line, paragraphs, time } from '../values.ts'

const speaker = z.strictObject({
  name: line(60, { zh: '姓名' }),
  post: line(120, { zh: '单位和职务' }).optional(),
})

/** Notice of a press conference (domain 2.10 发布会公告). A speaker may be given as a bare name. */
export const fields = z.strictObject({
  startsAt: time({ zh: '开始时间' }),
  place: line(200, { zh: '地点' }),
  speakers: z
    .array(z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), speaker))
    .min(1)
    .max(20)
    .meta({ zh: '发布人', input: 'rows' } satisfies FieldMeta),
  organiser: line(120, { zh: '主办单位' }),
  registration: paragraphs({ zh: '媒体报名' }).optional(),
  contact: line(200, { zh: '联系方式', help: '办公电话，不写个人手机号' }),
})
