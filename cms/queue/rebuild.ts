import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { registeredDomains } from '../workflow/domain.ts'
import { glance } from '../workflow/glance.ts'
import { inTransaction } from '../workflow/records.ts'
import { reconcile } from './reconcile.ts'
import type { WaitRow } from './row.ts'

/** Counts up when the same record would give other waits than before. */
const derivation = 1
/** Records of one transaction: other writers wait for it. */
const batch = 100

/** Every record anything can wait for, and every record that has a row, made right. Nobody is told: nothing happened. */
export const rebuildQueue = async (payload: Payload): Promise<void> => {
  const done = new Set<string>()
  for (const { slug, waits, waitsAmong } of registeredDomains()) {
    if (!waits) continue
    for (let after = '', isMore = true; isMore; ) {
      const ids = await inOwn(payload, async (req) => {
        const found = await idsAfter({ req, slug, after, among: waitsAmong })
        for (const id of found) await reconcile(req, { slug, id })
        return found
      })
      for (const id of ids) done.add(`${slug}/${id}`)
      after = ids.at(-1) ?? after
      isMore = ids.length === batch
      await new Promise(setImmediate)
    }
  }
  await inOwn(payload, async (req) => {
    const rows = await glance<Pick<WaitRow, 'slug' | 'subject'>>({
      req,
      slug: 'waits',
      where: { slug: { exists: true } },
      select: { slug: true, subject: true },
    })
    const left = rows.filter(({ slug, subject }) => !done.has(`${slug}/${subject}`))
    for (const { slug, subject } of left) await reconcile(req, { slug, id: subject })
  })
}

const inOwn = async <T>(payload: Payload, work: (req: PayloadRequest) => Promise<T>): Promise<T> => {
  const req = await createLocalReq({ context: { quiet: true } }, payload)
  return inTransaction(req, () => work(req))
}

type After = { req: PayloadRequest; slug: string; after: string; among: Where | undefined }
const idsAfter = async ({ req, slug, after, among }: After): Promise<string[]> => {
  const found = await glance<{ id: string }>({
    req,
    slug,
    where: { and: [{ id: { greater_than: after } }, ...(among ? [among] : [])] },
    select: { id: true },
    sort: 'id',
    limit: batch,
  })
  return found.map(({ id }) => id)
}

/** At start: makes the queue where there is none yet, or one of an older derivation. */
export const makeQueue = async (payload: Payload): Promise<void> => {
  const made = await payload.findGlobal({ slug: 'queue-made', overrideAccess: true })
  if (made.derivation === derivation) return
  await rebuildQueue(payload)
  await payload.updateGlobal({ slug: 'queue-made', data: { derivation }, overrideAccess: true })
}
