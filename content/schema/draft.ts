import { z } from 'zod'

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
}

/** The same schema with every member optional, at every depth: a draft may stop anywhere, but nothing in it is wrong or unknown. */
export const draftOf = (schema: z.ZodType): z.ZodType => {
  const { type, shape, element, innerType, in: from, out } = schema.def as Def
  if (type === 'object' && shape)
    return z.strictObject(
      Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, draftOf(member).optional()])),
    )
  if (type === 'array' && element) return z.array(draftOf(element)).max(1_000)
  if (type === 'optional' && innerType) return draftOf(innerType)
  if (type === 'pipe' && from && out) return z.pipe(from, draftOf(out))
  return schema
}
