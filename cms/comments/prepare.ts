import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import { type Refusal, Refused, refuse } from '../errors.ts'
import { type Domain, domainOf, type Prepare } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { findOne } from '../workflow/records.ts'
import type { passage as passageInput } from './input.ts'
import { readersOf } from './readers.ts'

type Input = {
  slug: string
  subject: string
  passage?: z.infer<typeof passageInput> | null
  text: string
  mentions?: string[] | null
  replyTo?: string | null
}

/** Whoever may read the record may comment on it, and name others who may; a reply stays with the record it answers. */
export const prepareComment: Prepare = async ({ req, actor, input }) => {
  const { slug, subject, passage, text, mentions, replyTo } = input as Input
  const doc = await visible({ req, domain: domainOf(slug) as Domain, actor, id: subject })
  const named = [...new Set(mentions ?? [])]
  const readers = named.length ? await readersOf(req, slug, doc) : []
  const refusals = [
    ...named.filter((id) => !readers.some((reader) => reader.id === id)).map(cannotRead),
    ...(replyTo && !(await belongs(req, replyTo, { slug, subject })) ? [noSuchComment] : []),
  ]
  if (refusals.length) throw new Refused(refusals)
  return {
    slug,
    subject,
    edition: doc.edition ?? 1,
    passage: passage ?? null,
    text,
    mentions: named,
    replyTo: replyTo ?? null,
    author: actor.id,
    guest: actor.guest ? { name: actor.name, post: actor.guest.post, unit: actor.unit } : null,
  }
}

const cannotRead = (): Refusal =>
  refuse('invalid-field', {
    field: 'mentions',
    message: { zh: '提到的人看不到这份文稿。', en: 'A person you mention cannot read this record.' },
    fix: { zh: '请只提到能看到它的同事。', en: 'Mention only colleagues who can.' },
  })

const noSuchComment = refuse('invalid-field', {
  field: 'replyTo',
  message: { zh: '要回复的评论不在这里。', en: 'The comment you answer is not here.' },
  fix: { zh: '请刷新页面后再回复。', en: 'Reload the page and answer again.' },
})

const belongs = async (req: PayloadRequest, id: string, { slug, subject }: { slug: string; subject: string }) =>
  Boolean(
    await findOne({
      req,
      slug: 'comments',
      where: { and: [{ id: { equals: id } }, { slug: { equals: slug } }, { subject: { equals: subject } }] },
    }),
  )
