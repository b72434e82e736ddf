import {
  commitTransaction,
  initTransaction,
  killTransaction,
  type PayloadRequest,
  type Sort,
  type Where,
} from 'payload'
import { refuseOutdated } from './leases.ts'

type Find = { req: PayloadRequest; slug: string; where: Where; sort?: Sort; limit?: number }

/** Reads and writes of the system itself: inside the transaction of `req`, past access control, through the one door. */
export const findAll = async <T>({ req, slug, where, sort, limit = 0 }: Find): Promise<T[]> => {
  const { docs } = await req.payload.find({
    collection: slug,
    where,
    ...(sort ? { sort } : {}),
    limit,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs as T[]
}

export const findOne = async <T>(query: Find): Promise<T | null> =>
  (await findAll<T>({ ...query, limit: 1 }))[0] ?? null

type Insert = { req: PayloadRequest; slug: string; data: Record<string, unknown> }
export const insert = async <T>({ req, slug, data }: Insert): Promise<T> =>
  (await req.payload.create({
    collection: slug,
    data,
    depth: 0,
    overrideAccess: true,
    req,
    // Payload empties `req.file` unless the file is named again.
    ...(req.file ? { file: req.file } : {}),
    context: { door: true },
  })) as T

type Change = Insert & { id: string }
export const change = async <T>({ req, slug, id, data }: Change): Promise<T> =>
  (await req.payload.update({
    collection: slug,
    id,
    data,
    depth: 0,
    overrideAccess: true,
    req,
    context: { door: true },
  })) as unknown as T

/** All of `work` or nothing of it. What `afterCommit` was given runs once the change is durable. */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  const mine = await initTransaction(req)
  try {
    const result = await work()
    if (mine) {
      await refuseOutdated(req)
      await commitTransaction(req)
      const waiting = req.context.afterCommit as Set<() => void> | undefined
      delete req.context.afterCommit
      for (const then of waiting ?? []) then()
    }
    return result
  } catch (error) {
    if (mine) await killTransaction(req)
    throw error
  }
}

/** A read of what must not be seen half done: where the store shows an act in the making, it waits for its end. */
export const readWhole = <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> =>
  'showsUnfinished' in req.payload.db && req.payload.db.showsUnfinished ? inTransaction(req, work) : work()

/** Something to do once the change is durable; the same function is called once, however often it was given. */
export const afterCommit = (req: PayloadRequest, then: () => void): void => {
  const waiting = (req.context.afterCommit as Set<() => void> | undefined) ?? new Set()
  req.context.afterCommit = waiting.add(then)
}
