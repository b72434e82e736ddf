import { createHash } from 'node:crypto'
import type { CollectionConfig, PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import type { Actor } from './actor.ts'
import { findOne, insert } from './records.ts'

const nobody = { create: () => false, read: () => false, update: () => false, delete: () => false }

/** Answers already given under an Idempotency-Key; written in the transaction of the act they answer. */
export const idempotency: CollectionConfig = {
  slug: 'idempotency',
  access: nobody,
  admin: { hidden: true },
  endpoints: false,
  lockDocuments: false,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'fingerprint', type: 'text', required: true },
    { name: 'status', type: 'number', required: true },
    { name: 'answer', type: 'json', required: true },
  ],
}

type Kept = { fingerprint: string; status: number; answer: Record<string, unknown> }
type Answer = { status: number; answer: Record<string, unknown>; shownOnce?: Record<string, unknown> }

/** Does `work` once for a person and key; a repeat gets the first answer, a different request under the key is refused. */
export const once = async (req: PayloadRequest, actor: Actor, work: () => Promise<Answer>): Promise<Answer> => {
  const given = req.headers.get('idempotency-key')
  if (!given) return work()
  const key = `${actor.id}:${given.slice(0, 200)}`
  const fingerprint = createHash('sha256')
    .update(
      JSON.stringify([
        req.method,
        new URL(req.url ?? '', 'http://cms').pathname,
        req.data ?? null,
        req.headers.get('if-match'),
      ]),
    )
    .digest('hex')
  const kept = await findOne<Kept>({ req, slug: 'idempotency', where: { key: { equals: key } } })
  if (kept && kept.fingerprint !== fingerprint) throw new Refused(refuse('idempotency-reused'))
  if (kept) return kept
  const fresh = await work()
  const { status, answer } = fresh
  await insert({ req, slug: 'idempotency', data: { key, fingerprint, status, answer } })
  return fresh
}
