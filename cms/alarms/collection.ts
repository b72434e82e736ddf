import type { Field } from 'payload'
import { alarmKinds } from '../../content/schema/alarm.ts'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { alarmWorkflow } from './workflow.ts'

const domain: Domain = { slug: 'alarms', policy: policy.alarms, input: {}, workflow: alarmWorkflow }

const fixed = (field: Field): Field => ({ ...field, admin: { readOnly: true, ...field.admin } }) as Field
const beside = (field: Field): Field => fixed({ ...field, admin: { position: 'sidebar', ...field.admin } } as Field)
const kept = (field: Field): Field => ({ ...field, admin: { hidden: true } }) as Field
const options = (table: Record<string, { zh: string; en: string }>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))
const acknowledged = { condition: (data: { acknowledgedAt?: string }) => Boolean(data.acknowledgedAt) }

/** What the publisher raised: never written or removed by hand; people add what it was. */
export const alarms = governed(domain, {
  labels: { singular: { zh: '报警', en: 'Alarm' }, plural: { zh: '报警', en: 'Alarms' } },
  defaultSort: '-at',
  lockDocuments: false,
  indexes: [{ fields: ['fingerprint', 'toldAt'] }, { fields: ['state', 'at'] }],
  admin: {
    group: { zh: '监督', en: 'Oversight' },
    useAsTitle: 'title',
    defaultColumns: ['at', 'kind', 'title', 'state', 'count'],
    listSearchableFields: ['title'],
    description: {
      zh: '发布程序发现的问题：网页被改动、公众网址打不开、日志或磁盘出错。打开一条，看它是什么意思、怎样处理。',
      en: 'What the publisher found: changed pages, an address that cannot be read, faults of log or disk. Open one to see what it means and what to do.',
    },
  },
  fields: [
    {
      name: 'acts',
      type: 'ui',
      admin: { position: 'sidebar', components: { Field: '/workflow/panel.tsx#ActsPanel' } },
    },
    { name: 'guide', type: 'ui', admin: { components: { Field: '/alarms/alarm-view.tsx#AlarmView' } } },
    kept({ name: 'title', type: 'text', required: true, label: { zh: '何处', en: 'Where' } }),
    beside({
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '种类', en: 'Kind' },
      options: options(alarmKinds),
    }),
    beside({
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      label: { zh: '状态', en: 'State' },
      options: options(alarmWorkflow.states),
    }),
    beside({ name: 'at', type: 'date', required: true, label: { zh: '首次', en: 'First' }, admin: moment }),
    beside({ name: 'lastAt', type: 'date', required: true, label: { zh: '最近', en: 'Latest' }, admin: moment }),
    beside({ name: 'count', type: 'number', required: true, defaultValue: 1, label: { zh: '次数', en: 'Times' } }),
    beside({
      name: 'acknowledgedAt',
      type: 'date',
      label: { zh: '处置时间', en: 'Acknowledged at' },
      admin: { ...moment, ...acknowledged },
    }),
    beside({
      name: 'acknowledgedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { zh: '处置人', en: 'Acknowledged by' },
      admin: acknowledged,
    }),
    fixed({
      name: 'comment',
      type: 'textarea',
      label: { zh: '原因和处置', en: 'What it was, what was done' },
      admin: acknowledged,
    }),
    kept({ name: 'names', type: 'json', required: true, defaultValue: [] }),
    kept({ name: 'more', type: 'number', required: true, defaultValue: 0 }),
    kept({ name: 'detail', type: 'json', required: true }),
    kept({ name: 'toldAt', type: 'date', required: true }),
    kept({ name: 'fingerprint', type: 'text', required: true }),
  ],
})
