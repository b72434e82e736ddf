import { refuse } from '../../cms/errors.ts'
import type { Row, Rows } from './rows.ts'

/** One JSON object a line. */
export const jsonLinesRows = (text: string): Rows => {
  const rows = text.split('\n').flatMap((line, index): Row[] => (line.trim() ? [rowOf(line, index + 1)] : []))
  return { columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))], rows }
}

const rowOf = (line: string, row: number): Row => {
  const value = parsed(line)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { row, cells: { ...value } }
  return { row, cells: {}, fault: notAnObject }
}
const notAnObject = refuse('invalid-json', {
  fix: {
    zh: '每行写一个 JSON 对象，例如 {"title": "…"}。',
    en: 'Write one JSON object a line, for example {"title": "…"}.',
  },
})

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
