import type { GlobalConfig } from 'payload'
import { bureau as schema } from '../../content/schema/release.ts'
import { now } from '../calendar/clock.ts'
import { Refused } from '../errors.ts'
import { policy } from '../policy.ts'
import { actorOf } from '../workflow/actor.ts'
import { reachable } from '../workflow/grants.ts'
import { inputRefusals } from '../workflow/input.ts'
import { writeJournal } from '../workflow/journal.ts'
import { insert } from '../workflow/records.ts'

const publicKeys = Object.keys(schema.shape)
const filled = (doc: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(doc).filter(([key, value]) => publicKeys.includes(key) && value !== null && value !== ''),
  )

/** The bureau's public details. Saving releases them: they cross to the site the way a statement does. */
export const bureau: GlobalConfig = {
  slug: 'bureau',
  label: { zh: '单位公开信息', en: 'Bureau' },
  access: {
    read: ({ req }) => Boolean(req.user),
    update: ({ req }) => reachable(policy.bureau.update, actorOf(req.user)) === true,
  },
  admin: {
    hideAPIURL: true,
    group: { zh: '人员与单位', en: 'People' },
    description: {
      zh: '出现在网站每一页的页眉页脚；保存后立即更新到网站。',
      en: 'Shown on every page; saving publishes.',
    },
  },
  hooks: {
    beforeChange: [
      ({ data }) => {
        const parsed = schema.safeParse(filled(data))
        if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
        return data
      },
    ],
    afterChange: [
      async ({ doc, req }) => {
        const at = now().toISOString()
        const key = `bureau:${at}`
        const release = { recordKind: 'bureau', act: 'publish', bureau: filled(doc), releasedAt: at }
        await insert({
          req,
          slug: 'releases',
          data: {
            recordKind: 'bureau',
            key,
            numberKey: key,
            subject: 'bureau',
            act: 'publish',
            title: doc.name,
            releasedAt: at,
            release,
          },
        })
        const actor = actorOf(req.user)
        if (actor) await writeJournal({ req, actor, role: 'admin', slug: 'bureau', subject: 'bureau', act: 'edit' })
      },
    ],
  },
  fields: [
    { name: 'name', type: 'text', required: true, label: { zh: '单位全称', en: 'Name' } },
    { name: 'shortName', type: 'text', required: true, label: { zh: '简称', en: 'Short name' } },
    { name: 'demo', type: 'checkbox', defaultValue: false, label: { zh: '演示站（每页注明“演示”）', en: 'Demo' } },
    { name: 'region', type: 'text', label: { zh: '地区', en: 'Region' } },
    { name: 'address', type: 'text', label: { zh: '地址', en: 'Address' } },
    { name: 'phone', type: 'text', label: { zh: '电话', en: 'Phone' } },
    { name: 'email', type: 'text', label: { zh: '邮箱', en: 'E-mail' } },
    { name: 'siteIdCode', type: 'text', label: { zh: '网站标识码', en: 'Site ID code' } },
    { name: 'icp', type: 'text', label: { zh: 'ICP 备案号', en: 'ICP number' } },
    { name: 'policeRecord', type: 'text', label: { zh: '公安备案号', en: 'Police record number' } },
    { name: 'colour', type: 'text', label: { zh: '主色（#rrggbb）', en: 'Colour' } },
  ],
}
