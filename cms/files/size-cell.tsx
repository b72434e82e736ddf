import type { DefaultCellComponentProps } from 'payload'

const kb = 1_024

/** Bytes, as people say them. */
export const SizeCell = ({ cellData }: DefaultCellComponentProps) => {
  const bytes = Number(cellData)
  if (!Number.isFinite(bytes)) return '—'
  if (bytes < kb) return `${bytes} B`
  return bytes < kb * kb ? `${Math.round(bytes / kb)} KB` : `${(bytes / kb / kb).toFixed(1)} MB`
}
