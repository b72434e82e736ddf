import type { PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { clockActor, idOf } from '../workflow/actor.ts'
import type { Effect } from '../workflow/engine.ts'
import { emit } from '../workflow/events.ts'
import { writeJournal } from '../workflow/journal.ts'
import { change, findAll } from '../workflow/records.ts'
import type { Account, Post, Statement } from './post.ts'
import { releasePost } from './release.ts'
import { isReleased, keptAddresses, statementAt, statementById } from './statement-address.ts'

/** Most posts linked in one go when a statement goes live; further ones wait for the next edition of either. */
const most = 200

/** What a post remembers of the statement it belongs to, whoever found it. */
export const linkedTo = (
  statement: Statement,
  { by, at, unit }: { by: 'address' | 'hand'; at: Date; unit: string | null },
) => {
  const issuingUnit = idOf(statement.issuingUnit)
  return {
    state: 'linked',
    statement: statement.id,
    linkedBy: by,
    linkedAt: at.toISOString(),
    issuingUnit,
    concerned: [...new Set([unit, issuingUnit])].filter((id) => id !== null),
  }
}

/** What it remembers without one. */
const loose = (unit: string | null) => ({
  statement: null,
  linkedBy: null,
  linkedAt: null,
  issuingUnit: null,
  concerned: unit ? [unit] : [],
})

export const unitOfAccount = async (req: PayloadRequest, post: Pick<Post, 'account'>): Promise<string | null> => {
  const [account] = await findAll<Account>({
    req,
    slug: 'microblog-accounts',
    where: { id: { equals: idOf(post.account) } },
    limit: 1,
  })
  return idOf(account?.unit)
}

/** `link {statement}`: to a statement that is released; an editor only to one their own unit issued. */
export const link: Effect = async ({ req, doc, actor, input, role, at }) => {
  const post = doc as Post
  const statement = await statementById(req, String(input.statement))
  if (!statement || !isReleased(statement))
    throw new Refused(
      refuse('invalid-field', {
        field: 'statement',
        message: { zh: '没有这份文稿，或它没有发布。', en: 'There is no such statement, or it is not released.' },
        fix: { zh: '请选一份已发布的文稿。', en: 'Choose a statement that is released.' },
      }),
    )
  if (role === 'editor' && idOf(statement.issuingUnit) !== actor.unit) throw new Refused(refuse('unit'))
  const unit = await unitOfAccount(req, post)
  return released({
    req,
    post,
    role,
    at,
    act: 'link',
    patch: { ...linkedTo(statement, { by: 'hand', at, unit }), decidedByHand: true },
  })
}

/** `unlink {reason}`: no address links it again. */
export const unlink: Effect = async ({ req, doc, role, at }) => {
  const post = doc as Post
  const patch = { ...loose(await unitOfAccount(req, post)), state: 'unlinked', decidedByHand: true }
  return released({ req, post, role, at, act: 'link', patch })
}

/** `withdraw-post {reason}`: off the site; what was posted stays archived here. */
export const withdrawPost: Effect = async ({ req, doc, role, at, input }) =>
  released({
    req,
    post: doc as Post,
    role,
    at,
    act: 'withdraw',
    patch: { state: 'withdrawn', decidedByHand: true },
    reason: String(input.reason),
  })

type Released = Omit<Parameters<typeof releasePost>[0], 'post'> & { post: Post; patch: Record<string, unknown> }

/** The next edition of a post crosses; the patch is what it remembers of it. */
const released = async ({ post, patch, ...given }: Released) => {
  const next = { ...patch, edition: post.edition + 1 }
  await releasePost({ ...given, post: { ...post, ...next } as Post })
  return { patch: next }
}

/** A statement is live: posts that link to its address and were read before are linked now. */
export const linkWaiting = async (req: PayloadRequest, id: string): Promise<void> => {
  const statement = await statementById(req, id)
  const addresses = statement && isReleased(statement) ? keptAddresses(statement) : []
  if (addresses.length === 0) return
  const waiting = await findAll<Post>({
    req,
    slug: 'microblog-posts',
    where: {
      and: [
        { state: { equals: 'unlinked' } },
        { decidedByHand: { equals: false } },
        { or: addresses.map((address) => ({ addresses: { contains: address } })) },
      ],
    },
    sort: 'publishedAt',
    limit: most,
  })
  for (const post of waiting) await linkByAddress(req, post)
}

const linkByAddress = async (req: PayloadRequest, post: Post): Promise<void> => {
  const statement = await statementAt(req, post.addresses)
  if (!statement) return
  const at = now()
  const unit = await unitOfAccount(req, post)
  const { patch } = await released({
    req,
    post,
    role: 'system',
    at,
    act: 'link',
    patch: linkedTo(statement, { by: 'address', at, unit }),
  })
  await change({ req, slug: 'microblog-posts', id: post.id, data: patch })
  await writeJournal({
    req,
    actor: clockActor,
    role: 'system',
    slug: 'microblog-posts',
    subject: post.id,
    act: 'link',
    from: post.state,
    to: 'linked',
    edition: post.edition + 1,
    detail: { statement: statement.id },
  })
  await emit('changed', req, { slug: 'microblog-posts', id: post.id })
}
