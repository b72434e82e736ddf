import { policy } from '../policy.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { complete, tellMentioned } from './hooks.ts'
import { create } from './input.ts'
import { peopleEndpoint } from './people-endpoint.ts'
import { prepareComment } from './prepare.ts'
import { commentWorkflow } from './workflow.ts'

const domain: Domain = {
  slug: 'comments',
  policy: policy.comments,
  input: { create },
  prepare: prepareComment,
  workflow: commentWorkflow,
}

/**
 * What colleagues say about a text before it is signed; never published. `slug` and `subject` name the record, `passage`
 * the words meant. A comment of somebody without an account has no author but `guest: {name, post, unit}`.
 */
export const comments = governed(domain, {
  labels: { singular: { zh: '评论', en: 'Comment' }, plural: { zh: '评论', en: 'Comments' } },
  lockDocuments: false,
  defaultSort: '-at',
  indexes: [{ fields: ['slug', 'subject', 'at'] }],
  admin: {
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'text',
    defaultColumns: ['at', 'text', 'author', 'state'],
    hidden: true,
  },
  endpoints: [{ path: '/people', method: 'get', handler: peopleEndpoint }],
  hooks: { beforeChange: [complete], afterChange: [tellMentioned] },
  fields: [
    { name: 'slug', type: 'text', required: true, index: true, label: { zh: '记录种类', en: 'Collection' } },
    { name: 'subject', type: 'text', required: true, index: true, label: { zh: '记录编号', en: 'Record' } },
    { name: 'edition', type: 'number', required: true, label: { zh: '版次', en: 'Edition' } },
    { name: 'passage', type: 'json', label: { zh: '所评文字', en: 'Passage' } },
    { name: 'text', type: 'textarea', required: true, label: { zh: '评论', en: 'Comment' } },
    {
      name: 'mentions',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      label: { zh: '提到的人', en: 'Mentions' },
    },
    { name: 'replyTo', type: 'text', index: true, label: { zh: '回复', en: 'Reply to' } },
    { name: 'author', type: 'relationship', relationTo: 'users', index: true, label: { zh: '作者', en: 'Author' } },
    { name: 'guest', type: 'json', label: { zh: '外单位人员', en: 'Guest' } },
    { name: 'at', type: 'date', required: true, index: true, label: { zh: '时间', en: 'At' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      label: { zh: '状态', en: 'State' },
      options: Object.entries(commentWorkflow.states).map(([value, label]) => ({ value, label })),
    },
    { name: 'resolvedAt', type: 'date', label: { zh: '处理时间', en: 'Resolved at' } },
    { name: 'resolvedBy', type: 'relationship', relationTo: 'users', label: { zh: '处理人', en: 'Resolved by' } },
    {
      name: 'concerned',
      type: 'relationship',
      relationTo: 'units',
      hasMany: true,
      label: { zh: '有关单位', en: 'Units concerned' },
    },
  ],
})
