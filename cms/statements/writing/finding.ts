import type { Words } from '../../language.ts'

/**
 * One thing to look at before a text is submitted. `must`: it cannot be submitted like this; `should`: the writer decides.
 * `field` as in a refusal (`body`, `fields.facts`); `quote` is the passage itself, as it stands in the text.
 */
export type Finding = {
  code: string
  level: 'must' | 'should'
  message: Words
  fix: Words
  field: string
  quote?: string
}

/** A piece of a text under one field; `said` by somebody else: a question, a rumour, a turn of a conference. */
export type Passage = { field: string; text: string; said: boolean }
