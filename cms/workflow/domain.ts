import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import type { PreviewRequest } from '../../content/schema/preview.ts'
import type { Actor } from './actor.ts'
import type { Doc, Workflow } from './engine.ts'
import type { Grant } from './grants.ts'
import type { Waits, WaitsAmong, WaitsBeside } from './wait.ts'

/** Who may do what with a collection, and which of its fields may ever be seen by the public. */
export type Policy = {
  zh: string
  read: Grant
  create: Grant
  update: Grant
  acts: Record<string, Grant>
  /** Fields that may leave the back office, by way of a release and no other. */
  public: readonly string[]
}

export type Prepare = (given: {
  req: PayloadRequest
  actor: Actor
  input: Record<string, unknown>
  /** The record as it stands; absent on create. */
  doc?: Doc
}) => Promise<Record<string, unknown>> | Record<string, unknown>

/** How a record will look to the public: what the publisher is to draw, and the files that may be seen with it. */
export type Preview = {
  ask: (given: { req: PayloadRequest; doc: Doc }) => Promise<Omit<PreviewRequest, 'files' | 'language' | 'at'>>
  files: (doc: Doc) => string[]
}

/** A collection whose records are written through one door. */
export type Domain = {
  slug: string
  policy: Policy
  /** What REST accepts; unknown fields are refused. `update` absent: acts only. */
  input: { create?: z.ZodObject; update?: z.ZodObject }
  /** States in which `update` is open; absent: always. */
  editableIn?: readonly string[]
  /** From what was sent to what is stored; throws `Refused`. */
  prepare?: Prepare
  workflow?: Workflow
  /** What waits for people because of a record as it stands now. */
  waits?: Waits
  waitsBeside?: WaitsBeside
  waitsAmong?: WaitsAmong
  preview?: Preview
  /** The first record of an empty collection may be made without anybody signed in (the first administrator). */
  opensEmpty?: true
}

const domains = new Map<string, Domain>()

/** Lets one domain act on another by its slug, without knowing its code. */
export const register = (domain: Domain): void => {
  domains.set(domain.slug, domain)
}
export const domainOf = (slug: string): Domain => {
  const domain = domains.get(slug)
  if (!domain) throw new Error(`No domain "${slug}" is registered; is its collection in payload.config.ts?`)
  return domain
}
export const registeredDomains = (): Domain[] => [...domains.values()]
