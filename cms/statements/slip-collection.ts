import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { immutable } from '../workflow/governed.ts'
import { hiddenFrom } from '../workflow/hidden-from.ts'
import { inWords, unitByName } from '../workflow/in-words.ts'
import { slipActs } from './slips.ts'

const domain: Domain = { slug: 'slips', policy: policy.slips, input: {} }

export const slips = immutable(domain, {
  labels: { singular: { zh: '把关记录', en: 'Slip' }, plural: { zh: '把关记录', en: 'Slips' } },
  defaultSort: '-at',
  indexes: [{ fields: ['statement', 'edition'] }],
  admin: {
    hidden: hiddenFrom('spokesperson'),
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'act',
    defaultColumns: ['at', 'act', 'statement', 'edition', 'unit', 'role'],
  },
  fields: [
    {
      name: 'statement',
      type: 'relationship',
      relationTo: 'statements',
      required: true,
      index: true,
      label: { zh: '文稿', en: 'Statement' },
    },
    { name: 'edition', type: 'number', required: true, label: { zh: '版次', en: 'Edition' } },
    { name: 'round', type: 'number', required: true, label: { zh: '轮次', en: 'Round' } },
    {
      name: 'act',
      type: 'select',
      required: true,
      label: { zh: '关口', en: 'Gate' },
      options: Object.entries(slipActs).map(([value, label]) => ({ value, label })),
    },
    { name: 'digest', type: 'text', required: true, index: true, label: { zh: '文字摘要值', en: 'Digest' } },
    { name: 'unit', type: 'relationship', relationTo: 'units', label: { zh: '单位', en: 'Unit' }, admin: unitByName },
    { name: 'role', type: 'text', required: true, label: { zh: '职责', en: 'Duty' }, ...inWords },
    { name: 'at', type: 'date', required: true, index: true, label: { zh: '时间', en: 'At' }, admin: moment },
    { name: 'actor', type: 'relationship', relationTo: 'users', label: { zh: '办理人', en: 'Person' } },
    {
      name: 'guest',
      type: 'json',
      label: { zh: '外单位办理人', en: 'Guest' },
      admin: { readOnly: true, components: { Field: '/workflow/json-field.tsx#JsonField' } },
    },
    { name: 'invitedBy', type: 'relationship', relationTo: 'users', label: { zh: '邀请人', en: 'Invited by' } },
    { name: 'comment', type: 'textarea', label: { zh: '意见', en: 'Comment' } },
    { name: 'slipDigest', type: 'text', required: true, label: { zh: '记录摘要值', en: 'Slip digest' } },
    concerned,
  ],
})
