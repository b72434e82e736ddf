import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { domainOf } from '../workflow/domain.ts'
import type { Doc } from '../workflow/engine.ts'
import { emit, on } from '../workflow/events.ts'
import { glance } from '../workflow/glance.ts'
import type { Beside } from '../workflow/wait.ts'
import { besideOf, rowOf, type StoredWait, type WaitRow, waitOf } from './row.ts'

const isSame = (stored: StoredWait, fresh: WaitRow): boolean =>
  Object.entries(fresh).every(([name, value]) =>
    isDeepStrictEqual(stored[name as keyof WaitRow] ?? (typeof value === 'string' ? '' : null), value),
  )

/**
 * Makes the rows of one record say what waits because of it now; done twice it changes nothing. Returns the records whose
 * waits may follow from this one, those of before included.
 */
export const reconcile = async (req: PayloadRequest, { slug, id }: Beside): Promise<Beside[]> => {
  const domain = domainOf(slug)
  if (!domain.waits && !domain.waitsBeside) return []
  const { db } = req.payload
  const stored = await glance<StoredWait>({
    req,
    slug: 'waits',
    where: { and: [{ slug: { equals: slug } }, { subject: { equals: id } }] },
  })
  const [doc] = await glance<Doc>({ req, slug, where: { id: { equals: id } }, limit: 1 })
  const waits = doc ? ((await domain.waits?.({ req, doc })) ?? []) : []
  const beside = doc ? ((await domain.waitsBeside?.({ req, doc })) ?? []) : []
  const rows = doc ? waits.map((wait) => rowOf({ slug, doc, wait, beside })) : []
  const fresh = new Map(rows.map((row) => [row.key, row]))

  const closed = stored.filter(({ key }) => !fresh.has(key))
  const opened = [...fresh.values()].filter(({ key }) => !stored.some((row) => row.key === key))
  for (const row of stored) {
    const now = fresh.get(row.key)
    if (now && !isSame(row, now)) await db.updateOne({ collection: 'waits', id: row.id, data: now, req })
  }
  if (closed.length)
    await db.deleteMany({ collection: 'waits', where: { id: { in: closed.map((row) => row.id) } }, req })
  for (const data of opened) await db.create({ collection: 'waits', data, req })
  if (!req.context.quiet && (opened.length || closed.length))
    await emit('waits', req, { slug, id, opened: opened.map(waitOf), closed: closed.map(waitOf) })
  return [...beside, ...stored.flatMap(besideOf)]
}

on('changed', 'queue', async ({ req, told }) => {
  const others = new Map((await reconcile(req, told)).map((other) => [`${other.slug}/${other.id}`, other]))
  others.delete(`${told.slug}/${told.id}`)
  for (const other of others.values()) await reconcile(req, other)
})
