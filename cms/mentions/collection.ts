import { z } from 'zod'
import { instant, line, webUrl } from '../../content/schema/values.ts'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { filledIn } from '../workflow/filled-in.ts'
import { governed } from '../workflow/governed.ts'
import { wordsFor } from '../workflow/in-words.ts'
import { sourceKinds } from './source-kinds.ts'
import { mentionWaits, mentionWaitsAmong } from './waits.ts'
import { mentionWorkflow } from './workflow.ts'

const create = z.strictObject({
  title: line(200, { zh: '标题', en: 'Title' }),
  text: z.string().normalize('NFC').trim().min(1).max(20_000),
  url: webUrl.nullish(),
  sourceKind: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  publishedAt: instant.nullish(),
  author: line(80, { zh: '作者', en: 'Author' }).nullish(),
  counters: z.record(z.string().max(40), z.number().nonnegative()).nullish(),
})

const domain: Domain = {
  slug: 'mentions',
  policy: policy.mentions,
  input: { create, update: create.partial() },
  editableIn: ['new'],
  workflow: mentionWorkflow,
  waits: mentionWaits,
  waitsAmong: mentionWaitsAmong,
  prepare: ({ actor, input, doc }) =>
    doc ? input : { ...input, state: 'new', capturedBy: actor.id, concerned: actor.unit ? [actor.unit] : [] },
}

export const mentions = governed(domain, {
  labels: { singular: { zh: '舆情线索', en: 'Mention' }, plural: { zh: '舆情线索', en: 'Mentions' } },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['state', 'createdAt'] }],
  admin: {
    group: { zh: '收集与研判', en: 'Hear and judge' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'sourceKind', 'state', 'publishedAt', 'createdAt'],
    description: {
      zh: '网上网下看到、听到的一条意见。判断后立项、归入已有事项，或说明理由不处理。',
      en: 'One thing somebody said.',
    },
    listSearchableFields: ['title', 'text'],
  },
  fields: [
    {
      name: 'acts',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/workflow/panel.tsx#ActsPanel' } },
    },
    { name: 'title', type: 'text', required: true, index: true, label: { zh: '标题', en: 'Title' } },
    {
      name: 'text',
      type: 'textarea',
      required: true,
      label: { zh: '原文', en: 'Text' },
      admin: {
        rows: 8,
        description: { zh: '照录原话；个人电话、证件号不要抄录。', en: 'Word for word; no personal numbers.' },
      },
    },
    { name: 'url', type: 'text', label: { zh: '网址', en: 'Address' } },
    {
      name: 'sourceKind',
      type: 'text',
      required: true,
      index: true,
      label: { zh: '来源类型', en: 'Kind of source' },
      admin: {
        components: { Field: '/mentions/source-kind-field.tsx#SourceKindField', ...wordsFor(sourceKinds) },
      },
    },
    {
      name: 'publishedAt',
      type: 'date',
      index: true,
      label: { zh: '发表时间', en: 'Published at' },
      admin: moment,
    },
    { name: 'author', type: 'text', label: { zh: '作者（网名）', en: 'Author' } },
    {
      name: 'counters',
      type: 'json',
      label: { zh: '转评赞', en: 'Counters' },
      admin: { components: { Field: '/mentions/counters-field.tsx#CountersField' } },
    },
    filledIn({
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'new',
      label: { zh: '状态', en: 'State' },
      options: Object.entries(mentionWorkflow.states).map(([value, label]) => ({ value, label })),
    }),
    filledIn({
      name: 'case',
      type: 'relationship',
      relationTo: 'cases',
      index: true,
      label: { zh: '舆情事项', en: 'Case' },
    }),
    filledIn({ name: 'dismissReason', type: 'text', label: { zh: '不处理的理由', en: 'Why dismissed' } }),
    filledIn({
      name: 'capturedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { zh: '登记人', en: 'Captured by' },
    }),
    concerned,
  ],
})
