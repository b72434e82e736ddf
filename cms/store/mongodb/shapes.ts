import type { FlattenedField } from 'payload'

type Data = Record<string, unknown>
type Fields = readonly FlattenedField[]

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Written by Payload: a time that is given as empty stays unwritten. */
const times = ['createdAt', 'updatedAt']
const isList = (field: FlattenedField): boolean =>
  field.type === 'array' || field.type === 'blocks' || ('hasMany' in field && field.hasMany === true)

/**
 * Fields that were not given are written as empty (`null`, or `[]` for a list), so that a record reads the same whichever
 * store it comes from. Changes `data`.
 */
export const fillEmpty = (data: Data, fields: Fields): void => {
  for (const field of fields) {
    if (!('name' in field) || field.name === 'id' || times.includes(field.name) || field.type === 'join') continue
    if ('virtual' in field && field.virtual) continue
    const given = data[field.name]
    if (field.type === 'group' || field.type === 'tab') {
      data[field.name] = given ?? {}
      fillEmpty(data[field.name] as Data, field.flattenedFields)
    } else if (field.type === 'array' && Array.isArray(given)) {
      for (const row of given) fillEmpty(row as Data, field.flattenedFields)
    } else if (given === undefined) data[field.name] = isList(field) ? [] : null
  }
}

/** A copy in which every JSON and rich text field went through `turn`. */
const withJson = (data: unknown, fields: Fields, turn: (value: unknown) => unknown): unknown => {
  if (!isData(data)) return data
  const copy: Data = { ...data }
  for (const field of fields) {
    if (!('name' in field) || !(field.name in copy)) continue
    const value = copy[field.name]
    if (field.type === 'json' || field.type === 'richText') copy[field.name] = turn(value)
    else if (field.type === 'group' || field.type === 'tab')
      copy[field.name] = withJson(value, field.flattenedFields, turn)
    else if (field.type === 'array' && Array.isArray(value))
      copy[field.name] = value.map((row) => withJson(row, field.flattenedFields, turn))
  }
  return copy
}

/**
 * JSON is kept as text. Nobody asks for what is inside, and as documents it would have to do without names that hold a dot
 * or begin with a dollar sign, and on FerretDB without lists in lists.
 */
export const jsonAsText = (data: unknown, fields: Fields): unknown =>
  withJson(data, fields, (value) => (value === undefined || value === null ? value : JSON.stringify(value)))

export const jsonFromText = (data: unknown, fields: Fields): unknown =>
  withJson(data, fields, (value) => (typeof value === 'string' ? JSON.parse(value) : value))
