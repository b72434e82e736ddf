import type { LexicalElement } from '../lexical.ts'
import { toLexical } from '../to-lexical.ts'

/** The table a line such as `| 事项 | 时间 |` asks for: that head, and one empty row. Null for any other line. */
export const tableOfLine = (line: string): LexicalElement | null => {
  const inside = /^\s*[|｜](.+)[|｜]\s*$/.exec(line)?.[1]
  const heads = inside?.split(/[|｜]/).map((head) => head.trim()) ?? []
  if (heads.length < 2 || heads.every((head) => !head)) return null
  const row = (cells: string[]) => ({
    type: 'tableRow' as const,
    children: cells.map((value) => ({
      type: 'tableCell' as const,
      children: value ? [{ type: 'text' as const, value }] : [],
    })),
  })
  const { root } = toLexical({
    type: 'root',
    children: [{ type: 'table', align: [], children: [row(heads), row(heads.map(() => ''))] }],
  })
  return root.children[0] as LexicalElement
}
