'use client'
import { useCallback, useEffect, useState } from 'react'
import type { ActView } from '../workflow/engine.ts'

export type LinkView = {
  id: string
  name: string
  contact?: string | null
  edition: number
  digest: string
  sharedBy?: { name: string } | string
  sharedAt: string
  expiresAt: string
  state: 'active' | 'revoked'
  openings: number
  openedAt?: string | null
}
type Text = { digest: string; edition: number; state: string }
/** `links` is null until they were asked for. */
type Loaded = { text: Text | null; links: LinkView[] | null; share: ActView | null }

const get = async <T>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}

const load = async (id: string): Promise<Loaded> => {
  const [text, links, acts] = await Promise.all([
    get<Text>(`statements/${id}?depth=0`),
    get<{ docs: LinkView[] }>(`preview-links?where[statement][equals]=${id}&sort=-sharedAt&limit=50&depth=1`),
    get<{ acts: ActView[] }>(`statements/${id}/acts`),
  ])
  return { text, links: links?.docs ?? [], share: acts?.acts.find(({ act }) => act === 'share-preview') ?? null }
}

const every = 5_000

/** The text as it now stands and its links; looked at again every few seconds while the page is seen. */
export const useLinks = (id: string | undefined): Loaded & { reload: () => Promise<void> } => {
  const [loaded, setLoaded] = useState<Loaded>({ text: null, links: null, share: null })
  const reload = useCallback(async () => {
    if (id) setLoaded(await load(id))
  }, [id])
  useEffect(() => {
    void reload()
    const timer = setInterval(() => document.visibilityState === 'visible' && void reload(), every)
    return () => clearInterval(timer)
  }, [reload])
  return { ...loaded, reload }
}
