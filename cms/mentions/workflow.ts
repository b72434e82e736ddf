import { z } from 'zod'
import { Refused, refuse } from '../errors.ts'
import { idsOf } from '../workflow/actor.ts'
import { domainOf } from '../workflow/domain.ts'
import { createRecord, visible } from '../workflow/door.ts'
import type { Doc, Effect, Workflow } from '../workflow/engine.ts'
import type { Grant } from '../workflow/grants.ts'
import { reason } from '../workflow/input.ts'
import { change } from '../workflow/records.ts'

const judges: Grant = { monitor: 'all', analyst: 'all', handler: 'concerned' }

const belongsTo = (opened: Doc, mention: Doc) => ({
  patch: { case: opened.id, concerned: [...new Set([...idsOf(mention.concerned), ...idsOf(opened.concerned)])] },
  answer: { case: opened.id },
})

const openCase: Effect = async ({ req, doc, actor, input }) => {
  const opened = await createRecord({
    req,
    domain: domainOf('cases'),
    actor,
    input: { ...input, summary: String(doc.text).slice(0, 1_000), mentions: [doc.id] },
  })
  return belongsTo(opened, doc)
}

const attach: Effect = async ({ req, doc, actor, input }) => {
  const domain = domainOf('cases')
  const existing = await visible({ req, domain, actor, id: String(input.case) }).catch(() => {
    throw new Refused(
      refuse('invalid-field', {
        field: 'case',
        message: { zh: '没有这个舆情事项，或您无权查看。', en: 'There is no such case, or you may not see it.' },
      }),
    )
  })
  await change({ req, slug: 'cases', id: existing.id, data: { mentions: [...idsOf(existing.mentions), doc.id] } })
  return belongsTo(existing, doc)
}

export const mentionWorkflow: Workflow = {
  slug: 'mentions',
  states: {
    new: { zh: '待研判', en: 'To be judged' },
    attached: { zh: '已归入事项', en: 'Attached to a case' },
    dismissed: { zh: '不处理', en: 'Dismissed' },
  },
  rows: [
    {
      act: 'open-case',
      zh: '立项',
      en: 'Open a case',
      by: judges,
      from: ['new'],
      to: 'attached',
      input: z.strictObject({ title: z.string(), kind: z.string(), leadUnit: z.string() }),
      effect: openCase,
      tone: 'primary',
    },
    {
      act: 'attach',
      zh: '归入已有事项',
      en: 'Attach to a case',
      by: judges,
      from: ['new'],
      to: 'attached',
      input: z.strictObject({ case: z.string().min(1) }),
      effect: attach,
    },
    {
      act: 'dismiss',
      zh: '不处理',
      en: 'Dismiss',
      by: judges,
      from: ['new'],
      to: 'dismissed',
      input: z.strictObject({ reason }),
      effect: ({ input }) => ({ patch: { dismissReason: input.reason } }),
      tone: 'danger',
    },
  ],
}
