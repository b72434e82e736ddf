import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isSlug } from '../../scripts/import/columns.ts'
import { importFile } from '../../scripts/import/import-file.ts'
import { mappingOf } from '../../scripts/import/record.ts'
import type { Cms } from '../harness/cms.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'huiying-import-'))

/** A file as somebody hands it in. */
export const given = (name: string, data: string | Uint8Array): string => {
  const file = path.join(folder, name)
  writeFileSync(file, data)
  return file
}
export const place = (name: string): string => path.join(folder, name)

type Import = { slug?: string; as?: string; map?: string[]; skipRefused?: boolean }

/** Imports into the back office of a test; mentions by the monitor unless told otherwise. */
export const importInto = (
  { payload }: Cms,
  file: string,
  { slug = 'mentions', as = 'monitor', map = [], skipRefused = false }: Import = {},
) => {
  if (!isSlug(slug)) throw new Error(slug)
  return importFile({
    payload,
    slug,
    file,
    as: as.includes('@') ? as : `${as}@demo.huiying.test`,
    mapping: mappingOf(map),
    skipRefused,
  })
}

/** How many records of a collection there are. */
export const countOf = async (
  { payload }: Cms,
  slug: 'mentions' | 'statements' | 'journal' | 'idempotency',
): Promise<number> => (await payload.count({ collection: slug, overrideAccess: true })).totalDocs
