import type { PayloadRequest } from 'payload'
import { Refused } from '../errors.ts'
import { policy } from '../policy.ts'
import { type Actor, actorOf, signedIn } from '../workflow/actor.ts'
import { grantedRole } from '../workflow/grants.ts'

/** Whether somebody may enter the press room (policy: `press-room`). */
export const mayEnter = (user: unknown): boolean => {
  const actor = actorOf(user)
  return actor !== null && typeof grantedRole(policy['press-room'].read, actor, {}) === 'string'
}

/** The person of a request who may enter; throws `signed-out` or `role`. */
export const admitted = (req: Pick<PayloadRequest, 'user'>): Actor => {
  const actor = signedIn(req)
  const role = grantedRole(policy['press-room'].read, actor, {})
  if (typeof role !== 'string') throw new Refused(role)
  return actor
}
