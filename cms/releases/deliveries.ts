import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { hiddenFrom } from '../workflow/hidden-from.ts'

const domain: Domain = { slug: 'deliveries', policy: policy.deliveries, input: {} }

export const deliveryStates = {
  pending: { zh: '待上线', en: 'Pending' },
  written: { zh: '已写入', en: 'Written' },
  live: { zh: '已上线', en: 'Live' },
  failed: { zh: '未成功', en: 'Failed' },
} as const

export const checkResults = {
  agrees: { zh: '一致', en: 'Agrees' },
  differs: { zh: '不一致', en: 'Differs' },
} as const

/** What became of a release. `release` is its id; `live` means the pages were fetched and agree. */
export const deliveries = governed(domain, {
  labels: { singular: { zh: '上线情况', en: 'Delivery' }, plural: { zh: '上线情况', en: 'Deliveries' } },
  defaultSort: '-sequence',
  lockDocuments: false,
  indexes: [{ fields: ['state', 'sequence'] }, { fields: ['state', 'dueAt'] }],
  admin: {
    hidden: hiddenFrom('spokesperson'),
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'release',
    defaultColumns: ['sequence', 'state', 'url', 'liveAt', 'checkedAt', 'checkResult', 'error'],
  },
  fields: [
    { name: 'release', type: 'text', required: true, unique: true, label: { zh: '发布记录', en: 'Release' } },
    { name: 'sequence', type: 'number', required: true, index: true, label: { zh: '序号', en: 'Sequence' } },
    { name: 'subject', type: 'text', required: true, index: true, label: { zh: '对象', en: 'Subject' } },
    {
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '状态', en: 'State' },
      options: Object.entries(deliveryStates).map(([value, label]) => ({ value, label })),
    },
    { name: 'url', type: 'text', label: { zh: '网址', en: 'Address' } },
    { name: 'writtenAt', type: 'date', label: { zh: '写入时间', en: 'Written at' }, admin: moment },
    { name: 'liveAt', type: 'date', index: true, label: { zh: '上线时间', en: 'Live at' }, admin: moment },
    { name: 'error', type: 'text', label: { zh: '问题', en: 'Error' } },
    {
      name: 'checkedAt',
      type: 'date',
      label: { zh: '最近一次核对公众网址', en: 'Public pages last checked' },
      admin: moment,
    },
    {
      name: 'checkResult',
      type: 'select',
      label: { zh: '核对结果', en: 'Result of the check' },
      options: Object.entries(checkResults).map(([value, label]) => ({ value, label })),
    },
    { name: 'checks', type: 'number', defaultValue: 0, label: { zh: '核对次数', en: 'Checks' } },
    { name: 'tries', type: 'number', defaultValue: 0, label: { zh: '未成功的次数', en: 'Failed tries' } },
    { name: 'nextTryAt', type: 'date', label: { zh: '下次再试', en: 'Tried again at' }, admin: moment },
    { name: 'alarmedAt', type: 'date', label: { zh: '报警时间', en: 'Alarm at' }, admin: moment },
    // By when it has to be live; nothing where texts of past years are brought in.
    { name: 'dueAt', type: 'date', admin: { hidden: true } },
    { name: 'reason', type: 'json', admin: { hidden: true } },
    concerned,
  ],
})
