import type { PayloadRequest, Where } from 'payload'

type Glance = {
  req: PayloadRequest
  slug: string
  where: Where
  select?: Record<string, true>
  sort?: string
  limit?: number
}

/** Rows as the store holds them, inside the transaction of `req`, without the hooks that draw a record for its reader. */
export const glance = async <T>({ req, slug, where, select, sort, limit = 0 }: Glance): Promise<T[]> => {
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: slug,
    where,
    ...(select ? { select } : {}),
    ...(sort ? { sort } : {}),
    limit,
    pagination: false,
    req,
  })
  return docs as T[]
}
