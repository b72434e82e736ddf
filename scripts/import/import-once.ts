import type { PayloadRequest } from 'payload'
import type { Actor } from '../../cms/workflow/actor.ts'
import { domainOf } from '../../cms/workflow/domain.ts'
import { createRecord } from '../../cms/workflow/door.ts'
import { findOne, insert } from '../../cms/workflow/records.ts'
import { digestOf, type Json } from '../../content/schema/digest.ts'
import type { Slug } from './columns.ts'

type Once = { req: PayloadRequest; slug: Slug; actor: Actor; record: Record<string, unknown> }

/** Creates a record unless the same person imported the same row before; the mark is written in the same transaction. */
export const importOnce = async ({ req, slug, actor, record }: Once): Promise<'created' | 'unchanged'> => {
  const fingerprint = digestOf({ slug, author: actor.id, record: record as Json })
  const key = `import:${fingerprint}`
  if (await findOne({ req, slug: 'idempotency', where: { key: { equals: key } } })) return 'unchanged'
  const { id } = await createRecord({ req, domain: domainOf(slug), actor, input: record })
  await insert({ req, slug: 'idempotency', data: { key, fingerprint, status: 201, answer: { slug, id } } })
  return 'created'
}
