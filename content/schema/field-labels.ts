import type { z } from 'zod'
import type { FieldMeta } from './values.ts'
import type { Words } from './words.ts'

/** The members of an object of a kind, by name. */
export type Shape = Record<string, z.ZodType>

/** Unwraps what carries the shape of an object; empty for what is not made of fields. */
export const shapeOf = (schema: z.ZodType): Shape => {
  const { innerType, element, out, shape } = schema.def as unknown as Record<string, z.ZodType | undefined> & {
    shape?: Shape
  }
  if (shape) return shape
  const inner = innerType ?? element ?? out
  return inner ? shapeOf(inner) : {}
}

export const metaOf = (schema: z.ZodType): FieldMeta | undefined =>
  (schema.meta() ?? (schema.def as { innerType?: z.ZodType }).innerType?.meta()) as FieldMeta | undefined

export const labelOf = (name: string, schema: z.ZodType): Words => {
  const meta = metaOf(schema)
  return { zh: meta?.zh ?? name, en: meta?.en ?? meta?.zh ?? name }
}

/** What the form calls the field at a path below `fields`: `['speakers', '1', 'name']` is 发布人第 2 项的姓名. */
export const labelAt = (shape: Shape, [name, ...rest]: readonly string[]): Words | undefined => {
  const schema = name === undefined ? undefined : shape[name]
  if (name === undefined || !schema) return undefined
  const own = labelOf(name, schema)
  const row = /^\d+$/.test(rest[0] ?? '') ? Number(rest[0]) + 1 : undefined
  const here = row === undefined ? own : { zh: `${own.zh}第 ${row} 项`, en: `${own.en}, row ${row}` }
  const inner = labelAt(shapeOf(schema), row === undefined ? rest : rest.slice(1))
  return inner ? { zh: `${here.zh}的${inner.zh}`, en: `${here.en}: ${inner.en}` } : here
}
