'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { Told } from '../errors.ts'
import type { Passage } from './passages.ts'

type Named = { id: string; name?: string }
export type CommentView = {
  id: string
  passage: Passage | null
  text: string
  edition: number
  at: string
  state: 'open' | 'resolved'
  replyTo?: string | null
  author?: Named | string | null
  guest?: { name: string; post: string; unit: string } | null
  mentions?: (Named | string)[]
  resolvedAt?: string | null
  resolvedBy?: Named | string | null
}
export type Reader = { id: string; name: string; unit: string | null; duty: string }
export type Draft = { text: string; passage: Passage | null; mentions: string[]; replyTo: string | null }

const json = async <T>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' }).catch(() => null)
  return response?.ok ? ((await response.json()) as T) : null
}

const post = async (path: string, body: object): Promise<Told[]> => {
  const response = await fetch(`/api/${path}`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  }).catch(() => null)
  if (response?.ok) return []
  const answer = await response?.json().catch(() => null)
  return answer?.errors ?? [{ code: 'internal', message: '没有连上系统。Could not reach the system.', fix: '' }]
}

/** The comments on the record of this page, oldest first, and what can be done with them. */
export const useComments = () => {
  const { id, collectionSlug: slug } = useDocumentInfo()
  const [comments, setComments] = useState<CommentView[]>([])
  const [readers, setReaders] = useState<Reader[]>([])
  const reload = useCallback(async () => {
    if (!id) return
    const where = `where[slug][equals]=${slug}&where[subject][equals]=${id}`
    const found = await json<{ docs: CommentView[] }>(`comments?${where}&sort=at&limit=300&depth=1`)
    setComments(found?.docs ?? [])
  }, [id, slug])
  useEffect(() => {
    if (!id) return
    void reload()
    void json<{ people: Reader[] }>(`comments/people?slug=${slug}&subject=${id}`).then((found) =>
      setReaders(found?.people ?? []),
    )
  }, [id, slug, reload])

  const say = async (draft: Draft): Promise<Told[]> => {
    const refusals = await post('comments', { slug, subject: String(id), ...draft })
    await reload()
    return refusals
  }
  const act = async (comment: string, name: 'resolve' | 'reopen'): Promise<Told[]> => {
    const refusals = await post(`comments/${comment}/acts/${name}`, {})
    await reload()
    return refusals
  }
  return { isReady: Boolean(id), comments, readers, say, act }
}
