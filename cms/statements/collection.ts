import type { Field } from 'payload'
import { formNames, forms, kindNames, kinds } from '../../content/schema/kinds.ts'
import { bodyEditor } from '../body/editor.ts'
import { policy } from '../policy.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { unitByName } from '../workflow/in-words.ts'
import { checksOf } from './checks-endpoint.ts'
import { digestText, showBody } from './hooks.ts'
import { create, update } from './input.ts'
import { pageEndpoints } from './page-endpoints.ts'
import { prepareStatement } from './prepare.ts'
import { statementPreview } from './preview.ts'
import { previewEndpoints } from './preview-endpoints.ts'
import { releasesOf } from './releases-endpoint.ts'
import { statementWaits, statementWaitsAmong, statementWaitsBeside } from './waits.ts'
import { statementWorkflow } from './workflow.ts'
import { checkEndpoints } from './writing/endpoint.ts'

const domain: Domain = {
  slug: 'statements',
  policy: policy.statements,
  input: { create, update },
  editableIn: ['draft'],
  prepare: prepareStatement,
  workflow: statementWorkflow,
  preview: statementPreview,
  waits: statementWaits,
  waitsBeside: statementWaitsBeside,
  waitsAmong: statementWaitsAmong,
}

const written: Field[] = [
  { name: 'reading', type: 'ui', admin: { components: { Field: '/statements/reading.tsx#Reading' } } },
  { name: 'kept', type: 'ui', admin: { components: { Field: '/statements/writing/kept-draft.tsx#KeptDraft' } } },
  {
    name: 'kind',
    type: 'select',
    required: true,
    index: true,
    defaultValue: 'response',
    label: { zh: '文稿种类', en: 'Kind' },
    options: kindNames.map((value) => ({ value, label: { zh: kinds[value].zh, en: kinds[value].en } })),
    access: { update: () => false },
  },
  {
    name: 'case',
    type: 'relationship',
    relationTo: 'cases',
    index: true,
    label: { zh: '所回应的舆情事项', en: 'Case' },
    // A link of the desk names the case to answer. What a person saves comes through the door and is taken as it was sent.
    defaultValue: ({ req }) =>
      req && !req.context.door && typeof req.query?.case === 'string' ? req.query.case : undefined,
    admin: { description: { zh: '官方回应和辟谣必须对应一个事项。', en: 'Required for responses and rebuttals.' } },
  },
  { name: 'title', type: 'text', required: true, index: true, maxLength: 200, label: { zh: '标题', en: 'Title' } },
  {
    name: 'summary',
    type: 'textarea',
    maxLength: 1_000,
    label: { zh: '摘要（一段话的答复）', en: 'Summary' },
    admin: { description: { zh: '读者最先看到的一段：直接回答。', en: 'The answer in one paragraph.' } },
  },
  {
    name: 'fields',
    type: 'json',
    label: { zh: '要素', en: 'Elements' },
    admin: { components: { Field: '/statements/elements.tsx#Elements' } },
  },
  { name: 'content', type: 'richText', editor: bodyEditor, label: { zh: '正文', en: 'Body' } },
  { name: 'writing', type: 'ui', admin: { components: { Field: '/statements/writing/panel.tsx#WritingPanel' } } },
  {
    name: 'attachments',
    type: 'relationship',
    relationTo: 'files',
    hasMany: true,
    label: { zh: '附件', en: 'Attachments' },
  },
  { name: 'comments', type: 'ui', admin: { components: { Field: '/comments/comments-panel.tsx#CommentsPanel' } } },
]

const placed: Field[] = [
  {
    name: 'issuingUnit',
    type: 'relationship',
    relationTo: 'units',
    index: true,
    label: { zh: '发布单位', en: 'Issuing unit' },
    admin: {
      ...unitByName,
      description: { zh: '谁主管谁发声。不填：本人所在单位。', en: 'Left empty: your own unit.' },
    },
  },
  {
    name: 'confirmingUnits',
    type: 'relationship',
    relationTo: 'units',
    hasMany: true,
    label: { zh: '协商确认单位', en: 'Confirming units' },
    admin: { description: { zh: '内容涉及哪些单位，就由哪些单位确认。', en: 'Every other unit the text speaks of.' } },
  },
  { name: 'topics', type: 'text', hasMany: true, label: { zh: '主题', en: 'Topics' } },
  {
    name: 'forms',
    type: 'select',
    hasMany: true,
    label: { zh: '回应形式', en: 'Forms' },
    options: formNames.map((value) => ({ value, label: { zh: forms[value].zh, en: forms[value].en } })),
  },
]

