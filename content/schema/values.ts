import { z } from 'zod'
import { cleanText } from './clean-text.ts'
import type { Words } from './words.ts'

/**
 * How a field is asked for in a form. `input` picks the control, `zh` and `en` label it, `help` says what a good entry looks like.
 * Carried by zod metadata, so that a kind is described once.
 */
export type FieldMeta = {
  zh: string
  en: string
  input: 'line' | 'text' | 'time' | 'url' | 'picture' | 'notice' | 'rows' | 'group'
  help?: Words
}

/** Text without a label: clean (see `cleanText`), trimmed, at most `max` characters. */
export const oneLine = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .trim()
    .regex(/^[^\n]*$/)
    .max(max)
export const manyLines = (max: number) => z.string().overwrite(cleanText).trim().max(max)

/** One line of text that must be filled in. */
export const line = (max: number, meta: Omit<FieldMeta, 'input'>) =>
  oneLine(max)
    .min(1)
    .meta({ ...meta, input: 'line' } satisfies FieldMeta)

/** Plain text of several paragraphs, at most 10,000 characters. */
export const paragraphs = (meta: Omit<FieldMeta, 'input'>) =>
  manyLines(10_000)
    .min(1)
    .meta({ ...meta, input: 'text' } satisfies FieldMeta)

/** An instant. In: ISO 8601 with an offset, or a date (its midnight in Shanghai). Out: UTC, `2026-11-23T02:00:00.000Z`. */
export const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date().transform((day) => `${day}T00:00:00+08:00`)])
  .transform((text) => new Date(text).toISOString())

export const time = (meta: Omit<FieldMeta, 'input'>) => instant.meta({ ...meta, input: 'time' } satisfies FieldMeta)

/** An absolute http(s) address. */
export const webUrl = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(2_000)
export const url = (meta: Omit<FieldMeta, 'input'>) => webUrl.meta({ ...meta, input: 'url' } satisfies FieldMeta)

/** Lower-case hex SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, 64 lower-case hex digits')

/** Words of a topic; also its address, so no spaces, slashes or dots. */
export const topic = z
  .string()
  .normalize('NFC')
  .regex(/^[\p{L}\p{N}-]{1,20}$/u, 'letters, digits and hyphens, at most 20')
