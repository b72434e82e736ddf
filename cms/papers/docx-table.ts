import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Table as Given } from 'mdast'
import { columnShares } from './columns.ts'
import { runs } from './docx-runs.ts'
import { typeArea } from './docx-styles.ts'

const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin }

/** A table with its head repeated on every page and no row torn in two. */
export const wordTable = (node: Given): Table => {
  const columnWidths = columnShares(node).map((share) => Math.floor(share * typeArea.width))
  return new Table({
    width: { size: typeArea.width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    rows: node.children.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: row.children.map(
            (cell, column) =>
              new TableCell({
                width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
                ...(index === 0 ? { shading: { fill: 'F2F0EA' } } : {}),
                children: [
                  new Paragraph({
                    style: 'Cell',
                    alignment: sides[node.align?.[column] ?? (index === 0 ? 'center' : 'left')],
                    children: runs(cell.children, index === 0 ? { bold: true } : {}),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}
