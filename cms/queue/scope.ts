import type { Where } from 'payload'
import type { Role } from '../roles.ts'
import type { Actor } from '../workflow/actor.ts'
import { registeredDomains } from '../workflow/domain.ts'
import { reachable } from '../workflow/grants.ts'
import { member, without } from '../workflow/listed.ts'
import type { Scope } from './question.ts'
import type { Staff } from './staff.ts'

const overseers: Role[] = ['reviewer', 'secrecy', 'signer', 'inspector', 'auditor', 'admin']

export const mayOversee = ({ roles }: Actor): boolean => roles.some((role) => overseers.includes(role))
/** Reads everything and acts on nothing. */
export const onlyOversees = ({ roles }: Actor): boolean =>
  roles.length > 0 && roles.every((role) => role === 'inspector' || role === 'auditor')
export const isHead = (actor: Actor, { units }: Staff): boolean =>
  actor.unit !== null && actor.id !== null && units.get(actor.unit)?.head === actor.id

const nothing: Where = { key: { equals: '' } }
const anyOf = (wheres: Where[]): Where => (wheres.length ? { or: wheres } : nothing)
const holds = (roles: readonly string[]): Where => anyOf(roles.map((role) => ({ duties: { like: member(role) } })))

/** Rows whose record the actor may read: each collection's own read policy, asked of the units the row keeps. */
export const readableBy = (actor: Actor): Where =>
  anyOf(
    registeredDomains().flatMap(({ slug, waits, policy }): Where[] => {
      if (!waits) return []
      const reach = reachable(policy.read, actor)
      if (reach === true) return [{ slug: { equals: slug } }]
      const scopes = Object.entries(policy.read).filter(
        ([role]) => role === 'staff' || actor.roles.includes(role as Role),
      )
      const isConcerned = reach !== false && scopes.some(([, scope]) => scope === 'concerned') && actor.unit
      return isConcerned
        ? [{ and: [{ slug: { equals: slug } }, { concerned: { like: member(String(actor.unit)) } }] }]
        : []
    }),
  )

type Within = { actor: Actor; staff: Staff }

const within: Record<Scope, (given: Within) => Where> = {
  mine: ({ actor }) => ({
    and: [
      { unit: { in: ['', ...(actor.unit ? [actor.unit] : [])] } },
      holds(actor.roles),
      { barred: without(String(actor.id)) },
    ],
  }),
  unit: ({ actor, staff }) => {
    if (!actor.unit) return nothing
    const held = new Set(
      [...staff.people.values()].filter(({ unit }) => unit === actor.unit).flatMap(({ roles }) => roles),
    )
    return {
      or: [
        { unit: { equals: actor.unit } },
        { askedUnit: { equals: actor.unit } },
        { and: [{ unit: { equals: '' } }, holds([...held])] },
      ],
    }
  },
  all: () => ({ key: { exists: true } }),
}

export const inScope = (scope: Scope, given: Within): Where => ({
  and: [within[scope](given), readableBy(given.actor)],
})

export const askedIn = (scope: 'mine' | 'unit', actor: Actor): Where => ({
  and: [
    scope === 'mine' ? { askedBy: { equals: actor.id ?? '-' } } : { askedUnit: { equals: actor.unit ?? '-' } },
    readableBy(actor),
  ],
})
