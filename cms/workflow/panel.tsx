'use client'
import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { ActInput } from './act-input.tsx'
import type { ActView } from './engine.ts'
import { type Flagged, Flags } from './flags.tsx'
import { GatesList, type SlipView } from './gates-list.tsx'
import { ReleasesList, type ReleaseView } from './releases-list.tsx'
import { Trail, type TrailEntry } from './trail-list.tsx'

type Desk = {
  acts: ActView[]
  digest?: string
  edition?: number
  round?: number
  record?: Flagged
  slips: SlipView[]
  releases: ReleaseView[]
  trail: TrailEntry[]
}
const nothing: Desk = { acts: [], slips: [], releases: [], trail: [] }

const done = 'huiying-act-done'

const get = async <T,>(path: string): Promise<T | null> => {
  const response = await fetch(`/api/${path}`, { credentials: 'include' })
  return response.ok ? ((await response.json()) as T) : null
}

const load = async (slug: string, id: string): Promise<Desk> => {
  const isStatement = slug === 'statements'
  const [acts, doc, slips, releases, trail] = await Promise.all([
    get<{ acts: ActView[] }>(`${slug}/${id}/acts`),
    isStatement ? get<Flagged & { digest: string; edition: number; round: number }>(`${slug}/${id}?depth=0`) : null,
    isStatement ? get<{ docs: SlipView[] }>(`slips?where[statement][equals]=${id}&sort=at&limit=100&depth=1`) : null,
    isStatement ? get<{ docs: ReleaseView[] }>(`${slug}/${id}/releases`) : null,
    get<{ docs: TrailEntry[] }>(`${slug}/${id}/trail`),
  ])
  return {
    acts: acts?.acts ?? [],
    ...(doc ? { digest: doc.digest, edition: doc.edition, round: doc.round, record: doc } : {}),
    slips: slips?.docs ?? [],
    releases: releases?.docs ?? [],
    trail: trail?.docs ?? [],
  }
}

/** What I may do with this record, what I may not and why, who vouched for the text, and what became of it. */
export const ActsPanel = () => {
  const { id, collectionSlug, data, lastUpdateTime } = useDocumentInfo()
  const hasUnsaved = useFormModified()
  const [desk, setDesk] = useState<Desk>(nothing)
  const [open, setOpen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [notice, setNotice] = useState(false)
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

  useEffect(() => {
    if (!sessionStorage.getItem(done)) return
    sessionStorage.removeItem(done)
    setNotice(true)
  }, [])

  if (!id || !collectionSlug) return <p className="desk-note">保存后，这里列出下一步可以办理的事项。</p>

  const perform = async (act: string, input: Record<string, unknown>) => {
    setBusy(true)
    const response = await fetch(`/api/${collectionSlug}/${id}/acts/${act}`, {
      method: 'POST',
      credentials: 'include',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...(desk.digest ? { 'if-match': `"${desk.digest}"` } : {}),
      },
      body: JSON.stringify(input),
    })
    const answer = await response.json()
    setBusy(false)
    if (!response.ok) {
      for (const { message, fix } of answer.errors ?? []) toast.error(`${message}${fix}`)
      return
    }
    setOpen(null)
    if (answer.url) {
      toast.success(`已生成确认链接：${answer.url}`, { duration: 60_000 })
      return reload()
    }
    // The admin's form keeps the record as it was loaded; a fresh load shows what the act made of it.
    sessionStorage.setItem(done, '1')
    window.location.reload()
  }

  const rank = { primary: 0, danger: 2 } as const
  const rankOf = ({ tone }: ActView) => (tone ? rank[tone] : 1)
  const allowed = desk.acts.filter((act) => act.allowed).sort((a, b) => rankOf(a) - rankOf(b))
  const refused = desk.acts.filter((act) => !act.allowed)
  return (
    <section aria-label="办理" className="desk">
      {notice && (
        <p className="desk-done" role="status">
          已办理。
        </p>
      )}
      {desk.record && <Flags record={desk.record} />}
      {desk.acts.length > 0 && (
        <>
          <h2>可以办理</h2>
          {allowed.length === 0 && <p className="desk-note">目前没有轮到您办理的事项。</p>}
          {hasUnsaved && allowed.length > 0 && <p className="desk-note">有未保存的改动，请先保存再办理。</p>}
          {allowed.map((act) => (
            <div className="desk-act" key={act.act}>
              <Button
                buttonStyle={act.tone === 'primary' ? 'primary' : 'secondary'}
                className={act.tone === 'danger' ? 'desk-danger' : ''}
                disabled={busy || hasUnsaved}
                margin={false}
                onClick={() => setOpen(open === act.act ? null : act.act)}
                size="medium"
              >
                {act.label}
              </Button>
              {open === act.act && (
                <ActInput
                  act={act}
                  busy={busy}
                  data={data ?? {}}
                  digest={desk.digest}
                  onCancel={() => setOpen(null)}
                  onPerform={perform}
                  slug={collectionSlug}
                />
              )}
            </div>
          ))}
        </>
      )}
      {collectionSlug === 'statements' && <GatesList acts={desk.acts} desk={desk} />}
      <ReleasesList releases={desk.releases} />
      {refused.length > 0 && (
        <details className="desk-refused">
          <summary>现在不能办理的（{refused.length}）</summary>
          <dl>
            {refused.map((act) => (
              <div key={act.act}>
                <dt>{act.label}</dt>
                {act.refusals.map(({ code, message, fix, field }) => (
                  <dd key={`${code}${field ?? ''}`}>
                    {message}
                    {fix}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
      <Trail entries={desk.trail} />
    </section>
  )
}
