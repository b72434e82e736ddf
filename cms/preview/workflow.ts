import { z } from 'zod'
import type { Row, Workflow } from '../workflow/engine.ts'

const rows: readonly Row[] = [
  {
    act: 'revoke',
    zh: '收回链接',
    en: 'Revoke',
    by: { editor: 'issuing', reviewer: 'all', secrecy: 'all', signer: 'all' },
    from: ['active'],
    to: 'revoked',
    input: z.strictObject({}),
    tone: 'danger',
  },
]

/** The life of a preview link. That it expired or that the text moved on is seen when it is opened, not kept. */
export const previewLinkWorkflow: Workflow = {
  slug: 'preview-links',
  states: { active: { zh: '有效', en: 'Active' }, revoked: { zh: '已收回', en: 'Revoked' } },
  rows,
}
