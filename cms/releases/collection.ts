import type { Field } from 'payload'
import { moment } from '../calendar/moment-field.ts'
import { policy } from '../policy.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain } from '../workflow/domain.ts'
import { immutable } from '../workflow/governed.ts'
import { hiddenFrom } from '../workflow/hidden-from.ts'
import { inWords } from '../workflow/in-words.ts'
import { afterCommit, findOne, insert } from '../workflow/records.ts'
import { dueLive } from './late.ts'
import { wakePublisher } from './wake.ts'

const domain: Domain = { slug: 'releases', policy: policy.releases, input: {} }

const text = (name: string, zh: string, en: string, more: object = {}): Field => ({
  name,
  type: 'text',
  label: { zh, en },
  ...more,
})
const count = (name: string, zh: string, en: string, more: object = {}): Field => ({
  name,
  type: 'number',
  label: { zh, en },
  ...more,
})

/**
 * What crossed to the public side: one row an approved edition. Its insert is the commit point of a signature; the unique
 * keys make a second one of the same edition, or a second use of a number, impossible on every store.
 */
export const releases = immutable(domain, {
  labels: { singular: { zh: '发布记录', en: 'Release' }, plural: { zh: '发布记录', en: 'Releases' } },
  defaultSort: '-sequence',
  indexes: [
    { fields: ['section', 'year', 'number'] },
    { fields: ['subject', 'edition'] },
    { fields: ['recordKind', 'act', 'sequence'] },
  ],
  admin: {
    hidden: hiddenFrom('spokesperson'),
    group: { zh: '回应与发布', en: 'Answer' },
    useAsTitle: 'title',
    defaultColumns: ['sequence', 'title', 'act', 'edition', 'section', 'number', 'releasedAt'],
  },
  hooks: {
    beforeChange: [
      async ({ data, req }) => {
        const last = await findOne<{ sequence: number }>({
          req,
          slug: 'releases',
          where: { sequence: { greater_than: 0 } },
          sort: '-sequence',
        })
        return { ...data, sequence: (last?.sequence ?? 0) + 1 }
      },
    ],
    afterChange: [
      async ({ doc, req }) => {
        const { id, sequence, subject, concerned, releasedAt } = doc
        const dueAt = dueLive(releasedAt)
        const data = { release: id, sequence, subject, concerned, dueAt, state: 'pending' }
        await insert({ req, slug: 'deliveries', data })
        afterCommit(req, wakePublisher)
      },
    ],
  },
  fields: [
    count('sequence', '序号', 'Sequence', { required: true, unique: true }),
    text('recordKind', '记录种类', 'Kind of record', { required: true }),
    text('key', '唯一键', 'Key', { required: true, unique: true }),
    text('numberKey', '编号键', 'Number key', { required: true, unique: true }),
    text('subject', '对象', 'Subject', { required: true, index: true }),
    text('kind', '文稿种类', 'Kind', { index: true }),
    text('act', '动作', 'Act', { required: true, ...inWords }),
    count('edition', '版次', 'Edition'),
    text('digest', '摘要值', 'Digest', { index: true }),
    text('section', '栏目', 'Section', { index: true, ...inWords }),
    count('year', '年度', 'Year'),
    count('number', '编号', 'Number'),
    text('title', '标题', 'Title', { index: true }),
    {
      name: 'releasedAt',
      type: 'date',
      required: true,
      index: true,
      label: { zh: '签发时间', en: 'Released at' },
      admin: moment,
    },
    {
      name: 'release',
      type: 'json',
      required: true,
      label: { zh: '公开内容', en: 'What crossed' },
      admin: { readOnly: true, components: { Field: '/workflow/json-field.tsx#JsonField' } },
    },
    concerned,
  ],
})
