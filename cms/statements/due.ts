import { createLocalReq, type Payload } from 'payload'
import { now } from '../calendar/clock.ts'
import { Refused, refuse } from '../errors.ts'
import { clockActor } from '../workflow/actor.ts'
import type { Situation } from '../workflow/engine.ts'
import { emit } from '../workflow/events.ts'
import { writeJournal } from '../workflow/journal.ts'
import { change, findAll, findOne, inTransaction } from '../workflow/records.ts'
import { releaseEdition } from './release.ts'
import { complete, missingSlips } from './requirements.ts'
import { isCurrent, slipsOf } from './slips.ts'
import type { Statement } from './statement.ts'

/** Releases what was signed for a time that has come, the gates checked again. After a downtime: at restart. */
export const releaseDue = async (payload: Payload): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const due = await findAll<Statement>({
    req,
    slug: 'statements',
    where: { and: [{ state: { equals: 'scheduled' } }, { scheduledAt: { less_than_equal: now().toISOString() } }] },
    sort: 'scheduledAt',
  })
  let released = 0
  for (const { id, scheduleError } of due) if (await releaseOne(payload, id, scheduleError)) released++
  return released
}

const releaseOne = async (payload: Payload, id: string, lastError: string | null | undefined): Promise<boolean> => {
  const req = await createLocalReq({}, payload)
  try {
    return await inTransaction(req, async () => {
      const doc = await findOne<Statement>({ req, slug: 'statements', where: { id: { equals: id } } })
      if (doc?.state !== 'scheduled') return false
      const situation: Situation = { req, doc, actor: clockActor, at: now() }
      const open = [
        ...(await complete.check(situation)),
        ...(await missingSlips(situation)).map(({ refusal }) => refusal),
      ]
      const signSlip = (await slipsOf(situation)).findLast((slip) => slip.act === 'sign' && isCurrent(slip, doc))
      if (!signSlip)
        open.push(refuse('slip-missing', { message: { zh: '还缺签发。', en: 'The signature is missing.' } }))
      if (!signSlip || open.length) throw new Refused(open)
      const changed = await change<Statement>({
        req,
        slug: 'statements',
        id,
        data: await releaseEdition({ situation, signSlip }),
      })
      const { edition, digest } = changed
      await writeJournal({
        req,
        actor: clockActor,
        role: 'system',
        slug: 'statements',
        subject: id,
        act: 'release-scheduled',
        from: 'scheduled',
        to: 'released',
        edition,
        digest,
      })
      await emit('changed', req, { slug: 'statements', id })
      return true
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (why !== lastError) {
      payload.logger.error({ err: error, msg: `scheduled statement ${id} was not released` })
      const fresh = await createLocalReq({}, payload)
      await inTransaction(fresh, async () => {
        await change({ req: fresh, slug: 'statements', id, data: { scheduleError: why } })
        await emit('changed', fresh, { slug: 'statements', id })
      })
    }
    return false
  }
}
