import type { Field } from 'payload'

/** Whose business a record is: its units, kept beside it so that "concerned" is one question to the store. */
export const concerned: Field = {
  name: 'concerned',
  type: 'relationship',
  relationTo: 'units',
  hasMany: true,
  label: { zh: '有关单位', en: 'Units concerned' },
  admin: { position: 'sidebar', readOnly: true },
}
