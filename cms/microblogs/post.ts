import type { Doc } from '../workflow/engine.ts'

/** An account of the bureau on another platform, as it is stored. */
export type Account = {
  id: string
  name: string
  platform: string
  handle?: string | null
  profileUrl?: string | null
  feedUrl: string
  /** How often it is to be read, in minutes. */
  intervalMinutes: number
  unit: unknown
  active: boolean
  /** Last answer of the server that could be used, "unchanged" included. */
  lastCheckedAt?: string | null
  lastTriedAt?: string | null
  /** Minutes between the last two answers: the evidence of how closely it was followed. */
  lastGapMinutes?: number | null
  nextCheckAt: string
  /** Attempts in a row that failed. */
  failures: number
  lastError?: { zh: string; en: string } | null
  etag?: string | null
  lastModified?: string | null
}

/** A post as it is stored: its latest edition. Earlier ones are its versions and its releases. */
export type Post = Doc & {
  account: unknown
  key: string
  externalId: string
  url?: string | null
  publishedAt: string
  /** The platform gave no usable time; `publishedAt` is then `seenAt`. */
  dateUnknown: boolean
  excerpt: string
  text: string
  links: string[]
  images: string[]
  seenAt: string
  edition: number
  statement?: unknown
  linkedBy?: 'address' | 'hand' | null
  linkedAt?: string | null
  /** A person linked, unlinked or set it aside; addresses change nothing any more. */
  decidedByHand: boolean
  /** Addresses of statements it links to: `|responses/2026/12|`. */
  addresses: string
  issuingUnit?: unknown
  concerned: unknown
}

/** What a statement is known by here; all of it is public once it is released. */
export type Statement = {
  id: string
  title: string
  kind: string
  state: string
  releasedEdition: number
  section?: string | null
  year?: number | null
  number?: number | null
  issuingUnit: unknown
}
