import type { Field } from 'payload'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { on } from '../workflow/events.ts'
import { governed } from '../workflow/governed.ts'
import { linkWaiting } from './link.ts'
import { unmatchedEndpoints } from './unmatched.ts'
import { postWorkflow } from './workflow.ts'

const domain: Domain = {
  slug: 'microblog-posts',
  policy: policy['microblog-posts'],
  input: {},
  workflow: postWorkflow,
}

on('delivered', 'microblogs', ({ req, told }) => linkWaiting(req, told.subject))

const fixed = (field: Field): Field => ({ ...field, admin: { readOnly: true, ...field.admin } }) as Field
const beside = (field: Field): Field => fixed({ ...field, admin: { position: 'sidebar', ...field.admin } } as Field)
const kept = (field: Field): Field => ({ ...field, admin: { hidden: true } }) as Field
const lines = { components: { Field: '/microblogs/address-list.tsx#AddressList' } }

export const microblogPosts = governed(domain, {
  labels: {
    singular: { zh: '存档的微博', en: 'Archived post' },
    plural: { zh: '存档的微博', en: 'Archived posts' },
  },
  versions: { drafts: false, maxPerDoc: 0 },
  defaultSort: '-publishedAt',
  lockDocuments: false,
  indexes: [{ fields: ['state', 'publishedAt'] }, { fields: ['state', 'decidedByHand'] }],
  endpoints: unmatchedEndpoints,
  admin: {
    group: { zh: '政务微博', en: 'Microblog' },
    useAsTitle: 'excerpt',
    defaultColumns: ['excerpt', 'account', 'state', 'publishedAt'],
    listSearchableFields: ['excerpt', 'text'],
    description: {
      zh: '各账号发布的内容，读到即存档，不能改动；改过的原帖存为下一版。',
      en: 'What the accounts posted, archived as it was read and never changed; an edited post is kept as a further edition.',
    },
    components: { beforeListTable: ['/microblogs/match-link.tsx#MatchLink'] },
  },
  fields: [
    {
      name: 'acts',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/workflow/panel.tsx#ActsPanel' } },
    },
    kept({ name: 'excerpt', type: 'text', required: true, label: { zh: '内容', en: 'Post' } }),
    fixed({ name: 'text', type: 'textarea', label: { zh: '全文', en: 'Text' }, admin: { rows: 6 } }),
    fixed({ name: 'url', type: 'text', label: { zh: '原帖', en: 'Original' }, admin: lines }),
    fixed({
      name: 'links',
      type: 'json',
      required: true,
      defaultValue: [],
      label: { zh: '文中链接', en: 'Links' },
      admin: lines,
    }),
    fixed({
      name: 'images',
      type: 'json',
      required: true,
      defaultValue: [],
      label: { zh: '图片', en: 'Pictures' },
      admin: lines,
    }),
    beside({
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '状态', en: 'State' },
      options: Object.entries(postWorkflow.states).map(([value, label]) => ({ value, label })),
    }),
    beside({
      name: 'statement',
      type: 'relationship',
      relationTo: 'statements',
      index: true,
      label: { zh: '对应的文稿', en: 'Statement' },
      admin: { components: { Field: '/microblogs/statement-field.tsx#StatementField' } },
    }),
    beside({
      name: 'linkedBy',
      type: 'select',
      label: { zh: '怎样对应', en: 'Linked by' },
      options: [
        { value: 'address', label: { zh: '文中有文稿的网址', en: 'Its address stands in the post' } },
        { value: 'hand', label: { zh: '人工', en: 'By hand' } },
      ],
    }),
    beside({ name: 'linkedAt', type: 'date', label: { zh: '对应时间', en: 'Linked at' }, admin: moment }),
    beside({
      name: 'account',
      type: 'relationship',
      relationTo: 'microblog-accounts',
      required: true,
      index: true,
      label: { zh: '账号', en: 'Account' },
    }),
    beside({
      name: 'publishedAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '发布时间', en: 'Published at' },
      admin: moment,
    }),
    beside({
      name: 'dateUnknown',
      type: 'checkbox',
      defaultValue: false,
      label: { zh: '平台没有给出时间，按首次见到的时间', en: 'No time given; the time it was first seen' },
      admin: { condition: (data) => Boolean(data.dateUnknown) },
    }),
    beside({
      name: 'seenAt',
      type: 'date',
      required: true,
      label: { zh: '首次见到', en: 'First seen' },
      admin: moment,
    }),
    beside({ name: 'edition', type: 'number', required: true, defaultValue: 1, label: { zh: '版次', en: 'Edition' } }),
    beside({
      name: 'issuingUnit',
      type: 'relationship',
      relationTo: 'units',
      label: { zh: '文稿的发布单位', en: 'Issuing unit' },
    }),
    kept({ name: 'key', type: 'text', required: true, unique: true }),
    kept({ name: 'externalId', type: 'text', required: true }),
    kept({ name: 'addresses', type: 'text' }),
    kept({ name: 'decidedByHand', type: 'checkbox', defaultValue: false }),
    concerned,
  ],
})
