import { z } from 'zod'

/** Records that may be commented on. */
export const commented = ['statements'] as const

/** Where in a text: which block of its body (from 0), and the words as they stood. */
export const passage = z.strictObject({
  block: z.int().min(0).max(100_000),
  quote: z.string().trim().min(1).max(500),
})

/** What REST takes. Edition, author and time are filled in by the system. */
export const create = z.strictObject({
  slug: z.enum(commented),
  subject: z.string().min(1).max(64),
  passage: passage.nullish(),
  text: z.string().trim().min(1).max(2_000),
  mentions: z.array(z.string().min(1).max(64)).max(20).nullish(),
  replyTo: z.string().min(1).max(64).nullish(),
})
