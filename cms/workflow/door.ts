import type { PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import type { Actor } from './actor.ts'
import type { Domain } from './domain.ts'
import type { Doc } from './engine.ts'
import { grantedRole, reachable } from './grants.ts'
import { inputRefusals } from './input.ts'
import { writeJournal } from './journal.ts'
import { change, findOne, insert } from './records.ts'

type Write = { req: PayloadRequest; domain: Domain; actor: Actor; input: unknown }

/** Creates a record for a person, inside the running transaction. */
export const createRecord = async ({ req, domain, actor, input }: Write): Promise<Doc> => {
  const role = Object.keys(domain.policy.create).find((name) => name === 'staff' || actor.roles.includes(name as never))
  if (!role || !domain.input.create) throw new Refused(refuse('role'))
  const data = await accepted({ req, domain, actor, input, schema: domain.input.create })
  const doc = await insert<Doc>({ req, slug: domain.slug, data })
  await writeJournal({ req, actor, role, ...about(domain, doc), act: 'create' })
  return doc
}

/** Changes a record for a person, inside the running transaction. */
export const updateRecord = async ({ req, domain, actor, input, id }: Write & { id: string }): Promise<Doc> => {
  const doc = await visible({ req, domain, actor, id })
  const role = grantedRole(domain.policy.update, actor, doc)
  if (typeof role !== 'string') throw new Refused(role)
  if (!domain.input.update) throw new Refused(refuse('role'))
  if (domain.editableIn && !domain.editableIn.includes(doc.state))
    throw new Refused(
      refuse('wrong-state', {
        message: `现在是“${domain.workflow?.states[doc.state] ?? doc.state}”，不能改动。`,
        fix: '已提交的请先退回修改；已发布的请用“更正”或“更新”。',
      }),
    )
  const data = await accepted({ req, domain, actor, input, schema: domain.input.update, doc })
  const changed = await change<Doc>({ req, slug: domain.slug, id, data })
  await writeJournal({
    req,
    actor,
    role,
    ...about(domain, changed),
    act: 'edit',
    detail: { fields: Object.keys(input as object) },
  })
  return changed
}

/** The record, if the actor may see it; otherwise refused as if it were not there. */
export const visible = async ({ req, domain, actor, id }: Omit<Write, 'input'> & { id: string }): Promise<Doc> => {
  const reach = reachable(domain.policy.read, actor)
  const doc = reach
    ? await findOne<Doc>({
        req,
        slug: domain.slug,
        where: reach === true ? { id: { equals: id } } : { and: [{ id: { equals: id } }, reach] },
      })
    : null
  if (!doc) throw new Refused(refuse('not-found'))
  return doc
}

const accepted = async ({
  req,
  domain,
  actor,
  input,
  schema,
  doc,
}: Write & { schema: NonNullable<Domain['input']['create']>; doc?: Doc }) => {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
  return domain.prepare ? domain.prepare({ req, actor, input: parsed.data, ...(doc ? { doc } : {}) }) : parsed.data
}

const about = (domain: Domain, doc: Doc) => ({
  slug: domain.slug,
  subject: doc.id,
  ...(doc.state ? { to: doc.state } : {}),
  ...(doc.edition ? { edition: doc.edition } : {}),
  ...(doc.digest ? { digest: doc.digest } : {}),
})
