import { z } from 'zod'
import type { Words } from './words.ts'

/** The same thing said in both languages, as the publisher tells it to the back office. */
export const said = z.strictObject({ zh: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) })

/** What the publisher raises an alarm about; what each means and what to do is in the back office, `cms/alarms/kinds.ts`. */
export const alarmKinds = {
  tampered: { zh: '网页被改动', en: 'Page changed' },
  unreachable: { zh: '公众网址打不开', en: 'Public address cannot be read' },
  'nightly-difference': { zh: '每夜核对有出入', en: 'Nightly comparison differs' },
  'log-fault': { zh: '公开日志有问题', en: 'Fault of the public log' },
  disk: { zh: '磁盘写不进去', en: 'Disk cannot be written' },
} as const satisfies Record<string, Words>
export type AlarmKind = keyof typeof alarmKinds

/** Names that are kept of one alarm; of the others, how many. */
export const namesKept = 50

/** `names`: addresses, files or folders it is about; `more`: how many besides. */
export const alarm = z.strictObject({
  kind: z.enum(Object.keys(alarmKinds) as [AlarmKind, ...AlarmKind[]]),
  names: z.array(z.string().min(1).max(1_000)).max(10_000),
  more: z.int().nonnegative().optional(),
  detail: said,
  at: z.iso.datetime(),
})
export type Alarm = z.infer<typeof alarm>
