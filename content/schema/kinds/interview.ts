import { z } from 'zod'
import { line, url } from '../values.ts'

/** Media interview. */
export const fields = z.strictObject({
  outlet: line(120, { zh: '媒体', en: 'Outlet' }),
  interviewee: line(120, { zh: '受访人', en: 'Interviewee' }),
  publishedUrl: url({ zh: '报道网址', en: 'Address of the report' }).optional(),
})
