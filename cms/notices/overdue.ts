import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { now } from '../calendar/clock.ts'
import { idOf } from '../workflow/actor.ts'
import { domainOf } from '../workflow/domain.ts'
import type { Doc } from '../workflow/engine.ts'
import { glance } from '../workflow/glance.ts'
import { findOne, inTransaction } from '../workflow/records.ts'
import type { Wait } from '../workflow/wait.ts'
import { notify } from './notify.ts'
import { holdersOf, peopleById } from './people.ts'
import { asked } from './words.ts'

/** How far the first look goes back. */
const firstLook = 7 * 24 * 3_600_000
/** Waits of a schedule: the clock keeps it, and its failure is told at once. */
const ownTime = ['release-scheduled', 'cancel-schedule']

type Row = { slug: string; subject: string; act: string; unit: string }

/** Tells holders, askers and author of every wait whose time ran out since the last look; after a downtime, of all at once. */
export const noticeOverdue = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const until = now()
  const looked = await payload.findGlobal({ slug: 'notices-looked', depth: 0, overrideAccess: true, req })
  const since = String(looked.at ?? new Date(until.getTime() - firstLook).toISOString())
  const rows = await glance<Row>({
    req,
    slug: 'waits',
    where: {
      and: [
        { dueAt: { not_equals: '' } },
        { rank: { greater_than_equal: since } },
        { rank: { less_than: until.toISOString() } },
        { act: { not_in: ownTime } },
      ],
    },
    select: { slug: true, subject: true, act: true, unit: true },
  })
  await inTransaction(req, async () => {
    for (const row of rows) await tell(req, row, until)
    await payload.updateGlobal({
      slug: 'notices-looked',
      data: { at: until.toISOString() },
      depth: 0,
      overrideAccess: true,
      req,
    })
  })
}

const isRunOut = ({ due }: Wait, until: Date): boolean => due !== undefined && Date.parse(due.at) < until.getTime()

const tell = async (req: PayloadRequest, { slug, subject, act, unit }: Row, until: Date): Promise<void> => {
  const doc = await findOne<Doc>({ req, slug, where: { id: { equals: subject } } })
  if (!doc) return
  const waits = (await domainOf(slug).waits?.({ req, doc })) ?? []
  for (const wait of waits.filter((each) => each.act === act && (each.unit ?? '') === unit && isRunOut(each, until))) {
    const kind = act === 'ratify' ? 'ratify-overdue' : 'overdue'
    await notify({
      req,
      matter: { kind, slug, subject, act, unit: wait.unit, since: wait.since },
      doc,
      people: [...(await holdersOf(req, wait)), ...(await othersOf(req, wait, doc))],
      text: asked(kind, slug, act),
      ...(wait.due ? { detail: wait.due.rule } : {}),
    })
  }
}

const othersOf = async (req: PayloadRequest, wait: Wait, doc: Doc) => {
  const held = (await holdersOf(req, wait)).map(({ id }) => id)
  return peopleById(
    req,
    [wait.askedBy, idOf(doc.author)].filter((id) => id === null || !held.includes(id)),
  )
}
