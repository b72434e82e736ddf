import type { Json } from '../../content/schema/digest.ts'
import type { Kind } from '../../content/schema/kinds.ts'
import type { ExpungeReason } from '../../content/schema/release.ts'
import type { Actor } from '../workflow/actor.ts'
import type { Doc } from '../workflow/engine.ts'

export type SlipAct = 'confirm' | 'review' | 'clear' | 'sign' | 'ratify'

/** A statement as it is stored: the working edition, and what is known of the released one. */
export type Statement = Doc & {
  kind: Kind
  title: string
  summary?: string | null
  content?: unknown
  fields?: Record<string, Json> | null
  forms?: string[] | null
  topics?: string[] | null
  case?: unknown
  issuingUnit: unknown
  confirmingUnits?: unknown[] | null
  attachments?: unknown[] | null
  edition: number
  /** What signing the working edition will do. */
  editionAct: 'publish' | 'correct' | 'update'
  editionReason?: string | null
  /** Why the released text leaves the record when this edition is signed; null: it stays. */
  expunge?: ExpungeReason | null
  /** Counts up with every edit and return; slips of an earlier round are void. */
  round: number
  digest: string
  author: unknown
  touched: string[]
  /** Text an update may not change: the live body and the mark of the new entry. */
  lockedBody?: string | null
  /** 0: never released. */
  releasedEdition: number
  section?: string | null
  year?: number | null
  number?: number | null
  live?: { edition: number; digest: string; url: string; since: string } | null
  scheduledAt?: string | null
  scheduleError?: string | null
  emergency?: { edition: number; at: string; by: string; reason: string; ratifiedAt?: string } | null
  withdrawalProposal?: string | null
}

export type Slip = {
  id: string
  statement: unknown
  edition: number
  round: number
  act: SlipAct
  digest: string
  unit: unknown
  role: string
  at: string
  actor?: unknown
  slipDigest: string
}

/** Everybody who ever changed any edition, for four eyes. */
export const touchedBy = (doc: Pick<Statement, 'touched'> | undefined, actor: Actor): string[] => [
  ...new Set([...(doc?.touched ?? []), ...(actor.id ? [actor.id] : [])]),
]
