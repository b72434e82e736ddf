import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { RecordFile } from '../../content/schema/release.ts'
import type { Key } from '../projection/project.ts'
import { prepare } from '../projection/query.ts'
import { removeFolder } from './disk.ts'

/**
 * Notes the files that the editions of a statement name before it changes: they may have to leave the live folder. Noted in
 * the transaction of the change, because afterwards an expunged edition names them no more.
 */
export const noteLeaving = (database: DatabaseSync, { section, year, number, transcript }: Key) => {
  const rows = prepare(
    database,
    'select record from edition where section = ? and year = ? and number = ? and transcript = ?',
  ).all(section, year, number, Number(transcript)) as { record: string }[]
  const files = rows.flatMap(({ record }) => (JSON.parse(record) as { files?: RecordFile[] }).files ?? [])
  for (const { sha256 } of files) prepare(database, 'insert or ignore into leaving values (?)').run(sha256)
}

/** Takes what was noted out of the live folder where no live page uses it: a withdrawn picture must not stay readable. */
export const letGo = async ({ database, live }: { database: DatabaseSync; live: string }) => {
  for (const { sha256 } of prepare(database, 'select sha256 from leaving').all() as { sha256: string }[]) {
    const isUsed = prepare(database, 'select 1 from document_file where sha256 = ? limit 1').get(sha256)
    if (!isUsed) await removeFolder({ path: join(live, 'files', sha256), top: live })
    prepare(database, 'delete from leaving where sha256 = ?').run(sha256)
  }
}
