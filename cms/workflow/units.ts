import type { PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import { findAll, findOne } from './records.ts'

export type Unit = { id: string; code: string; name: string; contact?: string | null }

/** Unit ids may be given as id or code. Throws 422 naming `field` where there is no such unit. */
export const resolveUnit = async (req: PayloadRequest, given: string, field: string): Promise<string> =>
  (await unitOf(req, given, field)).id

export const unitOf = async (req: PayloadRequest, given: string, field: string): Promise<Unit> => {
  const unit = await findOne<Unit>({
    req,
    slug: 'units',
    where: { or: [{ id: { equals: given } }, { code: { equals: given } }] },
  })
  if (!unit)
    throw new Refused(
      refuse('invalid-field', {
        field,
        message: {
          zh: `${field}：没有代码或编号为“${given}”的单位。`,
          en: `${field}: there is no unit with the code or id “${given}”.`,
        },
      }),
    )
  return unit
}

export const unitsById = async (req: PayloadRequest, ids: readonly string[]): Promise<Unit[]> => {
  const found = ids.length ? await findAll<Unit>({ req, slug: 'units', where: { id: { in: [...ids] } } }) : []
  return ids.flatMap((id) => found.find((unit) => unit.id === id) ?? [])
}
