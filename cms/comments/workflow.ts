import { z } from 'zod'
import type { Workflow } from '../workflow/engine.ts'
import type { Grant } from '../workflow/grants.ts'

const nothing = z.strictObject({})

/** Who works on the texts they may read. */
const readers: Grant = { reviewer: 'all', secrecy: 'all', signer: 'all', staff: 'concerned' }

/** The life of a comment: open until somebody who works on the text says that it is dealt with. */
export const commentWorkflow: Workflow = {
  slug: 'comments',
  states: { open: { zh: '待处理', en: 'Open' }, resolved: { zh: '已处理', en: 'Resolved' } },
  rows: [
    {
      act: 'resolve',
      zh: '标为已处理',
      en: 'Resolve',
      by: readers,
      from: ['open'],
      to: 'resolved',
      input: nothing,
      effect: ({ actor, at }) => ({ patch: { resolvedAt: at.toISOString(), resolvedBy: actor.id } }),
      tone: 'primary',
    },
    {
      act: 'reopen',
      zh: '重新打开',
      en: 'Reopen',
      by: readers,
      from: ['resolved'],
      to: 'open',
      input: nothing,
      effect: () => ({ patch: { resolvedAt: null, resolvedBy: null } }),
    },
  ],
}
