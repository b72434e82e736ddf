import type { z } from 'zod'
import { kinds } from '../../content/schema/kinds.ts'
import type { DraftRelease } from '../../content/schema/preview.ts'
import { type Snapshot, snapshot } from '../../content/schema/statement.ts'
import type { FieldMeta } from '../../content/schema/values.ts'

/** Stands for a time nobody has set yet; what the page makes of it is replaced by words. */
export const unsetTime = '1900-01-01T00:00:00.000Z'
/** Stands for the moment of signing. */
export const signingTime = '9999-01-01T00:00:00.000Z'
/** Stands for an address nobody has entered yet. */
export const unsetAddress = 'https://unset.invalid/'

/** Stands for a number that is given at signing. */
export const unnumbered = 999_999_999

const gap = (name: string) => `〔待填：${name}〕`

type Def = { type: string; shape?: Record<string, z.ZodType>; element?: z.ZodType; in?: z.ZodType; out?: z.ZodType }
const defOf = (schema: z.ZodType) => schema.def as unknown as Def
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** A value with everything its schema demands: a page is drawn from a draft that stops anywhere. */
const filled = (schema: z.ZodType, value: unknown, name: string): unknown => {
  const { type, shape, element, in: from, out } = defOf(schema)
  if (type === 'optional') return value
  if (shape) {
    const given = (value ?? {}) as Record<string, unknown>
    return Object.fromEntries(
      Object.entries(shape)
        .map(([member, inner]) => [member, filled(inner, given[member], metaOf(inner)?.zh ?? name)] as const)
        .filter(([, found]) => found !== undefined),
    )
  }
  if (element) {
    const rows = Array.isArray(value) && value.length > 0 ? value : [undefined]
    return rows.map((row) => filled(element, row, name))
  }
  const inner = type === 'pipe' && [from, out].find((end) => end && defOf(end).type === 'object')
  if (inner) return filled(inner, value, name)
  return isEmpty(value) ? standIn(metaOf(schema)?.input, name) : value
}

const metaOf = (schema: z.ZodType) => schema.meta() as FieldMeta | undefined

const standIn = (input: FieldMeta['input'] | undefined, name: string) =>
  input === 'time' ? unsetTime : input === 'url' ? unsetAddress : gap(name)

/** The text of a draft, complete enough to be drawn; every gap says what is missing. */
export const withoutGaps = ({ statement, issuingUnit }: DraftRelease): Snapshot =>
  snapshot.parse({
    ...statement,
    schema: 'huiying/statement/1',
    title: statement.title || gap('标题'),
    summary: statement.summary || gap('摘要'),
    body: statement.body || gap('正文'),
    fields: filled(kinds[statement.kind].fields, statement.fields, ''),
    issuingUnit: issuingUnit.code,
  })
