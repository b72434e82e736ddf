import type { Endpoint } from 'payload'
import { languageOf, type Words } from '../language.ts'
import { journalActs } from './act-words.ts'
import { signedIn } from './actor.ts'
import { answer } from './answers.ts'
import type { Domain } from './domain.ts'
import { visible } from './door.ts'
import { dutyOf } from './duty-words.ts'
import { foldEdits } from './fold-edits.ts'
import { findAll } from './records.ts'

type Entry = {
  at: string
  act: string
  actor?: string
  role?: string
  actorName?: string
  from?: string
  to?: string
  edition?: number
  digest?: string
  detail?: Record<string, unknown>
}

/**
 * `GET /api/<slug>/<id>/trail`: what happened to this record, newest first, for those who may see it. Edits of one person
 * within an hour are one entry: `times` of them, the first at `since`.
 */
export const trailEndpoint = (domain: Domain): Endpoint => ({
  path: '/:id/trail',
  method: 'get',
  handler: (req) =>
    answer(req, async () => {
      const actor = signedIn(req)
      const language = languageOf(req)
      const { id: subject } = await visible({ req, domain, actor, id: String(req.routeParams?.id) })
      const entries = await findAll<Entry>({
        req,
        slug: 'journal',
        where: { and: [{ slug: { equals: domain.slug } }, { subject: { equals: subject } }] },
        sort: '-sequence',
        limit: 2_000,
      })
      const rows = new Map<unknown, Words>((domain.workflow?.rows ?? []).map(({ act, zh, en }) => [act, { zh, en }]))
      const named = (act: unknown) => (rows.get(act) ?? journalActs[String(act)])?.[language]
      return Response.json({
        docs: foldEdits(entries)
          .slice(0, 200)
          .map(({ entry: { at, act, role, actorName, edition, digest, detail }, times, since }) => ({
            at,
            act,
            label: named(act) ?? act,
            role: dutyOf(role)[language],
            name: actorName,
            ...(times > 1 ? { times, since } : {}),
            ...(act === 'remind' && named(detail?.act) ? { gate: named(detail?.act) } : {}),
            ...(edition ? { edition, digest } : {}),
            ...(typeof detail?.reason === 'string' ? { reason: detail.reason } : {}),
            ...(typeof detail?.comment === 'string' ? { comment: detail.comment } : {}),
          })),
      })
    }),
})
