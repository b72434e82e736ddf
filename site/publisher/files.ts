import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { RecordFile } from '../../content/schema/release.ts'
import { prepare } from '../projection/query.ts'
import { copyWhole, removeWithEmptyFolders, writeWhole } from './disk.ts'

export type Fetch = (path: string) => Promise<Uint8Array>

/** Brings the files of a release into the record. The original must have the digest that was approved. */
export const fetchFiles = async ({
  contentDir,
  files,
  fetchFile,
}: {
  contentDir: string
  files: RecordFile[]
  fetchFile: Fetch
}) => {
  for (const file of files)
    for (const name of namesOf(file)) {
      const path = join(contentDir, 'files', file.sha256, name)
      if (existsSync(path)) continue
      const data = await fetchFile(`${file.sha256}/${encodeURIComponent(name)}`)
      const isOriginal = name === file.name
      if (isOriginal && createHash('sha256').update(data).digest('hex') !== file.sha256)
        throw new Error(`The file "${name}" is not the one that was approved: its SHA-256 differs from ${file.sha256}.`)
      await writeWhole({ path, data, isDurable: true })
    }
}

/** Puts the files of live pages into the live folder before the pages, and takes out those that no page uses any more. */
export const publishFiles = async ({
  contentDir,
  live,
  files,
}: {
  contentDir: string
  live: string
  files: RecordFile[]
}) => {
  for (const file of files)
    for (const name of namesOf(file)) {
      const to = join(live, 'files', file.sha256, name)
      if (!existsSync(to)) await copyWhole({ from: join(contentDir, 'files', file.sha256, name), to })
    }
}

/** Files of live pages, as the projection knows them. */
export const liveFiles = (database: DatabaseSync): RecordFile[] =>
  (prepare(database, 'select file from document_file group by sha256 order by sha256').all() as { file: string }[]).map(
    (row) => JSON.parse(row.file) as RecordFile,
  )

/** Takes files out of the record that the log says are gone: only expunged editions used them. */
export const dropFromRecord = async ({ contentDir, paths }: { contentDir: string; paths: string[] }) => {
  for (const path of paths) await removeWithEmptyFolders({ path: join(contentDir, path), top: contentDir })
}

export const namesOf = (file: RecordFile) =>
  [...new Set([file.name, ...(file.variants ?? []).map(({ name }) => name)])].map(checkedName)

const checkedName = (name: string) => {
  if (/[/\\\0]/.test(name) || name.startsWith('.')) throw new Error(`"${name}" is not a file name the record can keep.`)
  return name
}
