import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { previewLinkWorkflow } from './workflow.ts'

const domain: Domain = {
  slug: 'preview-links',
  policy: policy['preview-links'],
  input: {},
  workflow: previewLinkWorkflow,
}

/** Links by which one reader without an account may see one text before it is published; made by `share-preview`. */
export const previewLinks = governed(domain, {
  labels: { singular: { zh: '预览链接', en: 'Preview link' }, plural: { zh: '预览链接', en: 'Preview links' } },
  lockDocuments: false,
  defaultSort: '-sharedAt',
  indexes: [{ fields: ['statement', 'sharedAt'] }],
  admin: { hidden: true, useAsTitle: 'name' },
  fields: [
    { name: 'tokenHash', type: 'text', required: true, unique: true, hidden: true, access: { read: () => false } },
    {
      name: 'statement',
      type: 'relationship',
      relationTo: 'statements',
      required: true,
      index: true,
      label: { zh: '文稿', en: 'Statement' },
    },
    { name: 'edition', type: 'number', required: true, label: { zh: '版次', en: 'Edition' } },
    { name: 'digest', type: 'text', required: true, label: { zh: '摘要值', en: 'Digest' } },
    { name: 'name', type: 'text', required: true, label: { zh: '读者', en: 'Reader' } },
    { name: 'contact', type: 'text', label: { zh: '联系方式', en: 'Contact' } },
    { name: 'sharedBy', type: 'relationship', relationTo: 'users', label: { zh: '发出人', en: 'Shared by' } },
    { name: 'sharedAt', type: 'date', required: true, index: true, label: { zh: '发出时间', en: 'Shared at' } },
    { name: 'expiresAt', type: 'date', required: true, label: { zh: '有效期至', en: 'Expires at' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'active',
      label: { zh: '状态', en: 'State' },
      options: Object.entries(previewLinkWorkflow.states).map(([value, label]) => ({ value, label })),
    },
    { name: 'openings', type: 'number', required: true, defaultValue: 0, label: { zh: '打开次数', en: 'Openings' } },
    { name: 'openedAt', type: 'date', label: { zh: '最近打开', en: 'Last opened' } },
    { name: 'issuingUnit', type: 'relationship', relationTo: 'units', label: { zh: '发布单位', en: 'Issuing unit' } },
    concerned,
  ],
})
