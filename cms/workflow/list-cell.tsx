import type { DefaultCellComponentProps } from 'payload'

/** Several words of one field, as one reads them. */
export const ListCell = ({ cellData }: DefaultCellComponentProps) =>
  Array.isArray(cellData) && cellData.length > 0 ? cellData.join('、') : '—'
