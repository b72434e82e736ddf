import { readSheet } from 'read-excel-file/node'
import type { Rows } from './rows.ts'
import { tableRows } from './table.ts'

/** The first sheet of a workbook, every cell as the text a CSV file would hold. */
export const xlsxRows = async (data: Buffer): Promise<Rows> => {
  const sheet = await readSheet(data, { parseNumber: (digits) => digits }).catch((error: Error) => {
    throw new Error(`Not a readable .xlsx workbook (${error.message}). Open it and save it as .xlsx again, or as CSV.`)
  })
  return tableRows(sheet.map((cells) => cells.map(cellText)))
}

/** A date cell has no time zone: it holds what the clock on the wall says. */
const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const [day, time] = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().split(/[T.]/)
  return time === '00:00:00' ? String(day) : `${day} ${time}`
}
