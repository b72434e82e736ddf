import { z } from 'zod'
import { line, url } from '../values.ts'

/** Media interview. */
export const fields = z.strictObject({
  outlet: line(120, { zh: '媒体' }),
  interviewee: line(120, { zh: '受访人' }),
  publishedUrl: url({ zh: '报道网址' }).optional(),
})
