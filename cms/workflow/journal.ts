import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { digestOf, type Json } from '../../content/schema/digest.ts'
import { now } from '../calendar/clock.ts'
import type { Actor } from './actor.ts'
import { findOne, insert } from './records.ts'

type Entry = {
  req: PayloadRequest
  actor: Actor
  role: string
  slug: string
  subject: string
  act: string
  from?: string
  to?: string
  edition?: number
  digest?: string
  detail?: Record<string, unknown>
}

/**
 * Adds one entry to the journal, in the transaction of the change it tells of. Each entry carries the hash of the one
 * before it, so that a removed or altered entry shows.
 */
export const writeJournal = async ({ req, actor, ...entry }: Entry): Promise<void> => {
  const last = await findOne<{ sequence: number; hash: string }>({
    req,
    slug: 'journal',
    where: { sequence: { greater_than: 0 } },
    sort: '-sequence',
  })
  const told = {
    ...entry,
    sequence: (last?.sequence ?? 0) + 1,
    at: now().toISOString(),
    actor: actor.id,
    actorName: actor.name,
    unit: actor.unit,
    detail: { ...entry.detail, ...(actor.guest ? { guest: actor.guest } : {}) },
    previous: last?.hash ?? createHash('sha256').update('').digest('hex'),
  }
  await insert({ req, slug: 'journal', data: { ...told, hash: digestOf(told as Json) } })
}

const linked = [
  'actor',
  'actorName',
  'act',
  'at',
  'detail',
  'digest',
  'edition',
  'from',
  'previous',
  'role',
  'sequence',
  'slug',
  'subject',
  'to',
  'unit',
] as const
export type Link = Partial<Record<(typeof linked)[number] | 'hash', unknown>>

/** Follows the chain from its first entry on. `next` answers why an entry does not belong there, or null. */
export const journalChain = () => {
  let sequence = 0
  let previous = createHash('sha256').update('').digest('hex')
  return {
    next: (entry: Link): string | null => {
      sequence += 1
      if (entry.sequence !== sequence) return `entry ${sequence} is missing`
      if (entry.previous !== previous) return `entry ${sequence} does not follow the one before it`
      previous = digestOf(Object.fromEntries(linked.map((name) => [name, entry[name]])) as Json)
      return entry.hash === previous ? null : `entry ${sequence} was altered`
    },
  }
}
