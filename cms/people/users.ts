import { isDeepStrictEqual } from 'node:util'
import type { FieldAccess, PayloadHandler } from 'payload'
import { z } from 'zod'
import { line } from '../../content/schema/values.ts'
import { Refused, refuse } from '../errors.ts'
import { languageOf } from '../language.ts'
import { mailWishes, mailWishNames } from '../mail-wishes.ts'
import { policy } from '../policy.ts'
import { roleNames, roles } from '../roles.ts'
import { actorOf, idOf } from '../workflow/actor.ts'
import { refusalResponse } from '../workflow/answers.ts'
import type { Domain } from '../workflow/domain.ts'
import { glance } from '../workflow/glance.ts'
import { governed } from '../workflow/governed.ts'
import { unitByName } from '../workflow/in-words.ts'
import { resolveUnit } from '../workflow/units.ts'

const create = z.strictObject({
  email: z.email(),
  name: line(60, { zh: '姓名', en: 'Name' }),
  password: z.string().min(10).max(200),
  roles: z.array(z.enum(roleNames as [string, ...string[]])).max(roleNames.length),
  unit: z.string().nullish(),
  notify: z.enum(mailWishNames).optional(),
})

/** What a person may change about themselves; duties and unit are given by the system administrator. */
const ownFields = ['name', 'password', 'notify']

const plain = (value: unknown) => (Array.isArray(value) ? value : idOf(value)) ?? null

const domain: Domain = {
  slug: 'users',
  policy: policy.users,
  input: { create, update: create.partial() },
  opensEmpty: true,
  // Whether a unit has anybody who can confirm decides whether its people or a guest are asked.
  waitsBeside: async ({ req, doc }) =>
    (
      await glance<{ id: string }>({
        req,
        slug: 'statements',
        where: { and: [{ state: { equals: 'submitted' } }, { confirmingUnits: { in: [idOf(doc.unit) ?? ''] } }] },
        select: { title: true },
      })
    ).map(({ id }) => ({ slug: 'statements', id })),
  prepare: async ({ req, actor, input, doc }) => {
    const isAdmin = actor.roles.includes('admin')
    // the account page sends its whole form back
    const isChanged = (field: string) => !isDeepStrictEqual(plain(input[field]), plain(doc?.[field]))
    const foreign = Object.keys(input).find((field) => !ownFields.includes(field) && isChanged(field))
    if (!isAdmin && foreign)
      throw new Refused(
        refuse('role', {
          field: foreign,
          message: {
            zh: '只有系统管理员能改职责、单位和邮箱。',
            en: 'Only the system administrator changes duties, unit and address.',
          },
        }),
      )
    return input.unit ? { ...input, unit: await resolveUnit(req, String(input.unit), 'unit') } : input
  },
}

/** Accounts and passwords are given by the system administrator. One answer for every address: it tells nobody who works here. */
const noSelfService: PayloadHandler = (req) =>
  refusalResponse(
    [
      refuse('not-found', {
        message: { zh: '这里不能自助开通账号或找回密码。', en: 'Accounts and passwords are not handed out here.' },
        fix: { zh: '请联系系统管理员重设密码。', en: 'Ask the system administrator for a new password.' },
      }),
    ],
    languageOf(req),
  )

/** For the form alone: what is sent all the same is refused by `prepare`. */
const byAdmin: FieldAccess = ({ req }) => actorOf(req.user)?.roles.includes('admin') ?? false

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
      access: { update: byAdmin },
      options: roleNames.map((value) => ({ value, label: { zh: roles[value].zh, en: roles[value].en } })),
      admin: {
        description: {
          zh: '一人可有多项职责；同一份文稿的作者、审核、保密审查、签发必须是四个人。',
          en: 'Several are possible; four eyes is held on each text.',
        },
      },
    },
    {
      name: 'unit',
      type: 'relationship',
      relationTo: 'units',
      saveToJWT: true,
      label: { zh: '所在单位', en: 'Unit' },
      admin: unitByName,
      access: { update: byAdmin },
    },
    {
      name: 'notify',
      type: 'select',
      defaultValue: 'each',
      label: { zh: '邮件通知', en: 'Notices by mail' },
      options: mailWishNames.map((value) => ({ value, label: { zh: mailWishes[value].zh, en: mailWishes[value].en } })),
      admin: {
        isClearable: false,
        description: {
          zh: '有事待办、被退回、已上线时发邮件；后台右上角的通知不受影响。',
          en: 'Mail when something waits for you, is returned or goes live; the bell in the back office is not affected.',
        },
      },
    },
  ],
})
