import type { PayloadHandler } from 'payload'
import type { Words } from '../language.ts'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { lastHeld } from '../workflow/leases.ts'
import { findAll } from '../workflow/records.ts'

type Release = { id: string; edition: number; act: string; releasedAt: string }
type Delivery = {
  release: string
  state: string
  url?: string | null
  error?: string | null
  reason?: Words | null
  liveAt?: string | null
  checkedAt?: string | null
  checks?: number | null
  tries?: number | null
  nextTryAt?: string | null
}

/**
 * `GET /api/statements/<id>/checks`: is it live yet? What was seen at the public address of each release, newest first, and
 * when the publisher last asked for work.
 */
export const checksOf: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const id = String(req.routeParams?.id)
    await visible({ req, domain: domainOf('statements'), actor, id })
    const where = { subject: { equals: id } }
    const releases = await findAll<Release>({ req, slug: 'releases', where, sort: '-sequence' })
    const deliveries = await findAll<Delivery>({ req, slug: 'deliveries', where })
    const docs = releases.map(({ id: row, edition, act, releasedAt }) => {
      const delivery = deliveries.find(({ release }) => release === row)
      const error = delivery?.error ?? null
      return {
        edition,
        act,
        releasedAt,
        state: delivery?.state ?? 'pending',
        url: delivery?.url ?? null,
        liveAt: delivery?.liveAt ?? null,
        checkedAt: delivery?.checkedAt ?? null,
        checks: delivery?.checks ?? 0,
        tries: delivery?.tries ?? 0,
        nextTryAt: delivery?.nextTryAt ?? null,
        reason: delivery?.reason ?? (error === null ? null : { zh: error, en: error }),
      }
    })
    return Response.json({ docs, publisherAskedAt: (await lastHeld(req, 'publisher'))?.toISOString() ?? null })
  })
