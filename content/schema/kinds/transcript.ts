import { z } from 'zod'
import { type FieldMeta, instant, line, oneLine, paragraphs } from '../values.ts'

const turn = z.strictObject({
  speaker: line(60, { zh: '发言人', en: 'Speaker' }),
  role: line(120, { zh: '职务', en: 'Post' }).optional(),
  outlet: line(120, { zh: '媒体', en: 'Outlet' }).optional(),
  text: paragraphs({ zh: '发言', en: 'What was said' }),
  at: instant.meta({ zh: '时间', en: 'Time', input: 'time' } satisfies FieldMeta).optional(),
})

/** Transcript of a press conference (domain 2.10 发布会实录). `notice`: id of the press notice whose number it shares. */
export const fields = z.strictObject({
  notice: oneLine(64)
    .min(1)
    .meta({
      zh: '所属发布会公告',
      en: 'Press notice it belongs to',
      input: 'notice',
      help: { zh: '已经发布的公告；实录与它同一个编号', en: 'A released one; the transcript shares its number' },
    } satisfies FieldMeta),
  turns: z
    .array(turn)
    .min(1)
    .max(1_000)
    .meta({ zh: '发言记录', en: 'Turns', input: 'rows' } satisfies FieldMeta),
})
