import { z } from 'zod'
import { line } from '../../content/schema/values.ts'
import { Refused, refuse } from '../errors.ts'
import { policy } from '../policy.ts'
import { idOf } from '../workflow/actor.ts'
import type { Domain, Prepare } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { findOne } from '../workflow/records.ts'
import { propose } from './routing.ts'

const create = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
  name: line(80, { zh: '名称', en: 'Name' }),
  region: line(80, { zh: '地区', en: 'Region' }),
  lines: z
    .array(line(40, { zh: '业务', en: 'Line of work' }))
    .max(40)
    .default([]),
  contact: z.email().nullish(),
  head: z.string().min(1).nullish(),
})

type Head = { unit: unknown }

/** The head of a unit is one of its people. */
const prepare: Prepare = async ({ req, input, doc }) => {
  if (!input.head) return input
  const head = await findOne<Head>({ req, slug: 'users', where: { id: { equals: input.head } } })
  if (!head || !doc || idOf(head.unit) !== doc.id)
    throw new Refused(
      refuse('invalid-field', {
        field: 'head',
        message: { zh: '单位负责人不是本单位的人员。', en: 'The head of a unit is one of its people.' },
        fix: { zh: '请先把这个人的所在单位改为本单位。', en: 'Give the person this unit first.' },
      }),
    )
  return input
}

/** The code stands in every digest of the unit's statements, so it never changes. */
const domain: Domain = {
  slug: 'units',
  policy: policy.units,
  input: { create, update: create.omit({ code: true }).partial() },
  prepare,
}

export const units = governed(domain, {
  labels: { singular: { zh: '单位', en: 'Unit' }, plural: { zh: '单位', en: 'Units' } },
  admin: {
    group: { zh: '人员与单位', en: 'People' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'code', 'region', 'lines', 'contact'],
    description: {
      zh: '谁主管谁负责：地区和业务范围决定一件事先问哪个单位。',
      en: 'Region and line of work decide who is asked first.',
    },
  },
  endpoints: [{ path: '/propose', method: 'get', handler: propose }],
  fields: [
    {
      name: 'code',
      type: 'text',
      required: true,
      unique: true,
      label: { zh: '代码', en: 'Code' },
      admin: {
        description: { zh: '进入每份文稿的摘要值，确定后不再改。', en: 'Part of every digest; never changes.' },
      },
    },
    { name: 'name', type: 'text', required: true, index: true, label: { zh: '名称', en: 'Name' } },
    { name: 'region', type: 'text', required: true, index: true, label: { zh: '地区', en: 'Region' } },
    {
      name: 'lines',
      type: 'text',
      hasMany: true,
      label: { zh: '业务范围', en: 'Lines of work' },
      admin: {
        components: { Cell: '/workflow/list-cell.tsx#ListCell' },
        description: { zh: '群众会用到的词，例如：社保卡、失业保险金、欠薪。', en: 'Words people use for this work.' },
      },
    },
    {
      name: 'contact',
      type: 'email',
      label: { zh: '联系邮箱', en: 'Contact e-mail' },
      admin: { description: { zh: '协商确认的链接发到这里。', en: 'Where confirmation links go.' } },
    },
    {
      name: 'head',
      type: 'relationship',
      relationTo: 'users',
      label: { zh: '单位负责人', en: 'Head of unit' },
      filterOptions: ({ id }) => (id ? { unit: { equals: id } } : true),
      admin: {
        description: { zh: '登录后先看到整个单位的待办。', en: 'Signs in to the queue of the whole unit.' },
      },
    },
  ],
})
