'use client'
import { useCallback, useEffect, useState } from 'react'
import type { ActView } from '../workflow/engine.ts'
import type { QueueItem } from './shown.ts'

export type Shown = Record<string, unknown> & {
  title?: string
  summary?: string
  body?: string
  text?: string
  digest?: string
  edition?: number
}
export type Loaded = { record: Shown; act: ActView | null }

const get = async <T>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' })
  return response.ok ? ((await response.json()) as T) : null
}

/** The text of an unfolded row and whether its act is open to the reader; `again` reads both anew. */
export const useRecord = ({ slug, subject, act }: QueueItem) => {
  const [loaded, setLoaded] = useState<Loaded | null | undefined>(undefined)
  const again = useCallback(async () => {
    const [record, acts] = await Promise.all([
      get<Shown>(`${slug}/${subject}?depth=0`),
      get<{ acts: ActView[] }>(`${slug}/${subject}/acts`),
    ])
    setLoaded(record ? { record, act: acts?.acts.find((view) => view.act === act) ?? null } : null)
  }, [slug, subject, act])
  useEffect(() => void again(), [again])
  return { loaded, again }
}
