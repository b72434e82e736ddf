import { availableParallelism } from 'node:os'
import type { DatabaseSync } from 'node:sqlite'
import type { EditionRow } from '../projection/project.ts'
import { piecesOf, startPool } from './worker-pool.ts'

export type ReadWork = string[]
export type ReadDone = { rows: EditionRow[]; refused: { path: string; error: string }[] }

const pieceSize = 50

/** Reads and checks many files of the record in worker threads; the rows come in any order. Never holds more than a few pieces. */
export const readAll = async ({
  database,
  contentDir,
  paths,
  take,
  refused,
  workers = Math.min(2, availableParallelism()),
}: {
  /** In a file: the threads ask it what the log names. */
  database: DatabaseSync
  contentDir: string
  paths: string[]
  take: (rows: EditionRow[]) => void
  refused: (one: { path: string; error: string }) => void
  workers?: number
}): Promise<void> => {
  const pool = startPool<ReadWork, ReadDone>({
    file: new URL('./read-worker.ts', import.meta.url),
    data: { contentDir, projection: database.location() },
    size: paths.length > pieceSize ? workers : 1,
  })
  try {
    await pool.each(piecesOf(paths, pieceSize), (done) => {
      take(done.rows)
      for (const one of done.refused) refused(one)
    })
  } finally {
    await pool.close()
  }
}
