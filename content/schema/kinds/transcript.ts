import { z } from 'zod'
import { type FieldMeta, instant, line, paragraphs } from '../values.ts'

const turn = z.strictObject({
  speaker: line(60, { zh: '发言人', en: 'Speaker' }),
  role: line(120, { zh: '职务', en: 'Post' }).optional(),
  outlet: line(120, { zh: '媒体', en: 'Outlet' }).optional(),
  text: paragraphs({ zh: '发言', en: 'What was said' }),
  at: instant.meta({ zh: '时间', en: 'Time', input: 'time' } satisfies FieldMeta).optional(),
})

/** Transcript of a press conference (domain 2.10 发布会实录). `notice`: id of the press notice whose number it shares. */
export const fields = z.strictObject({
  notice: line(64, {
    zh: '所属发布会公告',
    en: 'Press notice it belongs to',
    help: { zh: '公告的编号（id）', en: 'The id of the notice' },
  }),
  turns: z
    .array(turn)
    .min(1)
    .max(1_000)
    .meta({ zh: '发言记录', en: 'Turns', input: 'rows' } satisfies FieldMeta),
})
