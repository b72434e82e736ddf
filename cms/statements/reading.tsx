'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { Read } from './statement-text.tsx'
import { useOwnComparison } from './use-comparison.ts'

/** The text to be read, where the reader is not to change it: before a signature, on any screen. */
export const Reading = () => {
  const { id, hasSavePermission } = useDocumentInfo()
  const isReader = Boolean(id) && hasSavePermission === false
  const found = useOwnComparison(isReader)
  return isReader ? <Read found={found} id={String(id)} /> : null
}
