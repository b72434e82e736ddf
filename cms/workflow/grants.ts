import type { Where } from 'payload'
import { type Refusal, refuse } from '../errors.ts'
import type { Role } from '../roles.ts'
import { type Actor, idOf, idsOf } from './actor.ts'
import { member } from './listed.ts'

type Doc = Record<string, unknown>

type Reach = { zh: string; where: (actor: Actor) => Where | true; holds: (actor: Actor, doc: Doc) => boolean }

/** How far a duty reaches: over every record, or those that concern one's own unit in some way. */
export const scopes = {
  all: { zh: '全部', where: () => true, holds: () => true },
  concerned: {
    zh: '涉及本单位的',
    where: (actor) => ({ reach: { like: member(actor.unit ?? 'none') } }),
    holds: (actor, doc) => idsOf(doc.concerned).includes(actor.unit ?? ''),
  },
  issuing: {
    zh: '本单位发布的',
    where: (actor) => ({ issuingUnit: { equals: actor.unit } }),
    holds: (actor, doc) => actor.unit !== null && idOf(doc.issuingUnit) === actor.unit,
  },
  confirming: {
    zh: '本单位协商确认的',
    where: (actor): Where => ({
      and: [{ confirmingUnits: { in: [actor.unit] } }, { issuingUnit: { not_equals: actor.unit } }],
    }),
    holds: (actor, doc) =>
      idsOf(doc.confirmingUnits).includes(actor.unit ?? '') && idOf(doc.issuingUnit) !== actor.unit,
  },
  self: {
    zh: '本人的',
    where: (actor) => ({ id: { equals: actor.id } }),
    holds: (actor, doc) => doc.id === actor.id,
  },
  own: {
    zh: '发给本人的',
    where: (actor) => ({ person: { equals: actor.id } }),
    holds: (actor, doc) => actor.id !== null && idOf(doc.person) === actor.id,
  },
} as const satisfies Record<string, Reach>
export type Scope = keyof typeof scopes

/** Who may: duty → reach. `staff` is every signed-in person; several rows of one person add up. */
export type Grant = Partial<Record<Role | 'staff', Scope>>

const reaches = (grant: Grant, actor: Actor): [Role | 'staff', Scope][] =>
  (Object.entries(grant) as [Role | 'staff', Scope][]).filter(
    ([role]) => role === 'staff' || actor.roles.includes(role),
  )

/** A database filter of what the actor may reach; false: nothing. */
export const reachable = (grant: Grant, actor: Actor | null): Where | boolean => {
  if (!actor) return false
  const wheres = reaches(grant, actor).map(([, scope]) => (scopes[scope] as Reach).where(actor))
  if (wheres.length === 0) return false
  if (wheres.includes(true)) return true
  return { or: wheres as Where[] }
}

/** The duty under which the actor may, or why not: `role` (no such duty), `unit` (duty, but another unit's record). */
export const grantedRole = (grant: Grant, actor: Actor, doc: Doc): Role | 'staff' | Refusal => {
  const held = reaches(grant, actor)
  if (held.length === 0) return refuse('role')
  return held.find(([, scope]) => scopes[scope].holds(actor, doc))?.[0] ?? refuse('unit')
}
