import { limits } from '../format/limits.ts'
import { type Document, documents } from './document.ts'
import { all, one } from './query.ts'

// Distinct values are stepped through in the index: `select distinct` would read every row of a large archive at each publish.
export const distinct = ({
  column,
  from,
  where,
  values,
  limit = -1,
}: {
  column: string
  from: string
  where: string
  values: string[]
  limit?: number
}): string[] =>
  all<{ value: string }>(
    `with recursive step(value) as (
       select min(${column}) from ${from} where ${where}
       union all select (select min(${column}) from ${from} where ${where} and ${column} > step.value) from step where step.value is not null
     ) select value from step where value is not null limit ?`,
    ...values,
    ...values,
    limit,
  ).map((row) => row.value)

/** Months of which there is, or once was, a page. */
export const givenMonths = (): string[] => distinct({ column: 'month', from: 'document', where: '1', values: [] })

/** Months in which something was first published that is still live, newest first. */
export const months = (): string[] =>
  distinct({ column: 'month', from: 'document', where: 'live = 1', values: [] }).reverse()

export const monthEntries = (month: string): Document[] =>
  documents('where month = ? and live = 1 order by ordinal desc limit ?', month, limits.month)

/**
 * Further pages of a month too long for one, last first. A chunk holds fixed ordinals: it changes only when its own entries do,
 * and stays when all of them are withdrawn.
 */
export const chunks = (month: string): number[] => {
  const last =
    one<{ ordinal: number }>('select ordinal from document where month = ? order by sequence desc limit 1', month)
      ?.ordinal ?? 0
  return last > limits.month ? countdown(chunkOf(last)) : []
}

export const chunkOf = (ordinal: number) => Math.ceil(ordinal / limits.month)

export const chunkEntries = (month: string, chunk: number): Document[] =>
  slice({ month, index: chunk, size: limits.month }).reverse()

export const topics = (limit?: number): string[] =>
  distinct({ column: 'topic', from: 'document_topic', where: '1', values: [], ...(limit ? { limit } : {}) })

export const topicEntries = (topic: string): Document[] =>
  documents(
    'join document_topic as t on t.document = document.id where t.topic = ? order by t.sequence desc limit ?',
    topic,
    limits.topic,
  )

export const topicMonths = (topic: string): string[] =>
  distinct({ column: 'month', from: 'document_topic', where: 'topic = ?', values: [topic] }).reverse()

export const topicMonthEntries = (topic: string, month: string): Document[] =>
  documents(
    'join document_topic as t on t.document = document.id where t.topic = ? and t.month = ? order by t.sequence desc limit ?',
    topic,
    month,
    limits.topicMonth,
  )

export type Shard = { month: string; shard: number }
export const shardOf = (ordinal: number) => Math.ceil(ordinal / limits.shard)
export const shards = (month: string): Shard[] =>
  countdown(shardOf(lastOrdinal(month))).map((shard) => ({ month, shard }))
export const sitemapShards = (): Shard[] => months().flatMap(shards)
export const shardEntries = ({ month, shard }: Shard): Document[] => slice({ month, index: shard, size: limits.shard })

const lastOrdinal = (month: string): number =>
  one<{ last: number | null }>('select max(ordinal) as last from document where live = 1 and month = ?', month)?.last ??
  0

const countdown = (from: number) => Array.from({ length: from }, (_, index) => from - index)

const slice = ({ month, index, size }: { month: string; index: number; size: number }): Document[] =>
  documents(
    'where live = 1 and month = ? and ordinal > ? and ordinal <= ? order by ordinal',
    month,
    (index - 1) * size,
    index * size,
  )
