import type { PayloadHandler } from 'payload'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { findAll, findOne } from '../workflow/records.ts'
import type { Slip, Statement } from './statement.ts'

type Release = {
  id: string
  edition: number
  act: string
  digest: string
  releasedAt: string
  release: { slips: { act: string; at: string }[] }
}
type Delivery = { release: string; state: string; url?: string | null; liveAt?: string | null; error?: string | null }

/** `GET /api/statements/<id>/releases`: what was released and what became of it, newest first. */
export const releasesOf: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const id = String(req.routeParams?.id)
    const doc = (await visible({ req, domain: domainOf('statements'), actor, id })) as Statement
    const where = { subject: { equals: id } }
    const releases = await findAll<Release>({ req, slug: 'releases', where, sort: '-sequence' })
    const deliveries = await findAll<Delivery>({ req, slug: 'deliveries', where })
    const signature =
      doc.state === 'scheduled'
        ? await findOne<Slip>({
            req,
            slug: 'slips',
            where: {
              and: [
                { statement: { equals: id } },
                { act: { equals: 'sign' } },
                { edition: { equals: doc.edition } },
                { round: { equals: doc.round } },
              ],
            },
          })
        : null
    const waiting =
      doc.state === 'scheduled'
        ? [
            {
              edition: doc.edition,
              act: doc.editionAct,
              digest: doc.digest,
              state: 'scheduled',
              url: null,
              signedAt: signature?.at ?? null,
              liveAt: null,
              ...(doc.scheduleError ? { error: doc.scheduleError } : {}),
            },
          ]
        : []
    const released = releases.map(({ id: row, edition, act, digest, releasedAt, release }) => {
      const delivery = deliveries.find((candidate) => candidate.release === row)
      return {
        edition,
        act,
        digest,
        state: delivery?.state ?? 'pending',
        url: delivery?.url ?? null,
        signedAt: release.slips.find((slip) => slip.act === 'sign')?.at ?? releasedAt,
        liveAt: delivery?.liveAt ?? null,
        ...(delivery?.error ? { error: delivery.error } : {}),
      }
    })
    return Response.json({ docs: [...waiting, ...released] })
  })
