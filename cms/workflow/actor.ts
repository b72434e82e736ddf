import type { PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import type { Role } from '../roles.ts'
import { idOf } from './ids.ts'

export { idOf, idsOf } from './ids.ts'

/** Who acts: a signed-in person, a guest of another unit (by link), or the system's own clock. */
export type Actor = {
  id: string | null
  name: string
  roles: readonly Role[]
  /** Id of the unit the actor belongs to. */
  unit: string | null
  guest?: { post: string; phone: string; invitedBy: string }
  system?: true
}

/** The signed-in person of a request, or null. */
export const actorOf = (user: unknown): Actor | null => {
  const person = user as { id: string; name?: string; email: string; roles?: Role[]; unit?: unknown } | null | undefined
  if (!person) return null
  return { id: person.id, name: person.name ?? person.email, roles: person.roles ?? [], unit: idOf(person.unit) }
}

export const signedIn = (req: Pick<PayloadRequest, 'user'>): Actor => {
  const actor = actorOf(req.user)
  if (!actor) throw new Refused(refuse('signed-out'))
  return actor
}

/** The publisher, when it tells of something by itself. */
export const publisherActor: Actor = { id: null, name: '发布程序', roles: [], unit: null, system: true }
export const clockActor: Actor = { id: null, name: '系统定时', roles: [], unit: null, system: true }
