import { cellValue, type Sheet } from './columns.ts'
import type { Row, Rows } from './rows.ts'

export type Mapping = ReadonlyMap<string, string>
/** A column mapped to this is left out. */
const leftOut = '-'

/** `column=field` as given on the command line. Throws where it is not that. */
export const mappingOf = (given: readonly string[]): Mapping =>
  new Map(
    given.map((pair) => {
      const [, column, field] = /^(.+)=([^=]+)$/.exec(pair) ?? []
      if (!column || !field) throw new Error(`--map ${pair} is not column=field, for example --map 留言主题=title.`)
      return [column.trim(), field.trim()]
    }),
  )

/** Refuses a mapping of columns that are not there, or of two columns to one field. */
export const checkMapping = ({ columns }: Pick<Rows, 'columns'>, mapping: Mapping): void => {
  const missing = [...mapping.keys()].find((column) => !columns.includes(column))
  if (missing) throw new Error(`--map: the file has no column "${missing}". It has: ${columns.join(', ')}.`)
  const fields = columns.map((column) => mapping.get(column) ?? column).filter((field) => field !== leftOut)
  const twice = fields.find((field, index) => fields.indexOf(field) !== index)
  if (twice) throw new Error(`Two columns go to "${twice}". Leave one out with --map column=-.`)
}

type ToRecord = { row: Row; mapping: Mapping; sheet: Sheet; known: readonly string[] }

/** What REST would be sent for a row. Empty cells are not sent, except under a name that REST does not know. */
export const recordOf = ({ row, mapping, sheet, known }: ToRecord): Record<string, unknown> => {
  const entries = Object.entries(row.cells).flatMap(([column, cell]): [string[], unknown][] => {
    const field = mapping.get(column) ?? column
    if (field === leftOut) return []
    const steps = field.split('.')
    const isEmpty = cell === '' || cell === null
    if (isEmpty && known.includes(steps[0] ?? '')) return []
    return [[steps, cellValue(sheet, field, cell)]]
  })
  return nested(entries)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `fields.question` beside `fields.facts` becomes one `fields`; a whole `fields` in JSON takes both in. */
const nested = (entries: readonly [string[], unknown][]): Record<string, unknown> => {
  const heads = [...new Set(entries.map(([[head]]) => head as string))]
  return Object.fromEntries(
    heads.map((head) => {
      const own = entries.filter(([[first]]) => first === head)
      const whole = own.find(([steps]) => steps.length === 1)?.[1]
      const parts = own.flatMap(([[, ...rest], value]): [string[], unknown][] => (rest.length ? [[rest, value]] : []))
      if (parts.length === 0) return [head, whole]
      return [head, { ...(isRecord(whole) ? whole : {}), ...nested(parts) }]
    }),
  )
}
