import type { Field } from 'payload'
import { filledIn } from './filled-in.ts'
import { idsOf } from './ids.ts'
import { listed } from './listed.ts'

/** Whose business a record is: its units, kept beside it so that "concerned" is one question to the store. */
export const concerned: Field = filledIn({
  name: 'concerned',
  type: 'relationship',
  relationTo: 'units',
  hasMany: true,
  label: { zh: '有关单位', en: 'Units concerned' },
})

/** The same units as one text (see `listed`): what lists of a unit are asked by. */
export const reach: Field = {
  name: 'reach',
  type: 'text',
  hidden: true,
  admin: { disabled: true },
  hooks: { beforeChange: [({ data }) => listed(idsOf(data?.concerned))] },
}
