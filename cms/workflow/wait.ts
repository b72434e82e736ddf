import type { PayloadRequest, Where } from 'payload'
import type { Words } from '../language.ts'
import type { Role } from '../roles.ts'
import type { Doc } from './engine.ts'

/**
 * One thing that waits for somebody to act on a record. Derived from the record by its domain and kept beside it, so that a
 * queue is one indexed question to the store; never written by hand.
 */
export type Wait = {
  /** The act that ends it: one of the record's workflow, or a word for work that begins elsewhere (`answer`: write a statement). */
  act: string
  /** Whose duty it is. `guest`: somebody of a unit without an account; `system`: the clock does it. */
  role: Role | 'guest' | 'system'
  /** Other duties that may end it as well. */
  also?: Role[]
  /** Id of the unit it waits for; null: whoever has the duty. */
  unit: string | null
  /** Ids of people who may not, although they have the duty (they changed the text, or gave another slip). */
  not: string[]
  /** ISO instant from which it waits. */
  since: string
  /** ISO instant by which it should be done, with the rule that says so. */
  due?: { at: string; rule: Words }
  /** Why it is here, in one sentence. */
  reason: Words
  /** Who waits for the answer: a person's id, and the id of their unit. */
  askedBy: string | null
  askedUnit: string | null
}
export type Waits = (given: { req: PayloadRequest; doc: Doc }) => Promise<Wait[]> | Wait[]

/** A record beside the one at hand, by slug and id. */
export type Beside = { slug: string; id: string }
/** Other records whose waits follow from this one as well. */
export type WaitsBeside = (given: { req: PayloadRequest; doc: Doc }) => Promise<Beside[]> | Beside[]
/** Of which records anything can wait at all. */
export type WaitsAmong = Where
