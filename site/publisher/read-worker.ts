import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { editionRow } from '../projection/project.ts'
import { loggedSha256 } from './log/logged.ts'
import type { ReadDone, ReadWork } from './read-all.ts'
import { readRecord } from './read-record.ts'
import type { Logged } from './record-file.ts'
import { answerEach } from './worker-pool.ts'

/** A thread that reads files of the record and checks each as anybody else would. */
const { contentDir, projection } = workerData as { contentDir: string; projection: string }
const database = new DatabaseSync(projection, { readOnly: true })
const logged: Logged = (path) => loggedSha256(database, path)

answerEach(async (paths: ReadWork): Promise<ReadDone> => {
  const done: ReadDone = { rows: [], refused: [] }
  for (const path of paths) {
    const one = readRecord({ contentDir, path, logged })
    if (one.ok) done.rows.push(editionRow(one.recorded))
    else done.refused.push(one)
  }
  return done
})
