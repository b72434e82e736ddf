import { z } from 'zod'

/** Records that may be commented on. */
export const commented = ['statements'] as const

/** A part of a text outside its body, by the name REST has for it. */
export const textField = z.string().regex(/^(title|summary|fields\.[A-Za-z]{1,40})$/)

/** Where in a text: which block of its body (from 0), or which part beside it, and the words as they stood. */
export const passage = z
  .strictObject({
    block: z.int().min(0).max(100_000).optional(),
    field: textField.optional(),
    quote: z.string().trim().min(1).max(500),
  })
  .refine(({ block, field }) => (block === undefined) !== (field === undefined), { path: ['block'] })

/** What REST takes. Edition, author and time are filled in by the system. */
export const create = z.strictObject({
  slug: z.enum(commented),
  subject: z.string().min(1).max(64),
  passage: passage.nullish(),
  text: z.string().trim().min(1).max(2_000),
  mentions: z.array(z.string().min(1).max(64)).max(20).nullish(),
  replyTo: z.string().min(1).max(64).nullish(),
})
