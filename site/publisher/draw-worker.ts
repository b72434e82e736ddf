import { setPriority } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { importBundle } from './bundle.ts'
import type { DrawWork, DrawWorkerData } from './draw.ts'
import { type Drawn, drawPage } from './draw-page.ts'
import { answerEach } from './worker-pool.ts'

/** A thread that draws pages from the projection, which it only reads. */
const { projection, siteUrl, bundle: folder, isQuiet } = workerData as DrawWorkerData
// 0 is this thread alone.
if (isQuiet) setPriority(0, 10)
const database = new DatabaseSync(projection, { readOnly: true })
database.exec('pragma busy_timeout = 5000; pragma cache_size = -32768')
const bundle = importBundle(folder)

const draw = async ({ paths, sink }: DrawWork): Promise<Drawn[]> => {
  const source = { scene: { database, siteUrl }, bundle: await bundle }
  const drawn: Drawn[] = []
  // One view of the projection for the whole piece: a release that comes meanwhile is not half in it.
  database.exec('begin')
  try {
    for (const path of paths) drawn.push(await drawPage(source, path, sink))
  } finally {
    database.exec('rollback')
  }
  return drawn
}

answerEach(draw)
