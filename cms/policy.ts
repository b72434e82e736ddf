import { alarmWorkflow } from './alarms/workflow.ts'
import { commentWorkflow } from './comments/workflow.ts'
import { mentionWorkflow } from './mentions/workflow.ts'
import { postWorkflow } from './microblogs/workflow.ts'
import { previewLinkWorkflow } from './preview/workflow.ts'
import { statementWorkflow } from './statements/workflow.ts'
import type { Policy } from './workflow/domain.ts'
import type { Workflow } from './workflow/engine.ts'
import type { Grant } from './workflow/grants.ts'

const acts = ({ rows }: Workflow): Record<string, Grant> => Object.fromEntries(rows.map(({ act, by }) => [act, by]))

/** Sees every text in every state, as gatekeeper or overseer. */
const gatekeepers: Grant = {
  reviewer: 'all',
  secrecy: 'all',
  signer: 'all',
  inspector: 'all',
  auditor: 'all',
  admin: 'all',
}
/** Hears and judges, and oversees those who do. */
const listeners: Grant = {
  monitor: 'all',
  analyst: 'all',
  reviewer: 'all',
  secrecy: 'all',
  signer: 'all',
  spokesperson: 'all',
  inspector: 'all',
  auditor: 'all',
}

/**
 * THE access table: collection × action × duty → how far it reaches. `staff` is every signed-in person. What is not here is
 * refused. The acts of a life are the rows of its workflow. `public`: what a release may carry out of the house.
 */
export const policy = {
  users: {
    zh: '人员',
    read: { staff: 'all' },
    create: { admin: 'all' },
    update: { admin: 'all', staff: 'self' },
    acts: {},
    public: [],
  },
  units: {
    zh: '单位',
    read: { staff: 'all' },
    create: { admin: 'all' },
    update: { admin: 'all' },
    acts: {},
    public: ['code', 'name'],
  },
  mentions: {
    zh: '舆情线索',
    read: { ...listeners, staff: 'concerned' },
    create: { monitor: 'all', analyst: 'all', handler: 'all' },
    update: { monitor: 'all', analyst: 'all', handler: 'concerned' },
    acts: acts(mentionWorkflow),
    public: [],
  },
  cases: {
    zh: '舆情事项',
    read: { ...listeners, staff: 'concerned' },
    create: { monitor: 'all', analyst: 'all', handler: 'all' },
    update: { analyst: 'all', handler: 'concerned' },
    acts: {},
    public: [],
  },
  statements: {
    zh: '回应文稿',
    read: { ...gatekeepers, staff: 'concerned' },
    create: { editor: 'all' },
    update: { editor: 'issuing' },
    acts: acts(statementWorkflow),
    public: [
      'kind',
      'title',
      'summary',
      'content',
      'body',
      'fields',
      'forms',
      'topics',
      'attachments',
      'issuingUnit',
      'confirmingUnits',
      'section',
      'year',
      'number',
      'edition',
      'digest',
      'editionReason',
    ],
  },
  slips: {
    zh: '把关记录',
    read: { ...gatekeepers, staff: 'concerned' },
    create: {},
    update: {},
    acts: {},
    public: ['act', 'unit', 'role', 'at', 'digest', 'slipDigest'],
  },
  comments: {
    zh: '评论',
    read: { ...gatekeepers, staff: 'concerned' },
    create: { staff: 'all' },
    update: {},
    acts: acts(commentWorkflow),
    public: [],
  },
  'preview-links': {
    zh: '预览链接',
    read: { ...gatekeepers, staff: 'concerned' },
    create: {},
    update: {},
    acts: acts(previewLinkWorkflow),
    public: [],
  },
  releases: {
    zh: '发布记录',
    read: { ...gatekeepers, staff: 'concerned' },
    create: {},
    update: {},
    acts: {},
    public: ['release', 'sequence'],
  },
  deliveries: {
    zh: '上线情况',
    read: { ...gatekeepers, staff: 'concerned' },
    create: {},
    update: {},
    acts: {},
    public: [],
  },
  alarms: {
    zh: '报警',
    read: { admin: 'all', security: 'all', auditor: 'all' },
    create: {},
    update: {},
    acts: acts(alarmWorkflow),
    public: [],
  },
  /** Speaks only of what is released or signed for a set time; never of a text that is still being written. */
  'press-room': {
    zh: '发言人工作台',
    read: {
      spokesperson: 'all',
      reviewer: 'all',
      secrecy: 'all',
      signer: 'all',
      inspector: 'all',
      auditor: 'all',
      admin: 'all',
    },
    create: {},
    update: {},
    acts: {},
    public: [],
  },
  'topic-renames': {
    zh: '主题改名',
    read: { staff: 'all' },
    create: { editor: 'all', admin: 'all' },
    update: {},
    acts: {},
    public: ['from', 'to', 'reason'],
  },
  files: {
    zh: '文件',
    read: { ...gatekeepers, staff: 'concerned' },
    create: { staff: 'all' },
    update: {},
    acts: {},
    public: ['filename', 'mimeType', 'filesize', 'width', 'height', 'record'],
  },
  bureau: {
    zh: '单位公开信息',
    read: { staff: 'all' },
    create: {},
    update: { admin: 'all' },
    acts: {},
    public: [
      'name',
      'shortName',
      'demo',
      'region',
      'address',
      'phone',
      'email',
      'siteIdCode',
      'icp',
      'policeRecord',
      'colour',
    ],
  },
  notices: {
    zh: '通知',
    read: { staff: 'own' },
    create: {},
    update: {},
    acts: { read: { staff: 'own' } },
    public: [],
  },
  'microblog-accounts': {
    zh: '微博账号',
    read: { staff: 'all' },
    create: { admin: 'all' },
    update: { admin: 'all' },
    acts: {},
    public: ['name', 'platform', 'profileUrl'],
  },
  'microblog-posts': {
    zh: '存档的微博',
    read: { staff: 'all' },
    create: {},
    update: {},
    acts: acts(postWorkflow),
    public: ['url', 'publishedAt', 'dateUnknown', 'text', 'links', 'statement'],
  },
  journal: { zh: '操作记录', read: { inspector: 'all', auditor: 'all' }, create: {}, update: {}, acts: {}, public: [] },
} as const satisfies Record<string, Policy>
