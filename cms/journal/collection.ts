import type { Field } from 'payload'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import type { Domain } from '../workflow/domain.ts'
import { immutable } from '../workflow/governed.ts'
import { inWords } from '../workflow/in-words.ts'

const domain: Domain = { slug: 'journal', policy: policy.journal, input: {} }
const text = (name: string, zh: string, en: string, more: object = {}): Field => ({
  name,
  type: 'text',
  label: { zh, en },
  ...more,
})
/** Everything anybody did, chained entry to entry; written in the transaction of the change. */
export const journal = immutable(domain, {
  labels: { singular: { zh: '操作记录', en: 'Journal entry' }, plural: { zh: '操作记录', en: 'Journal' } },
  defaultSort: '-sequence',
  indexes: [{ fields: ['slug', 'subject', 'sequence'] }],
  admin: {
    group: { zh: '监督', en: 'Oversight' },
    useAsTitle: 'act',
    defaultColumns: ['sequence', 'at', 'actorName', 'role', 'slug', 'act', 'to', 'edition'],
  },
  fields: [
    { name: 'sequence', type: 'number', required: true, unique: true, label: { zh: '序号', en: 'Sequence' } },
    { name: 'at', type: 'date', required: true, index: true, label: { zh: '时间', en: 'At' }, admin: moment },
    text('actor', '办理人编号', 'Actor', { index: true }),
    text('actorName', '办理人', 'Actor name'),
    text('role', '职责', 'Duty', inWords),
    text('unit', '单位编号', 'Unit'),
    text('slug', '记录种类', 'Collection', { required: true, index: true, ...inWords }),
    text('subject', '记录编号', 'Record', { required: true, index: true }),
    text('act', '操作', 'Act', { required: true, index: true, ...inWords }),
    text('from', '原环节', 'From', inWords),
    text('to', '现环节', 'To', inWords),
    { name: 'edition', type: 'number', label: { zh: '版次', en: 'Edition' } },
    text('digest', '摘要值', 'Digest'),
    {
      name: 'detail',
      type: 'json',
      label: { zh: '内容', en: 'Detail' },
      admin: { readOnly: true, components: { Field: '/workflow/json-field.tsx#JsonField' } },
    },
    text('previous', '上一条的哈希', 'Previous hash', { required: true }),
    text('hash', '本条哈希', 'Hash', { required: true }),
  ],
})
