import type { Words } from '../language.ts'
import type { Role } from '../roles.ts'

const words = <Key extends string>(table: Record<Key, Words>) => table

export const scopeWords = words({
  mine: { zh: '我的', en: 'Mine' },
  unit: { zh: '本单位', en: 'My unit' },
  all: { zh: '全部', en: 'Everything' },
})

export const deskWords = words({
  queue: { zh: '待办', en: 'Waiting' },
  whose: { zh: '看谁的待办', en: 'Whose queue' },
  filters: { zh: '筛选', en: 'Filter' },
  every: { zh: '不限', en: 'All' },
  late: { zh: '超时', en: 'Overdue' },
  soon: { zh: '快到时限', en: 'Due soon' },
  title: { zh: '事项', en: 'Matter' },
  act: { zh: '办什么', en: 'To do' },
  why: { zh: '为什么', en: 'Why' },
  time: { zh: '时限', en: 'Time' },
  asked: { zh: '谁在等', en: 'Who waits' },
  holder: { zh: '在谁手里', en: 'With whom' },
  waiting: { zh: '已等', en: 'Waiting' },
  askedTitle: { zh: '我在等', en: 'I wait for' },
  askedUnitTitle: { zh: '本单位在等', en: 'My unit waits for' },
  askedNone: { zh: '没有在等别人办的事。', en: 'You wait for nobody.' },
  liveTitle: { zh: '今天上线', en: 'Live today' },
  liveNone: { zh: '今天还没有上线的文稿。', en: 'Nothing went live today.' },
  links: { zh: '各类记录', en: 'All records' },
  keys: { zh: '快捷键', en: 'Keys' },
  open: { zh: '打开', en: 'Open' },
  read: { zh: '看原文', en: 'Read' },
  fold: { zh: '收起', en: 'Close' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  next: { zh: '下一页', en: 'Next page' },
  previous: { zh: '上一页', en: 'Previous page' },
  nobody: { zh: '没有能办的人', en: 'Nobody can do this' },
  noMatch: { zh: '这些条件下没有待办。', en: 'Nothing matches.' },
  clear: { zh: '去掉筛选', en: 'Clear the filter' },
  elsewhere: { zh: '这件事到记录页上办。', en: 'This is done on the record’s own page.' },
  notYours: { zh: '现在不能办：', en: 'Not possible now:' },
  gone: { zh: '这件事已经办过，从清单上去掉了。', en: 'This was done meanwhile and has left the queue.' },
  offline: { zh: '没有连上系统，清单可能不是最新的。', en: 'No connection: the queue may be out of date.' },
  digest: { zh: '针对的文字', en: 'About the text' },
  noText: { zh: '还没有正文。', en: 'There is no text yet.' },
})

/** What comes next for a duty whose queue is empty; the first duty a person has counts. */
export const emptyFor: [Role, Words & { link?: { href: string; text: Words } }][] = [
  [
    'editor',
    {
      zh: '没有等您办理的事。',
      en: 'Nothing waits for you.',
      link: { href: '/admin/collections/statements/create', text: { zh: '可以新建文稿 →', en: 'Write a statement →' } },
    },
  ],
  [
    'analyst',
    {
      zh: '没有等您研判的线索。',
      en: 'No mention waits to be judged.',
      link: {
        href: '/admin/collections/cases',
        text: { zh: '看看办理中的事项 →', en: 'Look through the open cases →' },
      },
    },
  ],
  [
    'monitor',
    {
      zh: '没有待研判的线索。',
      en: 'No mention waits to be judged.',
      link: { href: '/admin/collections/mentions/create', text: { zh: '登记一条线索 →', en: 'Record a mention →' } },
    },
  ],
  [
    'handler',
    {
      zh: '没有等本单位确认的文稿。',
      en: 'No text waits for your unit to confirm it.',
      link: { href: '/admin/collections/mentions/create', text: { zh: '登记一条线索 →', en: 'Record a mention →' } },
    },
  ],
  [
    'reviewer',
    { zh: '没有等您审核的文稿；有人提交后会排到这里。', en: 'Nothing to review; what is submitted appears here.' },
  ],
  [
    'secrecy',
    { zh: '没有等您审查的文稿；有人提交后会排到这里。', en: 'Nothing to clear; what is submitted appears here.' },
  ],
  [
    'signer',
    {
      zh: '没有等您签发的文稿；各道关口办完后会排到这里。',
      en: 'Nothing to sign; texts appear here once every gate is passed.',
    },
  ],
  ['liaison', { zh: '没有等本单位确认的文稿。', en: 'No text waits for your unit to confirm it.' }],
  [
    'admin',
    {
      zh: '没有等您办理的事。',
      en: 'Nothing waits for you.',
      link: { href: '/admin/collections/users', text: { zh: '管理人员和单位 →', en: 'People and units →' } },
    },
  ],
  [
    'inspector',
    {
      zh: '督查不办件。要看各单位的进展，请切换到“全部”。',
      en: 'Inspectors act on nothing. Choose “Everything” to see how matters stand.',
    },
  ],
  [
    'auditor',
    {
      zh: '审计不办件。要看各单位的进展，请切换到“全部”。',
      en: 'Auditors act on nothing. Choose “Everything” to see how matters stand.',
    },
  ],
]
export const emptyForOthers: Words = { zh: '没有等您办理的事。', en: 'Nothing waits for you.' }

export const keyWords: [string, Words][] = [
  ['j · ↓', { zh: '下一件', en: 'Next' }],
  ['k · ↑', { zh: '上一件', en: 'Previous' }],
  ['a', { zh: '就地办理', en: 'Act here' }],
  [
    'Enter',
    { zh: '办理表单里：现在办理；清单上：打开记录', en: 'In the form: do it now; in the list: open the record' },
  ],
  ['o', { zh: '打开记录', en: 'Open the record' }],
  ['v · Space', { zh: '看原文，再按一次收起', en: 'Read the text; again to close it' }],
  ['Esc', { zh: '收起', en: 'Close' }],
  ['Ctrl + Enter', { zh: '在多行文字框里：现在办理', en: 'In a text box: do it now' }],
  ['?', { zh: '显示这张表', en: 'Show this list' }],
]
