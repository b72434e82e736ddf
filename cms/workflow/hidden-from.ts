import type { Role } from '../roles.ts'
import { actorOf } from './actor.ts'

/**
 * Keeps a collection off the desk of people who hold these duties and no other: they have nothing to do there. What they may
 * read is the affair of the policy, not of this.
 */
export const hiddenFrom =
  (...duties: Role[]) =>
  ({ user }: { user: unknown }): boolean => {
    const held = actorOf(user)?.roles ?? []
    return held.length > 0 && held.every((role) => duties.includes(role))
  }
