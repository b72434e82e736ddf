import { parentPort, Worker } from 'node:worker_threads'

/** What came of one piece of work, or why nothing did. */
type Answer<Done> = { done: Done } | { error: Fault }
/** An error as it crosses from a thread: with what tells a full disk or a damaged file from everything else. */
type Fault = { message: string } & Partial<Record<'code' | 'path' | 'dest', string | undefined>> & {
    errcode?: number | undefined
  }

export type WorkerPool<Work, Done> = {
  /** Gives out the pieces as workers become free; `onDone` is called in the order in which they end. Rejects at the first fault. */
  each: (pieces: Iterable<Work>, onDone: (done: Done) => void) => Promise<void>
  close: () => Promise<void>
}

/** One piece in hand and one waiting: a worker is never idle while the next one is on its way. */
const inHand = 2

/** Threads that do the same work on many pieces. `size`: how many; memory is bounded for each. */
export const startPool = <Work, Done>({
  file,
  data,
  size,
}: {
  file: URL
  data: unknown
  size: number
}): WorkerPool<Work, Done> => {
  const workers = Array.from(
    { length: size },
    () =>
      new Worker(file, {
        workerData: data,
        resourceLimits: { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 32 },
      }),
  )
  const each = (pieces: Iterable<Work>, onDone: (done: Done) => void) =>
    new Promise<void>((resolve, reject) => {
      const rest = pieces[Symbol.iterator]()
      let open = 0
      let isOver = false
      const end = (error?: unknown) => {
        isOver = true
        for (const worker of workers) worker.removeAllListeners()
        if (error) reject(error)
        else resolve()
      }
      const give = (worker: Worker) => {
        const next = rest.next()
        if (next.done) return
        open += 1
        worker.postMessage(next.value)
      }
      const take = (worker: Worker, answer: Answer<Done>) => {
        open -= 1
        if ('error' in answer) throw Object.assign(new Error(answer.error.message), answer.error)
        give(worker)
        onDone(answer.done)
        if (open === 0) end()
      }
      try {
        for (const worker of workers) {
          worker.on('message', (answer: Answer<Done>) => {
            if (isOver) return
            try {
              take(worker, answer)
            } catch (error) {
              end(error)
            }
          })
          worker.on('error', (error) => end(error))
          worker.on('exit', () => end(new Error('A worker thread ended before its work was done.')))
        }
        for (let turn = 0; turn < inHand; turn += 1) for (const worker of workers) give(worker)
        if (open === 0) end()
      } catch (error) {
        end(error)
      }
    })
  return { each, close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))) }
}

/** Cuts a long list into pieces of so many. */
export function* piecesOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

/** In the worker: does the pieces one after the other and answers each. */
export const answerEach = <Work, Done>(work: (piece: Work) => Promise<Done>) => {
  let turn = Promise.resolve()
  const one = async (piece: Work) => {
    const answer: Answer<Done> = await work(piece).then(
      (done) => ({ done }),
      ({ message, code, errcode, path, dest }: Fault) => ({ error: { message, code, errcode, path, dest } }),
    )
    parentPort?.postMessage(answer)
  }
  parentPort?.on('message', (piece: Work) => {
    turn = turn.then(() => one(piece))
  })
}
