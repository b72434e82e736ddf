import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, Where } from 'payload'
import { now } from '../calendar/clock.ts'
import { idOf, idsOf } from '../workflow/actor.ts'
import { emit, on } from '../workflow/events.ts'
import { change, findAll, findOne } from '../workflow/records.ts'
import { unitsById } from '../workflow/units.ts'
import { commented } from './input.ts'

type Guest = { name: string; post: string; unit: string }
type Comment = { id: string; slug: string; subject: string; text: string; author?: unknown; mentions?: unknown }

/** What every comment has, whichever door it came through: a time, and the readers of the record it is about. */
export const complete: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  const about = await findOne<{ concerned?: unknown }>({
    req,
    slug: String(data.slug),
    where: { id: { equals: data.subject } },
  })
  const guest = data.guest as Guest | null | undefined
  const [unit] = guest ? await unitsById(req, [guest.unit]) : []
  return {
    ...data,
    state: 'open',
    at: now().toISOString(),
    concerned: idsOf(about?.concerned),
    ...(guest ? { guest: { ...guest, unit: unit?.name ?? guest.unit } } : {}),
  }
}

/** Tells whoever is mentioned; nobody is told of their own words. */
export const tellMentioned: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return
  const { slug, subject, text, author, mentions } = doc as Comment
  const by = idOf(author)
  for (const person of idsOf(mentions))
    if (person !== by) await emit('mentioned', req, { slug, id: subject, person, by, text })
}

/** Who reads a record reads its comments, and nobody else: kept in step when the units concerned change. */
on('changed', 'comments', async ({ req, told: { slug, id } }) => {
  if (!commented.includes(slug as (typeof commented)[number])) return
  const where: Where = { and: [{ slug: { equals: slug } }, { subject: { equals: id } }] }
  const comments = await findAll<{ id: string; concerned: unknown }>({ req, slug: 'comments', where })
  if (comments.length === 0) return
  const about = await findOne<{ concerned?: unknown }>({ req, slug, where: { id: { equals: id } } })
  const units = idsOf(about?.concerned)
  for (const comment of comments)
    if (idsOf(comment.concerned).sort().join() !== [...units].sort().join())
      await change({ req, slug: 'comments', id: comment.id, data: { concerned: units } })
})
