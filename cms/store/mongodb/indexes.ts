import { storeError } from '../store-error.ts'

type Model = {
  collection: { name: string; indexes: () => Promise<unknown> }
  schema: { indexes: () => readonly [key: object, options: { unique?: unknown }][] }
  createCollection: () => Promise<unknown>
  createIndexes: () => Promise<unknown>
}
type Index = { key: Record<string, unknown>; unique?: boolean }

/**
 * Makes what is missing and looks whether every unique index is really there: numbers, sequences and releases are unique
 * by them alone. Answers how many there are. Throws `store-unproven` with the way to mend it.
 */
export const ensureIndexes = async (models: readonly Model[]): Promise<number> => {
  let count = 0
  for (const model of models) {
    const { name } = model.collection
    // A transaction makes no collection on older servers.
    await model.createCollection()
    try {
      await model.createIndexes()
    } catch (error) {
      throw storeError(
        'store-unproven',
        `An index of '${name}' could not be made: ${error instanceof Error ? error.message : error}. ` +
          'If there are duplicates, restore the last backup or remove the wrong ones by hand; if an index of the same name is there, drop it.',
      )
    }
    const there = (await model.collection.indexes()) as Index[]
    for (const [key, options] of model.schema.indexes()) {
      if (!options.unique) continue
      const wanted = JSON.stringify(key)
      if (!there.some((index) => index.unique && JSON.stringify(index.key) === wanted))
        throw storeError(
          'store-unproven',
          `'${name}' has no unique index on ${wanted}. Drop the index of that key and start again.`,
        )
      count += 1
    }
  }
  return count
}
