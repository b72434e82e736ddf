'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ActView } from './engine.ts'
import type { Flagged } from './flags.tsx'
import type { GateView } from './gates-list.tsx'
import type { ReleaseView } from './releases-list.tsx'
import type { TrailEntry } from './trail-list.tsx'

type Record = Flagged & { digest?: string; edition?: number; round?: number; state?: string }
export type Desk = {
  isLoaded: boolean
  acts: ActView[]
  record: Record
  gates: GateView[]
  releases: ReleaseView[]
  trail: TrailEntry[]
}
const nothing: Desk = { isLoaded: false, acts: [], record: {}, gates: [], releases: [], trail: [] }

export const get = async <T>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}

const load = async (slug: string, id: string): Promise<Desk> => {
  const isStatement = slug === 'statements'
  const [acts, record, gates, releases, trail] = await Promise.all([
    get<{ acts: ActView[] }>(`${slug}/${id}/acts`),
    isStatement ? get<Record>(`${slug}/${id}?depth=0`) : null,
    isStatement ? get<{ gates: GateView[] }>(`${slug}/${id}/gates`) : null,
    isStatement ? get<{ docs: ReleaseView[] }>(`${slug}/${id}/releases`) : null,
    get<{ docs: TrailEntry[] }>(`${slug}/${id}/trail`),
  ])
  return {
    isLoaded: acts !== null,
    acts: acts?.acts ?? [],
    record: record ?? {},
    gates: gates?.gates ?? [],
    releases: releases?.docs ?? [],
    trail: trail?.docs ?? [],
  }
}

/** Everything the panel shows of the record of this page; asked again after a save, and while a release goes live. */
export const useDesk = (): { desk: Desk; reload: () => Promise<void> } => {
  const { id, collectionSlug, lastUpdateTime } = useDocumentInfo()
  const [desk, setDesk] = useState<Desk>(nothing)
  const reload = useCallback(async () => {
    if (id && collectionSlug) setDesk(await load(collectionSlug, String(id)))
  }, [id, collectionSlug])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a save changes what may be done
  useEffect(() => void reload(), [reload, lastUpdateTime])
  const isSettling = desk.releases.some(({ state }) => state === 'pending' || state === 'written')
  useEffect(() => {
    if (!isSettling) return
    const timer = setInterval(reload, 700)
    return () => clearInterval(timer)
  }, [isSettling, reload])
  return { desk, reload }
}
