import { z } from 'zod'
import { topic } from '../../content/schema/values.ts'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import type { Domain } from '../workflow/domain.ts'
import { immutable } from '../workflow/governed.ts'
import { hiddenFrom } from '../workflow/hidden-from.ts'
import { reason } from '../workflow/input.ts'
import { prepareRename, releaseRename } from './rename.ts'

const domain: Domain = {
  slug: 'topic-renames',
  policy: policy['topic-renames'],
  input: { create: z.strictObject({ from: topic, to: topic, reason, merges: z.boolean().nullish() }) },
  prepare: prepareRename,
}

/** A topic gets another name, or is merged into another: said once, kept for ever, released in the same transaction. */
export const topicRenames = immutable(domain, {
  labels: { singular: { zh: '主题改名', en: 'Topic renaming' }, plural: { zh: '主题改名', en: 'Topic renamings' } },
  defaultSort: '-renamedAt',
  admin: {
    hidden: hiddenFrom('spokesperson'),
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'from',
    defaultColumns: ['from', 'to', 'reason', 'renamedAt'],
    description: {
      zh: '保存后立即生效：带原主题的内容改列在新主题下，文字、版次和摘要值不变；原网址永久转到新网址。改成已有的主题，就是合并，合并后不能再拆开。',
      en: 'Saving takes effect at once: what carries the old word is listed under the new one, texts, editions and digests stay, and old addresses lead to the new ones for ever. Into a topic that exists it is a merger, which cannot be undone.',
    },
  },
  hooks: { afterChange: [({ doc, req }) => releaseRename(req, doc)] },
  fields: [
    { name: 'from', type: 'text', required: true, index: true, label: { zh: '原主题', en: 'Old name' } },
    { name: 'to', type: 'text', required: true, index: true, label: { zh: '新主题', en: 'New name' } },
    {
      name: 'merges',
      type: 'checkbox',
      // Asked for, and seen from what came of it: never kept.
      virtual: true,
      label: { zh: '合并（新主题已有内容时须勾选）', en: 'Merge (where the new name is in use already)' },
      admin: { condition: (data: { id?: string }) => !data.id },
    },
    {
      name: 'reason',
      type: 'textarea',
      required: true,
      label: { zh: '理由（公开）', en: 'Reason (public)' },
    },
    {
      name: 'renamedAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '改名时间', en: 'Renamed at' },
      admin: { ...moment, readOnly: true, condition: (data: { id?: string }) => Boolean(data.id) },
    },
  ],
})
