import type { Field } from 'payload'
import { now } from '../calendar/clock.ts'
import { moment } from '../calendar/moment-field.ts'
import { languageOf } from '../language.ts'
import { policy } from '../policy.ts'
import { actorOf } from '../workflow/actor.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { type Grant, reachable } from '../workflow/grants.ts'
import { unitByName } from '../workflow/in-words.ts'
import { accountInput, prepareAccount } from './account-input.ts'
import { checkInWords } from './check-words.ts'
import type { Account } from './post.ts'

const feedReaders: Grant = { admin: 'all', spokesperson: 'all', editor: 'all', inspector: 'all' }

const domain: Domain = {
  slug: 'microblog-accounts',
  policy: policy['microblog-accounts'],
  input: { create: accountInput, update: accountInput.partial() },
  prepare: prepareAccount,
}

/** Written by the reader, never by a form. */
const known = (field: Field): Field =>
  ({
    ...field,
    admin: {
      position: 'sidebar',
      readOnly: true,
      condition: (data: { id?: string }) => Boolean(data.id),
      ...field.admin,
    },
  }) as Field
const hidden = { hidden: true }

export const microblogAccounts = governed(domain, {
  labels: {
    singular: { zh: '微博账号', en: 'Microblog account' },
    plural: { zh: '微博账号', en: 'Microblog accounts' },
  },
  defaultSort: 'name',
  lockDocuments: false,
  indexes: [{ fields: ['active', 'nextCheckAt'] }],
  admin: {
    group: { zh: '政务微博', en: 'Microblog' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'platform', 'unit', 'check', 'lastCheckedAt'],
    description: {
      zh: '本单位在其他平台上的账号。按时读取它的订阅源，读到的内容即存档并出现在网站上。',
      en: 'Accounts of the bureau on other platforms. What they post is read from their feeds, archived and shown on the site.',
    },
  },
  hooks: {
    afterRead: [({ doc, req }) => ({ ...doc, check: checkInWords(doc as Account, now())[languageOf(req)] })],
  },
  fields: [
    { name: 'name', type: 'text', required: true, label: { zh: '名称', en: 'Name' } },
    {
      name: 'platform',
      type: 'text',
      required: true,
      label: { zh: '平台', en: 'Platform' },
      admin: {
        description: {
          zh: 'weibo（微博）、wechat（微信公众号），或者平台自己的名字。',
          en: 'weibo, wechat, or the platform’s own name.',
        },
      },
    },
    { name: 'handle', type: 'text', label: { zh: '账号名', en: 'Handle' } },
    { name: 'profileUrl', type: 'text', label: { zh: '主页网址', en: 'Profile address' } },
    {
      name: 'feedUrl',
      type: 'text',
      required: true,
      label: { zh: '订阅源网址', en: 'Feed address' },
      // An address may hold a key; the name of an account is for everybody who reads its posts.
      access: { read: ({ req }) => reachable(feedReaders, actorOf(req.user)) === true },
      admin: { description: { zh: 'RSS、Atom 或 JSON Feed。', en: 'RSS, Atom or JSON Feed.' } },
    },
    {
      name: 'intervalMinutes',
      type: 'number',
      required: true,
      defaultValue: 15,
      min: 1,
      max: 1_440,
      label: { zh: '每隔几分钟读一次', en: 'Read every … minutes' },
    },
    {
      name: 'unit',
      type: 'relationship',
      relationTo: 'units',
      required: true,
      label: { zh: '所属单位', en: 'Unit' },
      admin: unitByName,
    },
    { name: 'active', type: 'checkbox', defaultValue: true, label: { zh: '启用', en: 'Active' } },
    known({
      name: 'check',
      type: 'text',
      virtual: true,
      label: { zh: '读取情况', en: 'Reading' },
      admin: {
        components: { Cell: '/microblogs/check-cell.tsx#CheckCell', Field: '/microblogs/check-field.tsx#CheckField' },
      },
    }),
    known({ name: 'lastCheckedAt', type: 'date', label: { zh: '上次读到', en: 'Last read' }, admin: moment }),
    known({ name: 'lastTriedAt', type: 'date', label: { zh: '上次尝试', en: 'Last try' }, admin: moment }),
    known({
      name: 'lastGapMinutes',
      type: 'number',
      label: { zh: '最近两次相隔（分钟）', en: 'Minutes between the last two' },
    }),
    known({
      name: 'nextCheckAt',
      type: 'date',
      required: true,
      label: { zh: '下次读取', en: 'Next look' },
      admin: moment,
    }),
    known({ name: 'failures', type: 'number', required: true, defaultValue: 0, admin: hidden }),
    known({ name: 'lastError', type: 'json', admin: hidden }),
    known({ name: 'etag', type: 'text', admin: hidden }),
    known({ name: 'lastModified', type: 'text', admin: hidden }),
  ],
})
