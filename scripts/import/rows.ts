import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Refusal } from '../../cms/errors.ts'
import { csvRows } from './csv.ts'
import { jsonLinesRows } from './json-lines.ts'
import { textOf } from './text.ts'
import { xlsxRows } from './xlsx.ts'

/** One row as the file has it. `row` is its line as a spreadsheet counts: a header is row 1. `fault`: it could not be read. */
export type Row = { row: number; cells: Record<string, unknown>; fault?: Refusal }
export type Rows = { columns: string[]; rows: Row[] }

const readers: Record<string, (data: Buffer) => Rows | Promise<Rows>> = {
  '.csv': (data) => csvRows(textOf(data)),
  '.xlsx': xlsxRows,
  '.jsonl': (data) => jsonLinesRows(textOf(data)),
  '.ndjson': (data) => jsonLinesRows(textOf(data)),
}

/** Reads a file by the end of its name. Throws, saying what to do, where there is nothing to import. */
export const readRows = async (file: string): Promise<Rows> => {
  const reader = readers[path.extname(file).toLowerCase()]
  if (!reader) throw new Error(`${file}: rows are read from .csv, .xlsx or .jsonl. Save the file as one of these.`)
  const data = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT'
        ? `There is no file ${path.resolve(file)}. Check the path.`
        : `${file} could not be read: ${error.message}`,
    )
  })
  const found = await reader(data)
  if (found.rows.length === 0) throw new Error(`${file} has no rows. Column names belong in the first row, data below.`)
  return found
}
