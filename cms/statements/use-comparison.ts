'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { RootContent } from 'mdast'
import { useEffect, useState } from 'react'
import type { Block } from '../../content/schema/compare/snapshots.ts'
import type { ShownFiles } from './body-blocks.tsx'

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

/** The text of a statement beside the released one; null: not there yet; false: it could not be read. `version`: read anew. */
export const useComparison = (id: string | undefined, version?: unknown): Comparison | null | false => {
  const [found, setFound] = useState<Comparison | null | false>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes the text
  useEffect(() => {
    if (!id) return
    fetch(`/api/statements/${id}/compare`, { credentials: 'include' })
      .then(async (response) => setFound(response.ok ? await response.json() : false))
      .catch(() => setFound(false))
  }, [id, version])
  return found
}

/** The same of the page's own statement. */
export const useOwnComparison = (isAsked = true): Comparison | null | false => {
  const { id, lastUpdateTime } = useDocumentInfo()
  return useComparison(isAsked && id ? String(id) : undefined, lastUpdateTime)
}

export const isChangedBlock = ({ parts }: Block): boolean => parts.some(({ change }) => change)
