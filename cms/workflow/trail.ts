import type { Endpoint } from 'payload'
import { roles } from '../roles.ts'
import { signedIn } from './actor.ts'
import { answer } from './answers.ts'
import type { Domain } from './domain.ts'
import { visible } from './door.ts'
import { findAll } from './records.ts'

type Entry = {
  at: string
  act: string
  role?: string
  actorName?: string
  from?: string
  to?: string
  edition?: number
  digest?: string
  detail?: Record<string, unknown>
}

/** `GET /api/<slug>/<id>/trail`: what happened to this record, newest first, for those who may see it. */
export const trailEndpoint = (domain: Domain): Endpoint => ({
  path: '/:id/trail',
  method: 'get',
  handler: (req) =>
    answer(req, async () => {
      const actor = signedIn(req)
      const { id: subject } = await visible({ req, domain, actor, id: String(req.routeParams?.id) })
      const entries = await findAll<Entry>({
        req,
        slug: 'journal',
        where: { and: [{ slug: { equals: domain.slug } }, { subject: { equals: subject } }] },
        sort: '-sequence',
        limit: 200,
      })
      const labels = Object.fromEntries((domain.workflow?.rows ?? []).map(({ act, zh }) => [act, zh]))
      const plain: Record<string, string> = { create: '新建', edit: '修改', 'release-scheduled': '定时发布' }
      return Response.json({
        docs: entries.map(({ at, act, role, actorName, edition, digest, detail }) => ({
          at,
          act,
          label: labels[act] ?? plain[act] ?? act,
          role: role && role in roles ? roles[role as keyof typeof roles].zh : role === 'guest' ? '外单位' : '系统',
          name: actorName,
          ...(edition ? { edition, digest } : {}),
          ...(typeof detail?.reason === 'string' ? { reason: detail.reason } : {}),
          ...(typeof detail?.comment === 'string' ? { comment: detail.comment } : {}),
        })),
      })
    }),
})
