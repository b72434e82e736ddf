import type { PayloadHandler, Where } from 'payload'
import { now } from '../calendar/clock.ts'
import { signedIn } from '../workflow/actor.ts'
import { answer } from '../workflow/answers.ts'
import { domainOf } from '../workflow/domain.ts'
import { visible } from '../workflow/door.ts'
import { glance } from '../workflow/glance.ts'
import { change, inTransaction } from '../workflow/records.ts'

/** Neither read nor settled: what counts as unread. */
export const unread: Where[] = [{ readAt: { exists: false } }, { settledAt: { exists: false } }]

/** `POST /api/notices/<id>/acts/read`: `{id, readAt}`; read twice it stays read. */
export const readOne: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const id = String(req.routeParams?.id)
    const readAt = await inTransaction(req, async () => {
      const notice = await visible({ req, domain: domainOf('notices'), actor, id })
      const at = typeof notice.readAt === 'string' ? notice.readAt : now().toISOString()
      if (!notice.readAt) await change({ req, slug: 'notices', id, data: { readAt: at } })
      return at
    })
    return Response.json({ id, readAt })
  })

/** `POST /api/notices/read-all`: `{read}`, how many were unread. */
export const readAll: PayloadHandler = (req) =>
  answer(req, async () => {
    const actor = signedIn(req)
    const read = await inTransaction(req, async () => {
      const where: Where = { and: [{ person: { equals: actor.id } }, ...unread] }
      const open = await glance<{ id: string }>({ req, slug: 'notices', where, select: { id: true } })
      const readAt = now().toISOString()
      await req.payload.db.updateMany({ collection: 'notices', where, data: { readAt }, returning: false, req })
      return open.length
    })
    return Response.json({ read })
  })
