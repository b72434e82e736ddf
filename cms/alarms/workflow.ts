import { z } from 'zod'
import type { Workflow } from '../workflow/engine.ts'
import { reason } from '../workflow/input.ts'

/** The life of an alarm: open until somebody says what it was and what was done. */
export const alarmWorkflow: Workflow = {
  slug: 'alarms',
  states: {
    open: { zh: '待处理', en: 'Open' },
    acknowledged: { zh: '已处置', en: 'Acknowledged' },
  },
  rows: [
    {
      act: 'acknowledge',
      zh: '确认处置',
      en: 'Acknowledge',
      by: { admin: 'all', security: 'all' },
      from: ['open'],
      to: 'acknowledged',
      input: z.strictObject({ comment: reason }),
      effect: ({ actor, at, input }) => ({
        patch: { acknowledgedAt: at.toISOString(), acknowledgedBy: actor.id, comment: input.comment },
      }),
      tone: 'primary',
    },
  ],
}
