import type { Kind, Section } from '../../content/schema/kinds.ts'
import { all } from './query.ts'

/** One statement in its present state: what a list needs to know about it. */
export type Document = {
  id: number
  section: Section
  year: number
  number: number
  transcript: boolean
  /** Month of first publication, 2026-11. */
  month: string
  /** Place among the statements first published in that month, from 1. Never changes, so archive pages stay put. */
  ordinal: number
  publishedAt: string
  /** Sequence of the first release: the order of lists. */
  sequence: number
  updatedAt: string
  edition: number
  digest: string
  live: boolean
  kind: Kind
  title: string
  summary: string
  unit: string
  topics: string[]
  fields: Record<string, unknown>
}

type Row = Record<string, string | number | null>

export const documentOf = (row: Row) =>
  ({
    ...row,
    transcript: row.transcript === 1,
    live: row.live === 1,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    topics: JSON.parse(row.topics as string),
    fields: JSON.parse(row.fields as string),
  }) as unknown as Document

/** Documents by any condition; `tail` is SQL after `from document`. */
export const documents = (tail: string, ...values: (string | number)[]): Document[] =>
  all<Row>(`select document.* from document ${tail}`, ...values).map(documentOf)
