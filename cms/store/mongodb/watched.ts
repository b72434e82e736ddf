import { randomUUID } from 'node:crypto'
import type { Collection, Document, Filter } from 'mongodb'
import { storeError } from '../store-error.ts'
import { type UndoLog, writing } from './undo.ts'

type Driver = Pick<Collection, 'collectionName'> & Record<string, (...given: never[]) => Promise<unknown>>
type Given = Record<string, unknown>

const removesOrChanges = [
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'deleteOne',
  'deleteMany',
  'findOneAndDelete',
] as const

/**
 * Watches the writes of one collection, where they go to the driver: immutable documents are not changed, a turn that was
 * lost writes nothing more, and where there are no transactions what a write replaces is kept first.
 */
export const watch = (
  collection: object,
  rules: { name: string; isImmutable: boolean; remember: UndoLog['remember'] },
): void => {
  const { name, isImmutable, remember } = rules
  const driver = collection as Driver
  const raw = driver as unknown as Collection

  const before = async (documents: () => Promise<readonly { key: unknown; before: Document | null }[]>) => {
    const written = writing.getStore()
    if (!written) return
    if (written.isLogged) await remember(written, name, await documents())
    if (written.turn.isLost())
      throw storeError('store-lost-turn', 'The turn of this act to write is over. Nothing of it was kept: do it again.')
  }
  const instead = (method: string, work: (given: unknown[]) => Promise<void>) => {
    const inner = driver[method]
    if (!inner) return
    driver[method] = async (...given: never[]) => {
      await work(given)
      return await inner.apply(driver, given)
    }
  }

  const simplify = (method: string) => {
    const inner = driver[method]
    if (inner)
      driver[method] = (filter: never, ...rest: never[]) => inner.call(driver, simple(filter) as never, ...rest)
  }

  for (const method of [...removesOrChanges, 'find', 'findOne', 'countDocuments']) simplify(method)

  instead('insertOne', async ([document]) => {
    const inserted = document as Given
    inserted._id ??= randomUUID()
    await before(async () => [{ key: inserted._id, before: null }])
  })
  instead('insertMany', async ([documents]) => {
    for (const document of documents as Given[]) document._id ??= randomUUID()
    await before(async () => (documents as Given[]).map(({ _id }) => ({ key: _id, before: null })))
  })
  for (const method of removesOrChanges)
    instead(method, async (given) => {
      if (isImmutable) throw immutable(method, name)
      await before(async () => {
        const filter = given[0] as Filter<Document>
        const isOne = !method.endsWith('Many')
        const found = isOne ? [await raw.findOne(filter)] : await raw.find(filter).toArray()
        const there = found.filter((document) => document !== null)
        const options = given[2] as { upsert?: boolean } | undefined
        if (there.length === 0 && options?.upsert) return [{ key: newKey(given), before: null }]
        return there.map((document) => ({ key: document._id, before: document }))
      })
    })
  instead('bulkWrite', () =>
    Promise.reject(storeError('store-unsupported', 'Bulk writes go past what watches writes: send one at a time.')),
  )
}

/** `{$and: [{_id: {$eq: x}}]}`, as Payload asks, is `{_id: x}`: FerretDB finds that by its key and scans for anything else. */
const simple = (filter: unknown): unknown => {
  if (!filter || typeof filter !== 'object') return filter
  const keys = Object.keys(filter)
  const { $and, _id } = filter as { $and?: unknown[]; _id?: { $eq?: unknown } }
  if (keys.length === 1 && Array.isArray($and) && $and.length === 1) return simple($and[0])
  if (keys.length === 1 && _id && typeof _id === 'object' && Object.keys(_id).join() === '$eq') return { _id: _id.$eq }
  return filter
}

/** An upsert that will insert is told the key, so that it can be taken back. */
const newKey = (given: unknown[]): unknown => {
  const filter = given[0] as Given
  if (typeof filter._id === 'string') return filter._id
  const update = given[1] as Record<string, Given>
  const key = randomUUID()
  update.$setOnInsert = { ...update.$setOnInsert, _id: key }
  return key
}

const immutable = (method: string, name: string): Error =>
  storeError(
    'store-immutable',
    `immutable: ${method} on ${name} is refused. What is written here stays as it is; add a new document that corrects it.`,
  )
