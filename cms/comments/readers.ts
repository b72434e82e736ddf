import type { PayloadRequest } from 'payload'
import type { Role } from '../roles.ts'
import { type Actor, actorOf } from '../workflow/actor.ts'
import { domainOf } from '../workflow/domain.ts'
import type { Doc } from '../workflow/engine.ts'
import { grantedRole } from '../workflow/grants.ts'
import { findAll } from '../workflow/records.ts'

type Person = { id: string; name: string; email: string; roles: Role[]; unit?: unknown }

/** Everybody with an account who may read the record, by name. */
export const readersOf = async (req: PayloadRequest, slug: string, doc: Doc): Promise<Actor[]> => {
  const people = await findAll<Person>({ req, slug: 'users', where: {}, sort: 'name' })
  const { read } = domainOf(slug).policy
  return people
    .map((person) => actorOf(person) as Actor)
    .filter((actor) => typeof grantedRole(read, actor, doc) === 'string')
}
