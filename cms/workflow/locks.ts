import type { Access, PayloadRequest, SanitizedConfig } from 'payload'
import { type Actor, actorOf } from './actor.ts'
import { registeredDomains } from './domain.ts'
import { grantedRole, reachable } from './grants.ts'
import { idOf } from './ids.ts'
import { findAll, findOne } from './records.ts'

const slug = 'payload-locked-documents'

type Lock = { id: string; document?: { relationTo: string; value: unknown } | null; user: { value: unknown } }
type Doc = Record<string, unknown>

/** Locks on the records a person may do something with; there are never more of them than people at work. */
const among =
  (may: (lock: Lock, actor: Actor, req: PayloadRequest) => Promise<boolean>): Access =>
  async ({ req }) => {
    const actor = actorOf(req.user)
    if (!actor) return false
    const locks = await findAll<Lock>({ req, slug, where: { id: { exists: true } } })
    const allowed = await Promise.all(locks.map((lock) => may(lock, actor, req)))
    return { id: { in: locks.filter((_, index) => allowed[index]).map(({ id }) => id) } }
  }

/** The locked record, where the actor may read it. */
const recordOf = async (req: PayloadRequest, { document }: Lock, actor: Actor) => {
  const domain = registeredDomains().find((one) => one.slug === document?.relationTo)
  const reach = domain && reachable(domain.policy.read, actor)
  if (!domain || !reach) return null
  const own = { id: { equals: idOf(document?.value) ?? '' } }
  const doc = await findOne<Doc>({ req, slug: domain.slug, where: reach === true ? own : { and: [own, reach] } })
  return doc ? { domain, doc } : null
}

const isOwn = ({ user }: Lock, actor: Actor) => idOf(user.value) === actor.id

/** Who may read a record is told who has it open. */
const read = among(
  async (lock, actor, req) => isOwn(lock, actor) || !lock.document || (await recordOf(req, lock, actor)) !== null,
)
/** Who may change a record may take it over. */
const update = among(async (lock, actor, req) => {
  if (isOwn(lock, actor)) return true
  const found = await recordOf(req, lock, actor)
  return found !== null && typeof grantedRole(found.domain.policy.update, actor, found.doc) === 'string'
})
const remove = among(async (lock, actor) => isOwn(lock, actor))

/** Payload lets everybody read, forge and remove the marks of who has what open; here they follow the records' own policy. */
export const guardLocks = (config: SanitizedConfig): SanitizedConfig => {
  const locks = config.collections.find((collection) => collection.slug === slug)
  if (!locks) return config
  locks.access = { ...locks.access, create: () => false, read, update, delete: remove }
  locks.hooks.beforeOperation = [
    ...locks.hooks.beforeOperation,
    ({ args, operation, req }) => {
      if (operation !== 'update' || args.overrideAccess || !req.user) return args
      // Whoever takes a record over does so under their own name.
      return { ...args, data: { user: { relationTo: 'users', value: req.user.id } } }
    },
  ]
  return config
}
