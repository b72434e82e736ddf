import type { Words } from '../language.ts'

/** Why an account could not be read, in words for those who look after it. `retryAfter`: milliseconds the server asked for. */
export class FeedFault extends Error {
  readonly words: Words
  readonly retryAfter: number
  constructor(words: Words, retryAfter = 0) {
    super(words.zh)
    this.name = 'FeedFault'
    this.words = words
    this.retryAfter = retryAfter
  }
}
