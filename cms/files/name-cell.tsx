'use client'
import { Link } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useWords } from '../workflow/use-words.ts'
import './files.css'

/** A file by the name it was brought under, with a picture of it where it is one. */
export const NameCell = ({ cellData, collectionSlug, rowData, onClick }: DefaultCellComponentProps) => {
  const { say } = useWords()
  const { id, url, mimeType } = rowData as { id: string; url?: string; mimeType?: string }
  const shown = (
    <>
      {/* biome-ignore lint/performance/noImgElement: behind sign-in, which the optimizer of Next is not */}
      {url && mimeType?.startsWith('image/') ? <img alt="" loading="lazy" src={url} /> : <span aria-hidden="true" />}
      {String(cellData || say({ zh: '（没有名称）', en: '(no name)' }))}
    </>
  )
  // In the list one chooses from, a name is chosen, not opened.
  if (onClick)
    return (
      <button className="file-name" onClick={() => onClick({ cellData, collectionSlug, rowData })} type="button">
        {shown}
      </button>
    )
  return (
    <Link className="file-name" href={`/admin/collections/files/${id}`}>
      {shown}
    </Link>
  )
}
