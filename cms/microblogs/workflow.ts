import { z } from 'zod'
import type { Workflow } from '../workflow/engine.ts'
import { reason } from '../workflow/input.ts'
import { link, unlink, withdrawPost } from './link.ts'

const forReason = z.strictObject({ reason })

/** The life of an archived post. Its text comes from the platform; what people decide is where it belongs. */
export const postWorkflow: Workflow = {
  slug: 'microblog-posts',
  states: {
    unlinked: { zh: '未对应', en: 'No statement' },
    linked: { zh: '已对应', en: 'Linked' },
    aside: { zh: '不需对应', en: 'Set aside' },
    withdrawn: { zh: '已从网站撤回', en: 'Off the site' },
  },
  rows: [
    {
      act: 'link',
      zh: '对应到文稿',
      en: 'Link to a statement',
      by: { editor: 'all', spokesperson: 'all' },
      from: ['unlinked', 'aside'],
      to: 'linked',
      input: z.strictObject({ statement: z.string().min(1).max(64) }),
      effect: link,
      tone: 'primary',
    },
    {
      act: 'unlink',
      zh: '解除对应',
      en: 'Unlink',
      by: { editor: 'issuing', spokesperson: 'all' },
      from: ['linked'],
      to: 'unlinked',
      input: forReason,
      effect: unlink,
    },
    {
      act: 'set-aside',
      zh: '不需对应',
      en: 'Set aside',
      by: { editor: 'concerned', spokesperson: 'all' },
      from: ['unlinked'],
      to: 'aside',
      input: z.strictObject({}),
      effect: () => ({ patch: { decidedByHand: true } }),
    },
    {
      act: 'withdraw-post',
      zh: '从网站撤回',
      en: 'Take off the site',
      by: { spokesperson: 'all', signer: 'all' },
      from: ['unlinked', 'linked', 'aside'],
      to: 'withdrawn',
      input: forReason,
      effect: withdrawPost,
      tone: 'danger',
    },
  ],
}
