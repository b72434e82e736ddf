import type { Field } from 'payload'
import { Refused, refuse } from '../errors.ts'

const isTime = (path: string) => /(^|\.)(at|\w+At)$/.test(path)
const isReadable = (value: unknown): boolean =>
  value === null || value === '' || value === 'null' || !Number.isNaN(new Date(value as string).getTime())

const lists = ['in', 'not_in']
/** What Payload hands to the database as it is and fails on: places on a map, and a list where one value is compared. */
const unknown = ['near', 'within', 'intersects', 'all']
const isOneValue = (value: unknown) => typeof value !== 'object' || value === null || value instanceof Date

const named = (fields: readonly Field[], path: string) =>
  fields.find((field) => 'name' in field && field.name === path.split('.')[0])
/** Inside structured data only presence and likeness can be asked. */
const insideData = ['equals', 'not_equals', 'like', 'not_like', 'contains', 'exists']
const isAskable = (fields: readonly Field[], path: string, operator: string): boolean => {
  const type = named(fields, path)?.type
  if (type === 'richText') return !path.includes('.')
  return !(type === 'json' && path.includes('.')) || insideData.includes(operator)
}

const cannot = (path: string, what: string) =>
  new Refused(
    refuse('invalid-field', {
      field: path,
      message: { zh: `不能这样查询：${path} ${what}。`, en: `This cannot be asked: ${path} ${what}.` },
    }),
  )

/** Refuses conditions that Payload would hand to the database as they are and fail on. */
export const refuseUnreadable = (where: unknown, fields: readonly Field[] = []): void => {
  if (typeof where !== 'object' || where === null) return
  for (const [path, asked] of Object.entries(where)) {
    if (Array.isArray(asked)) for (const inner of asked) refuseUnreadable(inner, fields)
    else if (typeof asked === 'object' && asked !== null)
      for (const [operator, value] of Object.entries(asked)) {
        const isList = lists.includes(operator)
        const values = isList ? (Array.isArray(value) ? value : String(value).split(',')) : [value]
        const isTimeless = operator !== 'exists' && isTime(path) && !values.every(isReadable)
        const isWrong = isTimeless || unknown.includes(operator) || !isAskable(fields, path, operator)
        if (isWrong || !values.every(isOneValue)) throw cannot(path, operator)
      }
  }
}

/** Columns every record has besides its fields. */
const always = ['id', 'createdAt', 'updatedAt', '_status']

/**
 * Refuses an order that would tell what its asker may not read: one taken from another record, or from a field that is hidden
 * from them.
 */
export const refuseUntold = (sort: unknown, fields: readonly Field[]): void => {
  const given = (Array.isArray(sort) ? sort : String(sort ?? '').split(',')).map((part) => String(part).trim())
  for (const part of given.filter(Boolean)) {
    const path = part.replace(/^-/, '')
    const field = named(fields, path) as (Field & { hidden?: boolean; access?: { read?: unknown } }) | undefined
    const isTold = field && !path.includes('.') && !field.hidden && !field.access?.read
    if (!isTold && !always.includes(path))
      throw new Refused(
        refuse('invalid-field', {
          field: 'sort',
          message: { zh: `不能按“${path}”排序。`, en: `Nothing can be put in order by “${path}”.` },
          fix: {
            zh: '请用本记录自己的字段，例如 sort=-updatedAt。',
            en: 'Use a field of the record itself, such as sort=-updatedAt.',
          },
        }),
      )
  }
}
