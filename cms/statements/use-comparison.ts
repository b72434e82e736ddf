'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { RootContent } from 'mdast'
import { useEffect, useState } from 'react'
import type { ShownFiles } from './body-blocks.tsx'
import type { Block } from './compare.ts'

/** What `GET /api/statements/<id>/compare` answers. */
export type Comparison = {
  live: { edition: number; digest: string } | null
  edition: number
  digest: string
  changed: boolean
  blocks: Block[]
  body: RootContent[]
  files: ShownFiles
}

/** The text of this page's statement beside the released one; null: not there yet; false: it could not be read. */
export const useComparison = (isAsked = true): Comparison | null | false => {
  const { id, lastUpdateTime } = useDocumentInfo()
  const [found, setFound] = useState<Comparison | null | false>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes the text
  useEffect(() => {
    if (!id || !isAsked) return
    fetch(`/api/statements/${id}/compare`, { credentials: 'include' })
      .then(async (response) => setFound(response.ok ? await response.json() : false))
      .catch(() => setFound(false))
  }, [id, isAsked, lastUpdateTime])
  return found
}

export const isChangedBlock = ({ parts }: Block): boolean => parts.some(({ change }) => change)
