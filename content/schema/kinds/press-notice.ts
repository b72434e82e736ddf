import { z } from 'zod'
import { type FieldMeta, line, paragraphs, time } from '../values.ts'

const speaker = z.strictObject({
  name: line(60, { zh: '姓名', en: 'Name' }),
  post: line(120, { zh: '单位和职务', en: 'Organisation and post' }).optional(),
})

/** Notice of a press conference (domain 2.10 发布会公告). A speaker may be given as a bare name. */
export const fields = z.strictObject({
  startsAt: time({ zh: '开始时间', en: 'Begins at' }),
  place: line(200, { zh: '地点', en: 'Place' }),
  speakers: z
    .array(z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), speaker))
    .min(1)
    .max(20)
    .meta({ zh: '发布人', en: 'Speakers', input: 'rows' } satisfies FieldMeta),
  organiser: line(120, { zh: '主办单位', en: 'Organiser' }),
  registration: paragraphs({ zh: '媒体报名', en: 'Registration of media' }).optional(),
  contact: line(200, {
    zh: '联系方式',
    en: 'Contact',
    help: { zh: '办公电话，不写个人手机号', en: 'An office number, not a private one' },
  }),
})
