import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

export const writeMethods = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const satisfies readonly (keyof BaseDatabaseAdapter)[]

export const readMethods = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
] as const satisfies readonly (keyof BaseDatabaseAdapter)[]

export type Method = (args: { req?: Partial<PayloadRequest> }) => Promise<unknown>

/** The methods of an adapter that go to the store, to be put in place of themselves. */
export const methodsOf = (adapter: BaseDatabaseAdapter) =>
  adapter as unknown as Record<(typeof writeMethods)[number] | (typeof readMethods)[number], Method>

type Rules = {
  isOpen: (id: string | number) => boolean
  /** Collections whose writes are complete by themselves. */
  isApart?: (collection: string) => boolean
}

/** A document is several rows or several writes: a write that came without a transaction gets one. */
export function inOwnTransaction(adapter: BaseDatabaseAdapter, { isOpen, isApart }: Rules): void {
  const methods = methodsOf(adapter)
  for (const name of writeMethods) {
    const inner = methods[name]
    methods[name] = async (args) => {
      const given = await args.req?.transactionID
      if (given && isOpen(given)) return await inner.call(adapter, args)
      if (isApart?.(String((args as { collection?: unknown }).collection))) return await inner.call(adapter, args)

      const id = await adapter.beginTransaction()
      if (!id) throw new Error('No transaction was begun.')
      const transactionID = { value: id, writable: true, enumerable: true, configurable: true }
      try {
        const result = await inner.call(adapter, { ...args, req: Object.create(args.req ?? null, { transactionID }) })
        await adapter.commitTransaction(id)
        return result
      } finally {
        await adapter.rollbackTransaction(id)
      }
    }
  }
}
