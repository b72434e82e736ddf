import { Refused, refuse } from '../errors.ts'

const places = ['near', 'within', 'intersects']
const isTime = (path: string) => /(^|\.)(at|\w+At)$/.test(path)
const isReadable = (value: unknown): boolean =>
  value === null || value === '' || value === 'null' || !Number.isNaN(new Date(value as string).getTime())

/** Refuses what Payload would hand to the database as it is and fail on: times that are none, and places on a map. */
export const refuseUnreadable = (where: unknown): void => {
  if (typeof where !== 'object' || where === null) return
  for (const [path, asked] of Object.entries(where)) {
    if (Array.isArray(asked)) asked.forEach(refuseUnreadable)
    else if (typeof asked === 'object' && asked !== null)
      for (const [operator, value] of Object.entries(asked)) {
        const values = operator === 'in' || operator === 'not_in' ? String(value).split(',') : [value]
        const isWrong = operator !== 'exists' && isTime(path) && !values.every(isReadable)
        if (isWrong || places.includes(operator))
          throw new Refused(
            refuse('invalid-field', {
              field: path,
              message: { zh: `不能这样查询：${path} ${operator}。`, en: `This cannot be asked: ${path} ${operator}.` },
            }),
          )
      }
  }
}
