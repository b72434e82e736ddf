'use client'
import type { DefaultCellComponentProps } from 'payload'
import './microblogs.css'

/** How an account is followed, in words; marked where it could not be read. */
export const CheckCell = ({ rowData }: DefaultCellComponentProps) => (
  <span className="microblog-check" data-failing={rowData.failures > 0 || undefined}>
    {rowData.check}
  </span>
)
