import type { Words } from '../language.ts'

/** When to ask again: `retryAfter`, milliseconds the server asked for; `isUnanswered`: there was no server to ask for anything. */
export type Again = { retryAfter?: number; isUnanswered?: boolean }

/** Why an account could not be read, in words for those who look after it. */
export class FeedFault extends Error {
  readonly words: Words
  readonly again: Again
  constructor(words: Words, again: Again = {}) {
    super(words.zh)
    this.name = 'FeedFault'
    this.words = words
    this.again = again
  }
}