const beside = (field: Field): Field => ({ ...field, admin: { ...field.admin, position: 'sidebar' } }) as Field

/** Shown once there is something to show. */
const known = (field: Field): Field => {
  const condition = (data: { digest?: string }) => Boolean(data.digest)
  return { ...field, admin: { position: 'sidebar', readOnly: true, condition } } as Field
}
const kept = (field: Field): Field => ({ ...field, admin: { hidden: true } }) as Field

/** Written by the workflow, never by a form. */
const systemFields: Field[] = [
  known({
    name: 'state',
    type: 'select',
    required: true,
    index: true,
    defaultValue: 'draft',
    label: { zh: '环节', en: 'State' },
    options: Object.entries(statementWorkflow.states).map(([value, label]) => ({ value, label })),
  }),
  known({ name: 'number', type: 'number', index: true, label: { zh: '编号', en: 'Number' } }),
  known({ name: 'edition', type: 'number', required: true, defaultValue: 1, label: { zh: '版次', en: 'Edition' } }),
  known({ name: 'digest', type: 'text', index: true, label: { zh: '摘要值', en: 'Digest' } }),
  known({ name: 'author', type: 'relationship', relationTo: 'users', label: { zh: '作者', en: 'Author' } }),
  kept({ name: 'section', type: 'text', index: true }),
  kept({ name: 'year', type: 'number', index: true }),
  kept({ name: 'editionAct', type: 'text', required: true, defaultValue: 'publish' }),
  kept({ name: 'editionReason', type: 'text' }),
  kept({ name: 'expunge', type: 'text' }),
  kept({ name: 'round', type: 'number', required: true, defaultValue: 1 }),
  kept({ name: 'touched', type: 'json', required: true, defaultValue: [] }),
  kept({ name: 'lockedBody', type: 'text' }),
  kept({ name: 'releasedEdition', type: 'number', required: true, defaultValue: 0 }),
  kept({ name: 'live', type: 'json' }),
  kept({ name: 'scheduledAt', type: 'date', index: true }),
  kept({ name: 'scheduleError', type: 'text' }),
  kept({ name: 'emergency', type: 'json' }),
  kept({ name: 'withdrawalProposal', type: 'text' }),
  kept({ name: 'concerned', type: 'relationship', relationTo: 'units', hasMany: true }),
  kept({ name: 'body', type: 'textarea', virtual: true }),
]

export const statements = governed(domain, {
  labels: { singular: { zh: '回应文稿', en: 'Statement' }, plural: { zh: '回应文稿', en: 'Statements' } },
  versions: { drafts: false, maxPerDoc: 0 },
  defaultSort: '-updatedAt',
  indexes: [
    { fields: ['state', 'updatedAt'] },
    { fields: ['issuingUnit', 'state', 'updatedAt'] },
    { fields: ['state', 'scheduledAt'] },
  ],
  admin: {
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'title',
    hideAPIURL: true,
    defaultColumns: ['title', 'kind', 'state', 'number', 'issuingUnit', 'updatedAt'],
    listSearchableFields: ['title'],
    description: {
      zh: '起草、协商确认、审核、保密审查、签发；签发的文字就是上线的文字。',
      en: 'What is signed is what is live.',
    },
    components: {
      edit: { beforeDocumentControls: ['/statements/writing/autosave.tsx#Autosave'] },
      views: {
        edit: {
          compare: {
            Component: '/statements/compare-view.tsx#CompareView',
            path: '/compare',
            tab: { label: ({ t }) => t('huiying:compare'), href: '/compare', order: 140 },
          },
          preview: {
            Component: '/preview/view.tsx#PreviewView',
            path: '/preview',
            tab: { label: ({ t }) => t('version:preview'), href: '/preview', order: 150 },
          },
        },
      },
    },
  },
  endpoints: [
    { path: '/:id/releases', method: 'get', handler: releasesOf },
    { path: '/:id/checks', method: 'get', handler: checksOf },
    ...pageEndpoints,
    ...previewEndpoints,
    ...checkEndpoints,
  ],
  hooks: { beforeChange: [digestText], afterRead: [showBody] },
  fields: [
    {
      name: 'acts',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/statements/desk-panel.tsx#StatementDesk' } },
    },
    {
      name: 'facts',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/statements/facts.tsx#Facts' } },
    },
    ...written,
    ...placed.map(beside),
    ...systemFields,
  ],
})
