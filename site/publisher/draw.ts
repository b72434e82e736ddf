import { availableParallelism } from 'node:os'
import { inScene } from '../projection/current.ts'
import { allPaths } from './all-paths.ts'
import { type Drawn, drawPage, type Sink } from './draw-page.ts'
import type { Live } from './live.ts'
import { piecesOf, startPool } from './worker-pool.ts'

/** `isQuiet`: gives way to other work of the machine. */
export type DrawWorkerData = { projection: string; siteUrl: string; bundle: Live['bundle']['folder']; isQuiet: boolean }
export type DrawWork = { paths: string[]; sink: Sink }

export type Draw = {
  /** The projection must be a file where worker threads are to share the work; in memory, this thread draws alone. */
  source: Pick<Live, 'scene' | 'bundle'>
  sink: Sink
  /** Every path of the site, unless some are named. */
  paths?: string[]
  /** Called for each page, in the order in which they are done. */
  onDrawn?: (drawn: Drawn) => void
  /** Threads; at most two by default, and never more than the machine has. */
  workers?: number
  isQuiet?: boolean
  /** Ends it with a rejection. */
  signal?: AbortSignal
}

/** Below this, a thread takes longer to start than the pages to draw. */
const few = 200
const pieceSize = 40

/** Draws pages into a sink: to write, to compare with a folder, to know their digests. Rejects at the first page that fails. */
export const drawPages = async ({
  source,
  sink,
  paths = inScene(source.scene, allPaths),
  onDrawn = () => undefined,
  workers = Math.min(2, availableParallelism()),
  isQuiet = false,
  signal,
}: Draw): Promise<void> => {
  const projection = source.scene.database.location()
  signal?.throwIfAborted()
  if (!projection || paths.length < few) {
    for (const path of paths) onDrawn(await drawPage(source, path, sink))
    return
  }
  const data: DrawWorkerData = { projection, siteUrl: source.scene.siteUrl, bundle: source.bundle.folder, isQuiet }
  const pool = startPool<DrawWork, Drawn[]>({
    file: new URL('./draw-worker.ts', import.meta.url),
    data,
    size: workers,
  })
  const stop = () => void pool.close()
  signal?.addEventListener('abort', stop)
  try {
    await pool.each(
      piecesOf(paths, pieceSize).map((piece) => ({ paths: piece, sink })),
      (drawn) => {
        for (const one of drawn) onDrawn(one)
      },
    )
  } finally {
    signal?.removeEventListener('abort', stop)
    await pool.close()
  }
}
