import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { type DeliveryReport, deliveryReport, type Release } from '../../content/schema/release.ts'
import { Refused, refuse } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { answer } from '../workflow/answers.ts'
import { emit } from '../workflow/events.ts'
import { inputRefusals } from '../workflow/input.ts'
import { takeLease } from '../workflow/leases.ts'
import { elsewhere, publisherIn, publisherOnly, refuseReplaced } from '../workflow/publisher-only.ts'
import { findAll, findOne, inTransaction, readWhole } from '../workflow/records.ts'
import { deliveryStates } from './deliveries.ts'
import { installationOf } from './installation.ts'
import { caughtUp } from './late.ts'

type Row = { id: string; sequence: number; release: Release }
type Delivery = {
  id: string
  sequence: number
  release: string
  state: string
  checks?: number | null
  alarmedAt?: string | null
}
const batch = 50
const undeliveredStates = Object.keys(deliveryStates).filter((state) => state !== 'live')

/** The asking publisher becomes, or stays, the one that publishes; refused while another is. */
const beThePublisher = async (req: PayloadRequest, owner: string): Promise<{ until: number }> => {
  const taken = await inTransaction(req, () => takeLease({ req, name: 'publisher', owner }))
  if (!taken) throw elsewhere()
  return taken
}

/** `POST /outbox/lease`: said by a publisher at its start and while it works, so that no other takes over. Milliseconds. */
const hold: Endpoint = {
  path: '/outbox/lease',
  method: 'post',
  handler: (req) =>
    answer(req, async () => {
      publisherOnly(req)
      const owner = publisherIn(req)
      if (!owner) throw new Refused(refuse('invalid-field', { field: 'x-publisher' }))
      const { until } = await beThePublisher(req, owner)
      return Response.json({ forMs: until - Date.now() })
    }),
}

/** One question a state: asked for several at once, or for "not live", the store walks past everything that ever went live. */
const waitingIn = (req: PayloadRequest, state: string) =>
  findAll<Delivery>({ req, slug: 'deliveries', where: { state: { equals: state } }, sort: 'sequence', limit: batch })

const undelivered = async (req: PayloadRequest): Promise<Row[]> => {
  const waiting = (await Promise.all(undeliveredStates.map((state) => waitingIn(req, state))))
    .flat()
    .sort((a, b) => a.sequence - b.sequence)
    .slice(0, batch)
  if (waiting.length === 0) return []
  return findAll<Row>({
    req,
    slug: 'releases',
    where: { id: { in: waiting.map(({ release }) => release) } },
    sort: 'sequence',
  })
}

/** Undelivered releases, oldest first. */
const list: Endpoint = {
  path: '/outbox',
  method: 'get',
  handler: (req) =>
    answer(req, async () => {
      publisherOnly(req)
      const owner = publisherIn(req)
      if (owner) await beThePublisher(req, owner)
      const rows = await readWhole(req, () => undelivered(req))
      return Response.json({
        installation: await installationOf(req),
        releases: rows.map(({ id, sequence, release }) => ({ ...release, schema: 'huiying/release/1', id, sequence })),
      })
    }),
}

/** The publisher's report: written, live with its address, or failed with the reason. */
const report: Endpoint = {
  path: '/outbox/:release/delivery',
  method: 'post',
  handler: (req) =>
    answer(req, async () => {
      publisherOnly(req)
      await addDataAndFileToRequest(req)
      const parsed = deliveryReport.safeParse(req.data)
      if (!parsed.success) throw new Refused(inputRefusals(parsed.error))
      const { state, url, error, at, checkedAt } = parsed.data
      await inTransaction(req, async () => {
        await refuseReplaced(req)
        const id = String(req.routeParams?.release)
        const delivery = await findOne<Delivery>({ req, slug: 'deliveries', where: { release: { equals: id } } })
        const row = await findOne<Row>({ req, slug: 'releases', where: { id: { equals: id } } })
        if (!delivery || !row) throw new Refused(refuse('not-found'))
        if (delivery.state === 'live') return
        await req.payload.db.updateOne({
          collection: 'deliveries',
          id: delivery.id,
          data: becoming(parsed.data, delivery),
          req,
        })
        const { release } = row
        if (state === 'live' && delivery.alarmedAt) await caughtUp({ req, delivery, release, at })
        // Pages that are written and not seen yet have a minute; after it everyone concerned is told.
        if (state === 'failed' && release.recordKind === 'statement' && !checkedAt)
          await emit('undelivered', req, {
            subject: release.subject,
            act: release.act,
            edition: release.edition,
            error: error ?? '',
          })
        if (state === 'live' && release.recordKind === 'statement')
          await emit('delivered', req, {
            subject: release.subject,
            act: release.act,
            edition: release.edition,
            digest: release.digest,
            url: url ?? '',
            at,
          })
      })
      return Response.json({ ok: true })
    }),
}

/** The delivery after a report. Why the last try failed stands until the next one is over. */
const becoming = (told: DeliveryReport, { checks }: Delivery) => {
  const { state, url, error, reason, at, checkedAt, tries, nextTryAt } = told
  return {
    state,
    ...(state === 'written'
      ? { writtenAt: at }
      : { error: error ?? null, reason: reason ?? null, nextTryAt: nextTryAt ?? null }),
    ...(url ? { url } : {}),
    ...(state === 'live' ? { liveAt: at } : {}),
    ...(tries === undefined ? {} : { tries }),
    ...(checkedAt
      ? { checkedAt, checks: (checks ?? 0) + 1, checkResult: state === 'live' ? 'agrees' : 'differs' }
      : {}),
  }
}

/** A file of a release: the original or one of its variants, by the names the release gives. */
const file: Endpoint = {
  path: '/outbox/files/:sha256/:name',
  method: 'get',
  handler: (req) =>
    answer(req, async () => {
      publisherOnly(req)
      const { sha256, name } = req.routeParams as { sha256: string; name: string }
      const found = await findOne<{ stored: Record<string, string> }>({
        req,
        slug: 'files',
        where: { id: { equals: sha256 } },
      })
      const stored = found?.stored[name]
      if (!stored) throw new Refused(refuse('not-found'))
      const full = path.join(readSettings().uploads, path.basename(stored))
      const { size } = await stat(full)
      return new Response(Readable.toWeb(createReadStream(full)) as ReadableStream, {
        headers: { 'content-length': String(size), 'content-type': 'application/octet-stream' },
      })
    }),
}

export const outboxEndpoints: Endpoint[] = [hold, list, report, file]
