import { refuse } from '../../cms/errors.ts'
import type { Row, Rows } from './rows.ts'

/** Rows of cells, the first of them the column names. Empty rows are passed over but counted. */
export const tableRows = (table: readonly (readonly string[])[]): Rows => {
  const width = Math.max(0, ...table.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1))
  const header = table[0] ?? []
  const columns = Array.from({ length: width }, (_, index) => header[index]?.trim() || unnamed(index))
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice) throw new Error(`The column "${twice}" is there twice. Rename or remove one of them.`)
  const isUsed = (index: number) => Boolean(header[index]?.trim()) || table.some((cells) => cells[index])
  const used = columns.flatMap((name, index) => (isUsed(index) ? [{ name, index }] : []))

  const rows = table.flatMap((cells, line): Row[] => {
    if (line === 0 || cells.every((cell) => cell === '')) return []
    const row = { row: line + 1, cells: Object.fromEntries(used.map(({ name, index }) => [name, cells[index] ?? ''])) }
    return [cells.some((cell) => cell.includes('\uFFFD')) ? { ...row, fault: unreadable } : row]
  })
  return { columns: used.map(({ name }) => name), rows }
}

const unnamed = (index: number) => `第 ${index + 1} 列`
const unreadable = refuse('invalid-field', {
  message: {
    zh: '这一行有认不出的字符，文件的编码可能不对。',
    en: 'This row holds unreadable characters; the file may have another encoding.',
  },
  fix: { zh: '请另存为 UTF-8 编码的 CSV，或者 XLSX。', en: 'Save it as CSV in UTF-8, or as XLSX.' },
})
