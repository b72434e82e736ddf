import { z } from 'zod'
import { formNames, kindNames } from '../../content/schema/kinds.ts'
import { limits, statementSummary, statementTitle } from '../../content/schema/statement.ts'
import { topic } from '../../content/schema/values.ts'

/** What REST takes for a draft. `fields` is checked against its kind once the kind is known. */
export const create = z.strictObject({
  kind: z.enum(kindNames),
  title: statementTitle.min(1),
  summary: statementSummary.nullish(),
  body: z.string().max(limits.body).nullish(),
  content: z.looseObject({ root: z.looseObject({}) }).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  forms: z.array(z.enum(formNames)).max(formNames.length).nullish(),
  topics: z.array(topic).max(limits.topics).nullish(),
  case: z.string().min(1).nullish(),
  issuingUnit: z.string().min(1).nullish(),
  confirmingUnits: z.array(z.string().min(1)).max(20).nullish(),
  attachments: z.array(z.string().min(1)).max(limits.attachments).nullish(),
})
export const update = create.omit({ kind: true }).partial()
