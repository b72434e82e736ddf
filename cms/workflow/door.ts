import type { PayloadRequest } from 'payload'
import { Refused, refuse } from '../errors.ts'
import type { Language } from '../language.ts'
import type { Actor } from './actor.ts'
import type { Domain } from './domain.ts'
import type { Doc } from './engine.ts'
import { emit } from './events.ts'
import { grantedRole, reachable } from './grants.ts'
import { inputRefusals } from './input.ts'
import { writeJournal } from './journal.ts'
import { change, findOne, insert } from './records.ts'
import { shortTime } from './short-time.ts'

type Write = { req: PayloadRequest; domain: Domain; actor: Actor; input: unknown }

/** Creates a record for a person, inside the running transaction. */
export const createRecord = async ({ req, domain, actor, input }: Write): Promise<Doc> => {
  const role = Object.keys(domain.policy.create).find((name) => name === 'staff' || actor.roles.includes(name as never))
  if (!role || !domain.input.create) throw new Refused(refuse('role'))
  const data = await accepted({ req, domain, actor, input, schema: domain.input.create })
  const doc = await insert<Doc>({ req, slug: domain.slug, data })
  await writeJournal({ req, actor, role, ...about(domain, doc), act: 'create' })
  await emit('changed', req, { slug: domain.slug, id: doc.id })
  return doc
}

/** The text a change was made on: its digest, or its round. What is not named is not asked. */
export type Seen = { digest?: string; round?: number }

/** Changes a record for a person, inside the running transaction. */
export const updateRecord = async ({
  req,
  domain,
  actor,
  input,
  id,
  seen,
}: Write & { id: string; seen?: Seen }): Promise<Doc> => {
  const doc = await visible({ req, domain, actor, id })
  const role = grantedRole(domain.policy.update, actor, doc)
  if (typeof role !== 'string') throw new Refused(role)
  if (!domain.input.update) throw new Refused(refuse('role'))
  if (domain.editableIn && !domain.editableIn.includes(doc.state))
    throw new Refused(
      refuse('wrong-state', {
        message: {
          zh: `现在是“${stateIn(domain, doc, 'zh')}”，不能改动。`,
          en: `It is “${stateIn(domain, doc, 'en')}” now and cannot be changed.`,
        },
        fix: {
          zh: '已提交的请先退回修改；已发布的请用“更正”或“续报”。',
          en: 'What is submitted must be returned first; what is released takes a correction or an update.',
        },
      }),
    )
  if (seen) await refuseMovedOn(req, domain, doc, seen)
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
  await emit('changed', req, { slug: domain.slug, id })
  return changed
}

const stateIn = ({ workflow }: Domain, { state }: Doc, language: Language) =>
  workflow?.states[state]?.[language] ?? state

/** Nobody overwrites what they have not seen. */
const refuseMovedOn = async (req: PayloadRequest, { slug }: Domain, doc: Doc, seen: Seen) => {
  const isSame = (seen.digest ?? doc.digest) === doc.digest && (seen.round ?? doc.round) === doc.round
  if (isSame) return
  const last = await findOne<{ at: string; actorName?: string }>({
    req,
    slug: 'journal',
    where: { and: [{ slug: { equals: slug } }, { subject: { equals: doc.id } }] },
    sort: '-sequence',
  })
  const by = { name: last?.actorName ?? '', at: last ? shortTime(last.at) : '' }
  throw new Refused(
    refuse('stale', {
      message: {
        zh: `您打开之后，${by.name}在 ${by.at} 改动过这份记录；您的改动没有保存，也没有覆盖别人的。`,
        en: `${by.name} changed this record at ${by.at}, after you opened it. Nothing of yours was saved, and nothing of theirs was overwritten.`,
      },
      fix: {
        zh: '请先把您的改动复制下来，再刷新页面，加到最新文字里。',
        en: 'Copy what you wrote, reload the page, and add it to the latest text.',
      },
    }),
  )
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
