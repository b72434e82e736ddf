import type { PayloadRequest, Where } from 'payload'
import type { MailWish } from '../mail-wishes.ts'
import type { Role } from '../roles.ts'
import { actorOf } from '../workflow/actor.ts'
import { domainOf } from '../workflow/domain.ts'
import type { Doc } from '../workflow/engine.ts'
import { glance } from '../workflow/glance.ts'
import { grantedRole, reachable } from '../workflow/grants.ts'
import type { Wait } from '../workflow/wait.ts'

export type Person = {
  id: string
  name: string
  email: string
  roles: Role[]
  unit?: unknown
  notify?: MailWish | null
}

const peopleWhere = (req: PayloadRequest, where: Where): Promise<Person[]> =>
  glance<Person>({
    req,
    slug: 'users',
    where,
    select: { name: true, email: true, roles: true, unit: true, notify: true },
  })

export const peopleById = async (req: PayloadRequest, ids: readonly (string | null)[]): Promise<Person[]> => {
  const known = [...new Set(ids.filter((id) => id !== null))]
  return known.length ? peopleWhere(req, { id: { in: known } }) : []
}

/** Everybody with one of these duties; of these units, where they are named. */
export const peopleOf = async (
  req: PayloadRequest,
  { roles, units }: { roles: readonly Role[]; units?: readonly string[] },
): Promise<Person[]> => {
  if (units?.length === 0) return []
  return peopleWhere(req, {
    and: [{ roles: { in: [...roles] } }, ...(units ? [{ unit: { in: [...units] } }] : [])],
  })
}

/** Whoever may end this wait: the duty, in that unit, and not one of those who may not. */
export const holdersOf = async (req: PayloadRequest, { role, also, unit, not }: Wait): Promise<Person[]> => {
  if (role === 'guest' || role === 'system') return []
  const held = await peopleWhere(req, {
    and: [{ roles: { in: [role, ...(also ?? [])] } }, ...(unit ? [{ unit: { equals: unit } }] : [])],
  })
  return held.filter(({ id }) => !not.includes(id))
}

/** Whether a person may see the record in hand. */
export const mayRead = (person: Person, slug: string, doc: Doc): boolean => {
  const actor = actorOf(person)
  return actor !== null && typeof grantedRole(domainOf(slug).policy.read, actor, doc) === 'string'
}

/** Whether a person may see a record as it stands now. */
export const maySee = async (req: PayloadRequest, person: unknown, slug: string, id: string): Promise<boolean> => {
  const reach = reachable(domainOf(slug).policy.read, actorOf(person))
  if (!reach) return false
  const where: Where = { and: [{ id: { equals: id } }, ...(reach === true ? [] : [reach])] }
  return (await glance({ req, slug, where, select: { id: true }, limit: 1 })).length > 0
}
