import { z } from 'zod'
import { line } from '../../content/schema/values.ts'
import { Refused, refuse } from '../errors.ts'
import { policy } from '../policy.ts'
import { roleNames, roles } from '../roles.ts'
import { refusalResponse } from '../workflow/answers.ts'
import type { Domain } from '../workflow/domain.ts'
import { governed } from '../workflow/governed.ts'
import { resolveUnit } from '../workflow/units.ts'

const create = z.strictObject({
  email: z.email(),
  name: line(60, { zh: '姓名' }),
  password: z.string().min(10).max(200),
  roles: z.array(z.enum(roleNames as [string, ...string[]])).max(roleNames.length),
  unit: z.string().nullish(),
})

/** What a person may change about themselves; duties and unit are given by the system administrator. */
const ownFields = ['name', 'password']

const domain: Domain = {
  slug: 'users',
  policy: policy.users,
  input: { create, update: create.partial() },
  opensEmpty: true,
  prepare: async ({ req, actor, input }) => {
    const isAdmin = actor.roles.includes('admin')
    const foreign = Object.keys(input).find((field) => !ownFields.includes(field))
    if (!isAdmin && foreign)
      throw new Refused(refuse('role', { field: foreign, message: '只有系统管理员能改职责、单位和邮箱。' }))
    return input.unit ? { ...input, unit: await resolveUnit(req, String(input.unit), 'unit') } : input
  },
}

/** Accounts and passwords are given by the system administrator. One answer for every address: it tells nobody who works here. */
const noSelfService = () =>
  refusalResponse([
    refuse('not-found', { message: '这里不能自助开通账号或找回密码。', fix: '请联系系统管理员重设密码。' }),
  ])

export const users = governed(domain, {
  labels: { singular: { zh: '人员', en: 'Person' }, plural: { zh: '人员', en: 'People' } },
  auth: {
    tokenExpiration: 60 * 60 * 8,
    maxLoginAttempts: 8,
    lockTime: 10 * 60 * 1000,
    useSessions: true,
    // Payload's own pause between two requests is written outside the transaction it holds: it would wait for itself.
    forgotPassword: { minRequestInterval: 0 },
  },
  endpoints: ['/forgot-password', '/reset-password', '/verify/:id'].map((path) => ({
    path,
    method: 'post',
    handler: noSelfService,
  })),
  admin: {
    group: { zh: '人员与单位', en: 'People' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'roles', 'unit'],
  },
  fields: [
    { name: 'name', type: 'text', required: true, label: { zh: '姓名', en: 'Name' } },
    {
      name: 'roles',
      type: 'select',
      hasMany: true,
      saveToJWT: true,
      required: true,
      label: { zh: '职责', en: 'Duties' },
      options: roleNames.map((value) => ({ value, label: { zh: roles[value].zh, en: roles[value].en } })),
      admin: {
        description: {
          zh: '一人可有多项职责；同一份文稿的作者、审核、保密审查、签发必须是四个人。',
          en: 'Several are possible; four eyes is held on each text.',
        },
      },
    },
    { name: 'unit', type: 'relationship', relationTo: 'units', saveToJWT: true, label: { zh: '所在单位', en: 'Unit' } },
  ],
})
