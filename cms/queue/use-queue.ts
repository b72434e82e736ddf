'use client'
import { usePreferences } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveToday } from './live-today.ts'
import type { Page, Queue } from './queue.ts'
import type { Filters } from './saved-filters.ts'

const every = 15_000

export type DeskData = { queue: Queue; asked: Page; live: LiveToday[] }

const get = async <T>(path: string): Promise<T> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as T
}

const queryOf = (filters: Filters, page: number): string => {
  const query = new URLSearchParams({ limit: '50', page: String(page) })
  if (filters.scope) query.set('scope', filters.scope)
  if (filters.lane) query.set('lane', filters.lane)
  if (filters.late) query.set('late', '1')
  if (filters.soon) query.set('soon', '1')
  return query.toString()
}

/** The desk's data: fresh every 15 seconds while somebody looks, after every act and every change of filter. */
export const useQueue = (initial: DeskData, initialFilters: Filters) => {
  const { setPreference } = usePreferences()
  const [data, setData] = useState(initial)
  const [filters, setFilters] = useState(initialFilters)
  const [page, setPage] = useState(1)
  const [isOffline, setOffline] = useState(false)
  const latest = useRef(0)

  const load = useCallback(async (): Promise<DeskData | null> => {
    latest.current += 1
    const mine = latest.current
    try {
      const scope = filters.scope === 'unit' ? 'unit' : 'mine'
      const [queue, asked, live] = await Promise.all([
        get<Queue>(`queue?${queryOf(filters, page)}`),
        get<Page>(`queue/asked?scope=${scope}&limit=20`),
        get<{ docs: LiveToday[] }>('queue/live-today'),
      ])
      const fresh = { queue, asked, live: live.docs }
      // An answer that was overtaken by a later question is not shown.
      if (mine === latest.current) setData(fresh)
      setOffline(false)
      return fresh
    } catch {
      setOffline(true)
      return null
    }
  }, [filters, page])

  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else void load()
    const look = () => document.visibilityState === 'visible' && void load()
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [load])

  const choose = (changed: Partial<Filters>) => {
    const chosen = { ...filters, ...changed }
    setFilters(chosen)
    setPage(1)
    void setPreference('queue', chosen)
  }
  return { ...data, filters, choose, page, setPage, load, isOffline }
}
