'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ActView } from './engine.ts'
import type { Flagged } from './flags.tsx'
import type { GateView } from './gates-list.tsx'
import type { Checks, ReleaseView } from './releases-list.tsx'
import type { TrailEntry } from './trail-list.tsx'

type Record = Flagged & { digest?: string; edition?: number; round?: number; state?: string }
export type Desk = {
  isLoaded: boolean
  acts: ActView[]
  record: Record
  gates: GateView[]
  releases: ReleaseView[]
  checks: Checks
  trail: TrailEntry[]
}
const unchecked: Checks = { docs: [], publisherAskedAt: null }
const nothing: Desk = { isLoaded: false, acts: [], record: {}, gates: [], releases: [], checks: unchecked, trail: [] }

/** Most are live long before; what is not is asked for less often. */
const fresh = 30_000

export const get = async <T>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}

const load = async (slug: string, id: string): Promise<Desk> => {
  const isStatement = slug === 'statements'
  const [acts, record, gates, releases, checks, trail] = await Promise.all([
    get<{ acts: ActView[] }>(`${slug}/${id}/acts`),
    isStatement ? get<Record>(`${slug}/${id}?depth=0`) : null,
    isStatement ? get<{ gates: GateView[] }>(`${slug}/${id}/gates`) : null,
    isStatement ? get<{ docs: ReleaseView[] }>(`${slug}/${id}/releases`) : null,
    isStatement ? get<Checks>(`${slug}/${id}/checks`) : null,
    get<{ docs: TrailEntry[] }>(`${slug}/${id}/trail`),
  ])
  return {
    isLoaded: acts !== null,
    acts: acts?.acts ?? [],
    record: record ?? {},
    gates: gates?.gates ?? [],
    releases: releases?.docs ?? [],
    checks: checks ?? unchecked,
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
  const open = desk.checks.docs.filter(({ state }) => state !== 'live')
  const isFresh = open.some(({ releasedAt }) => Date.now() - Date.parse(releasedAt) < fresh)
  const every = open.length === 0 ? null : isFresh ? 700 : 3_000
  useEffect(() => {
    if (every === null) return
    const timer = setInterval(reload, every)
    return () => clearInterval(timer)
  }, [every, reload])
  return { desk, reload }
}
