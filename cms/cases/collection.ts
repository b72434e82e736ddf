import { z } from 'zod'
import { instant, line } from '../../content/schema/values.ts'
import { now } from '../calendar/clock.ts'
import { moment } from '../calendar/moment-field.ts'
import { Refused, refuse } from '../errors.ts'
import { policy } from '../policy.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import { concerned } from '../workflow/concerned.ts'
import type { Domain, Prepare } from '../workflow/domain.ts'
import { filledIn } from '../workflow/filled-in.ts'
import { governed } from '../workflow/governed.ts'
import { unitByName } from '../workflow/in-words.ts'
import { resolveUnit } from '../workflow/units.ts'
import { caseKind, caseKinds } from './kinds.ts'
import { caseWaits, caseWaitsAmong, caseWaitsBeside } from './waits.ts'

const create = z.strictObject({
  title: line(200, { zh: '标题', en: 'Title' }),
  kind: z.enum(caseKind),
  summary: z.string().normalize('NFC').trim().max(5_000).default(''),
  leadUnit: z.string().min(1),
  supportingUnits: z.array(z.string()).max(20).default([]),
  detectedAt: instant.nullish(),
  mentions: z.array(z.string()).max(1_000).default([]),
})

const prepare: Prepare = async ({ req, input, doc }) => {
  const leadUnit = input.leadUnit ? await resolveUnit(req, String(input.leadUnit), 'leadUnit') : idOf(doc?.leadUnit)
  const supportingUnits = input.supportingUnits
    ? await Promise.all(idsOf(input.supportingUnits).map((unit) => resolveUnit(req, unit, 'supportingUnits')))
    : idsOf(doc?.supportingUnits)
  if (leadUnit && supportingUnits.includes(leadUnit))
    throw new Refused(
      refuse('invalid-field', {
        field: 'supportingUnits',
        message: { zh: '主办单位不能同时是协办单位。', en: 'The lead unit cannot be a supporting unit as well.' },
      }),
    )
  const fresh = doc ? {} : { state: 'open', detectedAt: input.detectedAt ?? now().toISOString() }
  return { ...input, ...fresh, leadUnit, supportingUnits, concerned: [...new Set([leadUnit, ...supportingUnits])] }
}

const domain: Domain = {
  slug: 'cases',
  policy: policy.cases,
  input: { create, update: create.omit({ mentions: true }).partial() },
  editableIn: ['open'],
  prepare,
  waits: caseWaits,
  waitsBeside: caseWaitsBeside,
  waitsAmong: caseWaitsAmong,
}

export const cases = governed(domain, {
  labels: { singular: { zh: '舆情事项', en: 'Case' }, plural: { zh: '舆情事项', en: 'Cases' } },
  defaultSort: '-detectedAt',
  indexes: [{ fields: ['state', 'detectedAt'] }, { fields: ['leadUnit', 'state', 'detectedAt'] }],
  admin: {
    group: { zh: '收集与研判', en: 'Hear and judge' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'leadUnit', 'state', 'detectedAt'],
    description: { zh: '一件要处理的事：一个主办单位，若干协办单位。', en: 'One matter, one lead unit.' },
  },
  fields: [
    { name: 'title', type: 'text', required: true, index: true, label: { zh: '标题', en: 'Title' } },
    {
      name: 'kind',
      type: 'select',
      required: true,
      index: true,
      label: { zh: '性质', en: 'Kind' },
      options: caseKind.map((value) => ({ value, label: caseKinds[value] })),
    },
    { name: 'summary', type: 'textarea', label: { zh: '概要', en: 'Summary' }, admin: { rows: 6 } },
    {
      name: 'leadUnit',
      type: 'relationship',
      relationTo: 'units',
      required: true,
      index: true,
      label: { zh: '主办单位（第一责任主体）', en: 'Lead unit' },
      admin: unitByName,
    },
    {
      name: 'supportingUnits',
      type: 'relationship',
      relationTo: 'units',
      hasMany: true,
      label: { zh: '协办单位', en: 'Supporting units' },
    },
    {
      name: 'detectedAt',
      type: 'date',
      index: true,
      label: { zh: '发现时间', en: 'Detected at' },
      admin: moment,
    },
    filledIn({
      name: 'mentions',
      type: 'relationship',
      relationTo: 'mentions',
      hasMany: true,
      label: { zh: '线索', en: 'Mentions' },
    }),
    filledIn({
      name: 'state',
      type: 'select',
      required: true,
      index: true,
      defaultValue: 'open',
      label: { zh: '状态', en: 'State' },
      options: [{ value: 'open', label: { zh: '办理中', en: 'Open' } }],
    }),
    concerned,
  ],
})
