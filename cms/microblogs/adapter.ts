import type { Words } from '../language.ts'

/** One post as a platform gives it. `publishedAt`: ISO instant, null where the platform names none that can be. */
export type Item = {
  externalId: string
  url: string | null
  publishedAt: string | null
  /** Plain text; line ends and list items kept. */
  text: string
  links: string[]
  /** Addresses only; nothing is fetched from them. */
  images: string[]
}

/** A text to be posted. Its link leads to the page of the statement. */
type PostDraft = { text: string; link: string; image?: { mime: string; data: Uint8Array } }

type Capabilities = {
  reads: boolean
  /** Absent: nothing can be posted through this adapter. */
  posts?: {
    maxChars: number
    /** What one character counts: as itself, or as Weibo counts (a Chinese character one, an ASCII one a half). */
    countsAs: 'characters' | 'weibo'
    requiresOwnDomainLink: boolean
    allowsHashtag: boolean
    canDelete: boolean
    maxImages: number
  }
}

/** What was found since the cursor. `isWhole` is false where the answer was cut off, so that the next look asks for all again. */
export type Found<Cursor> = { items: Item[]; cursor: Cursor; isWhole: boolean; note?: Words }

/** A way to an account on a platform (domain 4.4). Reading is every adapter's; posting is what `capabilities` say. */
export type MicroblogAdapter<Cursor> = {
  capabilities: Capabilities
  fetchSince: (cursor: Cursor) => Promise<Found<Cursor>>
  /** The same key posts once, however often it is asked. */
  publish?: (draft: PostDraft, idempotencyKey: string) => Promise<{ externalId: string; url: string }>
}
