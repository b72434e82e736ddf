import type { CollectionAfterReadHook, Field, GlobalConfig } from 'payload'
import { policy } from '../policy.ts'
import { actorOf, idOf } from '../workflow/actor.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { readAll, readOne } from './endpoints.ts'
import { mailStates, type Notice, noticeKinds } from './kinds.ts'
import './alarm-listeners.ts'
import './listeners.ts'
import { maySee } from './people.ts'

const domain: Domain = { slug: 'notices', policy: policy.notices, input: {} }

/** Whoever lost sight of a record since they were told is not shown its title or why. */
const hideUnseen: CollectionAfterReadHook = async ({ doc, req }) => {
  const reader = actorOf(req.user)
  const notice = doc as Notice
  if (!reader || reader.id !== idOf(notice.person) || !notice.slug) return doc
  return (await maySee(req, req.user, notice.slug, notice.subject)) ? doc : { ...doc, title: '', detail: null }
}

const options = (table: Record<string, { zh: string; en: string }>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))
const inBoth = (name: string, label: { zh: string; en: string }): Field => ({
  name,
  type: 'group',
  label,
  fields: [
    { name: 'zh', type: 'text', label: { zh: '中文', en: 'Chinese' } },
    { name: 'en', type: 'text', label: { zh: '英文', en: 'English' } },
  ],
})

/** What a person is told, one row a person and matter: made from events, never by hand; each reads their own. */
export const notices = governed(domain, {
  labels: { singular: { zh: '通知', en: 'Notice' }, plural: { zh: '通知', en: 'Notices' } },
  defaultSort: '-at',
  lockDocuments: false,
  indexes: [{ fields: ['slug', 'subject'] }, { fields: ['person', 'readAt', 'at'] }, { fields: ['mail', 'at'] }],
  admin: { hidden: true, useAsTitle: 'title' },
  endpoints: [
    { path: '/read-all', method: 'post', handler: readAll },
    { path: '/:id/acts/read', method: 'post', handler: readOne },
  ],
  hooks: { afterRead: [hideUnseen] },
  fields: [
    {
      name: 'person',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      label: { zh: '收件人', en: 'Person' },
    },
    { name: 'matter', type: 'text', required: true, label: { zh: '事由', en: 'Matter' } },
    { name: 'key', type: 'text', required: true, unique: true, admin: { hidden: true } },
    { name: 'kind', type: 'select', required: true, label: { zh: '种类', en: 'Kind' }, options: options(noticeKinds) },
    { name: 'slug', type: 'text', required: true, label: { zh: '记录种类', en: 'Collection' } },
    { name: 'subject', type: 'text', required: true, label: { zh: '记录编号', en: 'Record' } },
    { name: 'title', type: 'text', label: { zh: '标题', en: 'Title' } },
    inBoth('text', { zh: '何事', en: 'What' }),
    inBoth('detail', { zh: '说明', en: 'Detail' }),
    { name: 'at', type: 'date', required: true, label: { zh: '时间', en: 'At' } },
    { name: 'readAt', type: 'date', label: { zh: '已读时间', en: 'Read at' } },
    { name: 'settledAt', type: 'date', label: { zh: '办结时间', en: 'Settled at' } },
    { name: 'mail', type: 'select', required: true, label: { zh: '邮件', en: 'Mail' }, options: options(mailStates) },
    { name: 'mailedAt', type: 'date', label: { zh: '发信时间', en: 'Mailed at' } },
    { name: 'mailError', type: 'text', label: { zh: '没有发出的原因', en: 'Why not sent' } },
    { name: 'attempts', type: 'number', required: true, defaultValue: 0, label: { zh: '尝试次数', en: 'Attempts' } },
    { name: 'retryAt', type: 'date', label: { zh: '再试时间', en: 'Tried again at' } },
  ],
})

/** Until when overdue waits were looked for. */
export const noticesLooked: GlobalConfig = {
  slug: 'notices-looked',
  access: { read: () => false, update: () => false },
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  fields: [{ name: 'at', type: 'text' }],
}
