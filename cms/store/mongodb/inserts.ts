import type { Payload } from 'payload'
import type { MongodbAdapter } from './store.ts'

type Stream = AsyncIterable<unknown> & { close: () => Promise<void> }
type Watched = {
  payload: Pick<Payload, 'logger'>
  open: () => Stream
  onInsert: () => void
  pauseMs?: number
}

/** The inserts of a collection as they happen, from whichever instance; undefined where the store has no change streams. */
export const insertsInto = (payload: Payload, collection: string): (() => Stream) | undefined => {
  const { proof, collections } = payload.db as unknown as Partial<MongodbAdapter>
  const model = collections?.[collection]
  if (!proof?.changeStreams || !model) return undefined
  return () => model.collection.watch([{ $match: { operationType: 'insert' } }]) as unknown as Stream
}

/** Calls `onInsert` at every insert. A stream that breaks is opened again, and `onInsert` called for what was missed. */
export const onInserts = ({ payload, open, onInsert, pauseMs = 3_000 }: Watched): (() => Promise<void>) => {
  let stream: Stream | undefined
  let isClosed = false
  const listen = async () => {
    while (!isClosed) {
      try {
        stream = open()
        for await (const _ of stream) onInsert()
      } catch (error) {
        if (!isClosed) payload.logger.warn({ err: error, msg: 'the change stream broke; it is opened again' })
      }
      if (isClosed) return
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
      onInsert()
    }
  }
  void listen()
  return async () => {
    isClosed = true
    await stream?.close()
  }
}
