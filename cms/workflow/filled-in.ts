import type { Field } from 'payload'

const isSet = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== ''

/** For what the system fills in: beside the form, not to be changed, and shown once there is something to show. */
export const filledIn = (field: Field & { name: string }): Field =>
  ({
    ...field,
    admin: {
      position: 'sidebar',
      readOnly: true,
      ...field.admin,
      condition: (data: Record<string, unknown>) => Boolean(data.id) && isSet(data[field.name]),
    },
  }) as Field
