import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refused, refuse } from '../errors.ts'
import { registeredDomains } from '../workflow/domain.ts'
import { inputRefusals } from '../workflow/input.ts'
import { labels } from './labels.ts'

const page = z.coerce.number().int().min(1).max(100_000).default(1)
const limit = z.coerce.number().int().min(1).max(100).default(25)

const queue = z.strictObject({
  scope: z.enum(['mine', 'unit', 'all']).optional(),
  lane: z.string().optional(),
  late: z.enum(['1']).optional(),
  soon: z.enum(['1']).optional(),
  page,
  limit,
})
const asked = z.strictObject({ scope: z.enum(['mine', 'unit']).default('mine'), page, limit })
const none = z.strictObject({})

export const questions = { queue, asked, none }
export type QueueQuestion = z.infer<typeof queue>
export type AskedQuestion = z.infer<typeof asked>
export type Scope = NonNullable<QueueQuestion['scope']>

/** Acts something can wait for, by name. */
const lanes = (): string[] => [
  ...Object.keys(labels),
  ...registeredDomains().flatMap(({ workflow }) => workflow?.rows.map(({ act }) => act) ?? []),
]

/** The query of an address by its schema; what is unknown or does not fit is refused. */
export const questionOf = <S extends z.ZodObject>(req: PayloadRequest, schema: S): z.infer<S> => {
  const given = [...new URL(req.url ?? '', 'http://cms').searchParams]
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
  const { lane } = parsed.data as { lane?: string }
  if (lane !== undefined && !lanes().includes(lane))
    throw new Refused(
      refuse('invalid-field', {
        field: 'lane',
        message: { zh: `没有“${lane.slice(0, 40)}”这一类待办。`, en: `There is no lane “${lane.slice(0, 40)}”.` },
      }),
    )
  return parsed.data
}
