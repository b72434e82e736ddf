'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Notice } from './kinds.ts'

const every = 20_000
const open = 'where[settledAt][exists]=false'

const ask = async <T>(path: string, method = 'GET'): Promise<T | null> => {
  try {
    const response = await fetch(`/api/notices${path}`, {
      method,
      credentials: 'include',
      keepalive: method === 'POST',
    })
    return response.ok ? ((await response.json()) as T) : null
  } catch {
    return null
  }
}

/** The reader's own notices: how many are unread (asked every 20 seconds while the page is looked at), and the latest. */
export const useNotices = () => {
  const [unread, setUnread] = useState(0)
  const [fresh, setFresh] = useState(0)
  const [notices, setNotices] = useState<Notice[] | null>(null)
  const known = useRef<number | null>(null)

  const count = useCallback(async () => {
    const answer = await ask<{ totalDocs: number }>(`/count?where[readAt][exists]=false&${open}`)
    if (!answer) return
    const { totalDocs } = answer
    setFresh(known.current !== null && totalDocs > known.current ? totalDocs - known.current : 0)
    known.current = totalDocs
    setUnread(totalDocs)
  }, [])
  const load = useCallback(async () => {
    const answer = await ask<{ docs: Notice[] }>(`?${open}&sort=-at&limit=30&depth=0`)
    setNotices(answer?.docs ?? [])
  }, [])

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void count()
    }
    look()
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [count])

  const read = async ({ id, readAt }: Notice) => {
    if (readAt) return
    await ask(`/${id}/acts/read`, 'POST')
    await count()
  }
  const readAll = async () => {
    await ask('/read-all', 'POST')
    await Promise.all([count(), load()])
  }
  return { unread, fresh, notices, load, read, readAll }
}
