import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { prepare } from './query.ts'

export type Difference = { added: string[]; removed: string[] }

/** Files of the record that the projection does not know, or knows in another form, and files that are gone. */
export const differences = ({
  database,
  contentDir,
  files,
  table = 'edition',
}: {
  database: DatabaseSync
  contentDir: string
  files: string[]
  /** Where the files of this sort stand. */
  table?: 'edition' | 'post_edition' | 'topic_rename'
}): Difference => {
  const known = new Map(
    (
      prepare(database, `select path, size, modified from ${table}`).all() as {
        path: string
        size: number
        modified: number
      }[]
    ).map((row) => [row.path, row]),
  )
  const added = files.filter((path) => {
    const row = known.get(path)
    if (!row) return true
    const { size, mtimeMs } = statSync(join(contentDir, path))
    return row.size !== size || row.modified !== Math.round(mtimeMs)
  })
  const there = new Set(files)
  return { added, removed: [...known.keys()].filter((path) => !there.has(path)) }
}
