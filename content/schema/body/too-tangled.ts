import type { BodyIssue } from './issue.ts'

const most = { lines: 40_000, items: 5_000, lazyLines: 1_000, underlines: 50, tables: 200 }
const mostMarks = 1_000
const deepest = { markers: 20, columns: 200 }

/** Markers of quotes and list items at the start of a line, nested ones too. */
const markers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))+/

/** The parser takes quadratic time on a few shapes that no statement has: they are refused before it sees them. */
export const tooTangled = (source: string): BodyIssue | undefined => {
  const seen = { lines: 0, items: 0, lazyLines: 0, underlines: 0, tables: 0 }
  let marks = 0
  let isInContainer = false
  for (const text of source.split('\n')) {
    const prefix = markers.exec(text)?.[0]
    const isBlank = text.trim() === ''
    if (isBlank) isInContainer = false
    if (prefix) isInContainer = true

    seen.lines += 1
    if (prefix) seen.items += 1
    else if (isInContainer && !/^[ \t]/.test(text)) seen.lazyLines += 1
    if (/^[ \t]*(?:=+|-+)[ \t]*$/.test(text)) seen.underlines += 1
    if (/^[ \t|:-]+$/.test(text) && text.includes('|') && text.includes('-')) seen.tables += 1
    // Marks are matched within a paragraph, in a table within a row.
    if (isBlank || /^[ \t]*\|/.test(text)) marks = 0
    marks += text.match(/(?<!\\)[*_]+/g)?.length ?? 0

    const line = seen.lines
    if (prefix && (prefix.length > deepest.columns || prefix.replace(/[ \t\d]/g, '').length > deepest.markers)) {
      return { line, message: { zh: '列表和引文最多套 20 层', en: 'lists and quotations nest at most 20 deep' } }
    }
    if (marks > mostMarks)
      return {
        line,
        message: { zh: '这一段的加粗、强调符号太多；请分段', en: 'this paragraph has too many marks; divide it' },
      }
    if (Object.entries(most).some(([what, limit]) => seen[what as keyof typeof most] > limit)) {
      return {
        line,
        message: {
          zh: '行数、列表、表格或划线标题太多；请拆成几篇或改为附件',
          en: 'too many lines, lists, tables or underlined headings; divide the text or attach it',
        },
      }
    }
  }
  return undefined
}
