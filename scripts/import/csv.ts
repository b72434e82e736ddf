import { CsvError, parse } from 'csv-parse/sync'
import type { Rows } from './rows.ts'
import { tableRows } from './table.ts'

/** Comma-separated values; tabs where the first line has them and no comma. */
export const csvRows = (text: string): Rows => {
  const [first = ''] = text.split('\n', 1)
  const delimiter = !first.includes(',') && first.includes('\t') ? '\t' : ','
  return tableRows(parsed(text, delimiter))
}

const parsed = (text: string, delimiter: string): string[][] => {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Error(`Not a readable CSV file: ${error.message}. Look for a quotation mark that is not closed.`)
  }
}
