import type { Payload } from 'payload'
import { countOn, filling, nameOf, type Piece, put, shelvesOf } from '../../cms/store/transfer.ts'
import { progress } from '../progress.ts'
import { compared, contentsOf } from './compare.ts'
import { type Offsets, type Said, startSource } from './source.ts'

const batchSize = 100

/**
 * Fills `payload` from the store at `from`. What is there already is taken for the beginning of the same move: pieces go
 * in a fixed order and batches are whole, so a move that broke off goes on. Answers the comparison of both.
 */
export const move = async (payload: Payload, from: string): Promise<{ lines: string[]; isEqual: boolean }> => {
  const offsets: Offsets = {}
  for (const shelf of shelvesOf(payload)) offsets[nameOf(shelf)] = await countOn(payload, shelf)
  const { said, child } = startSource(from, offsets)
  try {
    return await filling(payload, () => take(payload, said, offsets))
  } finally {
    child.kill()
  }
}

const take = async (payload: Payload, said: AsyncIterable<Said>, offsets: Offsets) => {
  let batch: Piece[] = []
  let bar: ReturnType<typeof progress> | undefined
  const flush = async () => {
    if (batch.length > 0) await put(payload, batch)
    for (const _ of batch) bar?.step()
    batch = []
  }
  for await (const one of said) {
    if ('counts' in one) {
      await refuseOthers(payload, one, offsets)
      bar = progress({ what: 'Moving', total: sum(one.counts) - sum(offsets) })
    } else if ('piece' in one) {
      // A batch is of one shelf: what is there of a shelf is then always its beginning.
      if (batch[0] && (batch[0].slug !== one.piece.slug || batch[0].kind !== one.piece.kind)) await flush()
      batch.push(one.piece)
      if (batch.length === batchSize) await flush()
    } else {
      await flush()
      bar?.stop()
      return compared(one.contents, await contentsOf(payload))
    }
  }
  throw new Error('The source ended before it had said everything. Start again: what was moved is kept.')
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0)

type Counts = Extract<Said, { counts: unknown }>

/** A target with records of its own would be mixed with the source's. */
const refuseOthers = async (payload: Payload, { counts, lastThere }: Counts, offsets: Offsets): Promise<void> => {
  const more = Object.entries(offsets).filter(([name, count]) => count > (counts[name] ?? 0))
  const others: string[] = more.map(([name]) => name)
  for (const [slug, id] of Object.entries(lastThere))
    if (
      !slug.startsWith('payload-') &&
      !(await payload.db.findOne({ collection: slug, where: { id: { equals: id } } }))
    )
      others.push(slug)
  if (others.length > 0)
    throw new Error(
      `The target holds records that the source does not have (${[...new Set(others)].join(', ')}). ` +
        'Name an empty database or file, or one that a move from this source has begun to fill.',
    )
}
