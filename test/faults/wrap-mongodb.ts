import { join } from 'node:path'
import { Collection } from 'mongodb'
import type { Wrapping } from './wrap-files.ts'

const writes = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndDelete',
] as const

/** The second store of the back office: every write to a collection of it. */
export const wrapMongodb = ({ judge, die }: Wrapping) => {
  const store = join(process.env.HUIYING_HOME ?? '', 'huiying.db')
  const prototype = Collection.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
  for (const name of writes) {
    const inner = prototype[name] as (...given: unknown[]) => Promise<unknown>
    prototype[name] = async function (this: { collectionName: string }, ...given) {
      const verdict = judge(`${name} ${this.collectionName}`, store)
      if (!verdict.goesOn) throw verdict.error
      if (verdict.isTorn) die()
      return await inner.apply(this, given)
    }
  }
}
