import { z } from 'zod'
import { kindNames } from '../../content/schema/kinds.ts'
import { Refused } from '../errors.ts'
import { inputRefusals } from '../workflow/input.ts'

/** What the list of statements may be narrowed by. */
const input = z.strictObject({
  q: z.string().trim().max(100).optional(),
  kind: z.union([z.enum(kindNames), z.literal('').transform(() => undefined)]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})
export type RoomQuery = z.infer<typeof input>

export const roomQuery = (given: Record<string, unknown>): RoomQuery => {
  const parsed = input.safeParse(given)
  if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
  return parsed.data
}
