import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { canonicalJson, type Json } from '../../content/schema/digest.ts'
import type { StoreClient } from './sqlite/store-client.ts'

/** What belongs to one running store and is made anew by the next. */
const stays = ['leases', 'payload-jobs', 'payload-kv', 'payload-locked-documents', 'payload-migrations']
/** Collections of Payload's own, whose ids differ from store to store and which nothing points to. */
const hasOwnIds = (slug: string) => slug.startsWith('payload-')

export type Shelf = { kind: 'global' | 'document' | 'version'; slug: string }
export type Piece = Shelf & { data: Record<string, unknown> }

const pageSize = 500
type Data = Record<string, unknown>

/** Everything that moves, in the order in which it moves. */
export const shelvesOf = ({ config, collections }: Payload): Shelf[] => {
  const slugs = Object.keys(collections).filter((slug) => !stays.includes(slug))
  return [
    ...slugs.map((slug): Shelf => ({ kind: 'document', slug })),
    ...slugs.filter((slug) => collections[slug]?.config.versions).map((slug): Shelf => ({ kind: 'version', slug })),
    ...config.globals.map(({ slug }): Shelf => ({ kind: 'global', slug })),
  ]
}

export const nameOf = ({ kind, slug }: Shelf): string => (kind === 'document' ? slug : `${slug} (${kind})`)

export const countOn = async ({ db }: Payload, { kind, slug }: Shelf): Promise<number> => {
  if (kind === 'document') return (await db.count({ collection: slug })).totalDocs
  if (kind === 'version') return (await db.countVersions({ collection: slug })).totalDocs
  return (await globalOn(db, slug)) ? 1 : 0
}

const globalOn = async (db: Payload['db'], slug: string): Promise<Data | undefined> => {
  const found = (await db.findGlobal({ slug })) as Data | null
  return found && (found.id || found._id || found.createdAt) ? found : undefined
}

/** What lies on a shelf as the store keeps it, oldest name first, from the `skip`th on. */
export async function* piecesOn(payload: Payload, shelf: Shelf, skip = 0): AsyncGenerator<Piece> {
  const { db } = payload
  const { kind, slug } = shelf
  if (kind === 'global') {
    const data = await globalOn(db, slug)
    // When settings were first saved is not carried over by every adapter, and nobody asks for it.
    if (data && skip === 0) yield { ...shelf, data: { ...bare(data), createdAt: undefined } }
    return
  }
  for (let page = Math.floor(skip / pageSize) + 1; ; page += 1) {
    const asked = { collection: slug, sort: 'id', limit: pageSize, page, pagination: true } as const
    const { docs } =
      kind === 'document' ? await db.find<Data & { id: string }>(asked) : await db.findVersions<Data>(asked)
    const first = (page - 1) * pageSize
    for (const [index, doc] of docs.entries())
      if (first + index >= skip) yield { ...shelf, data: bare(doc as unknown as Data) }
    if (docs.length < pageSize) return
  }
}

const bare = ({ _id, __v, globalType, latest, ...data }: Data): Data => JSON.parse(JSON.stringify(data))

/** Writes pieces in one transaction: all of them or none. Nothing is checked, changed or journalled on the way. */
export const put = async (payload: Payload, pieces: readonly Piece[]): Promise<void> => {
  const { db } = payload
  const id = await db.beginTransaction()
  try {
    const req = { transactionID: id as string }
    for (const { kind, slug, data } of pieces) {
      if (kind === 'global') await db.createGlobal({ slug, data: withoutId(data), req })
      else if (kind === 'version') await putVersion(payload, slug, data, req)
      else
        await db.create({
          collection: slug,
          data: hasOwnIds(slug) ? withoutId(data) : data,
          ...(hasOwnIds(slug) ? {} : { customID: String(data.id) }),
          req,
          returning: false,
        })
    }
    if (id) await db.commitTransaction(id)
  } finally {
    if (id) await db.rollbackTransaction(id)
  }
}

const withoutId = ({ id: _, ...data }: Data): Data => data

const putVersion = async ({ db }: Payload, slug: string, data: Data, req: { transactionID: string }) => {
  await db.createVersion({
    collectionSlug: slug,
    parent: String(data.parent),
    versionData: data.version as never,
    autosave: Boolean(data.autosave),
    createdAt: String(data.createdAt),
    updatedAt: String(data.updatedAt),
    req,
    returning: false,
  })
}

/** While a store is filled a record may come before what it points to. */
export const filling = <T>(payload: Payload, work: () => Promise<T>): Promise<T> => {
  const { client } = payload.db as { client?: Partial<StoreClient> }
  return client?.withoutForeignKeys ? client.withoutForeignKeys(work) : work()
}

/** Name and content of every piece of a shelf, independent of the store: SHA-256 by id, versions by what they hold. */
export const contentOn = async (payload: Payload, shelf: Shelf): Promise<Map<string, string>> => {
  const found = new Map<string, string>()
  for await (const { kind, slug, data } of piecesOn(payload, shelf)) {
    const isNamed = kind === 'document' && !hasOwnIds(slug)
    const digest = createHash('sha256')
      .update(canonicalJson((isNamed ? data : withoutId(data)) as Json))
      .digest('hex')
    found.set(isNamed ? String(data.id) : kind === 'global' ? slug : digest, digest)
  }
  return found
}
