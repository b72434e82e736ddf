'use client'
import { useAuth, useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { idOf } from './ids.ts'
import { shortTime } from './short-time.ts'
import type { TrailEntry } from './trail-list.tsx'
import { get } from './use-desk.ts'
import { useWords } from './use-words.ts'

type Lock = { user: { value: { id: string; name?: string } | string }; createdAt: string; updatedAt: string }
type Other = { name: string; since: string }

/** How long Payload keeps a record open for somebody who does nothing. */
const fades = 300_000
const pause = 15_000

const othersIn = (locks: readonly Lock[], me: unknown): Other[] =>
  locks
    .filter(({ user, updatedAt }) => idOf(user.value) !== me && Date.now() - Date.parse(updatedAt) < fades)
    .map(({ user, createdAt }) => ({
      name: typeof user.value === 'object' ? (user.value.name ?? '') : '',
      since: shortTime(createdAt).slice(11),
    }))

/** Whoever saved a change last, a moment ago: Payload's mark goes with each save and comes back with the next letter. */
const lastEditor = ([newest]: readonly TrailEntry[], me: unknown): Other[] =>
  newest?.act === 'edit' && newest.name && newest.name !== me && Date.now() - Date.parse(newest.at) < fades
    ? [{ name: newest.name, since: shortTime(newest.since ?? newest.at).slice(11) }]
    : []

/** Who else has this record open and changes it, and whether the text moved on since this page was loaded. */
export const Presence = () => {
  const { id, collectionSlug, data } = useDocumentInfo()
  const { user } = useAuth()
  const { getEntityConfig } = useConfig()
  const { say } = useWords()
  const [others, setOthers] = useState<Other[]>([])
  const [round, setRound] = useState(0)
  // What this page saved by itself is no news to it.
  const own = useFormFields(([fields]) => fields?.round?.value as number | undefined)
  const me = user?.id
  const myName = user?.name
  // Nobody is kept out of a record that nobody changes, and nothing can be asked about it.
  const isKept = collectionSlug ? getEntityConfig({ collectionSlug })?.lockDocuments !== false : false
  useEffect(() => {
    if (!id || !collectionSlug || !isKept) return
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const where = `where[document.relationTo][equals]=${collectionSlug}&where[document.value][equals]=${id}`
      const locks = await get<{ docs: Lock[] }>(`payload-locked-documents?${where}&depth=1&limit=5`)
      const trail = await get<{ docs: TrailEntry[] }>(`${collectionSlug}/${id}/trail`)
      const found = [...othersIn(locks?.docs ?? [], me), ...lastEditor(trail?.docs ?? [], myName)]
      setOthers(found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index))
      const now = collectionSlug === 'statements' ? await get<{ round?: number }>(`statements/${id}?depth=0`) : null
      setRound(now?.round ?? 0)
    }
    void look()
    const timer = setInterval(look, pause)
    return () => clearInterval(timer)
  }, [id, collectionSlug, me, myName, isKept])
  const known = own ?? data?.round
  const hasMovedOn = typeof known === 'number' && round > known
  return (
    <>
      {others.map(({ name, since }) => (
        <p className="desk-presence" key={name} role="status">
          {say({
            zh: `${name}正在编辑，${since} 起。两人同时改，后保存的不会覆盖先保存的。`,
            en: `${name} has been editing since ${since}. If both of you change it, the later save does not overwrite the earlier.`,
          })}
        </p>
      ))}
      {hasMovedOn && (
        <p className="desk-flag" role="alert">
          {say({
            zh: '您打开之后文字改动过。请刷新，看过最新文字再办理。',
            en: 'The text changed after you opened it. Reload and read the latest before you act.',
          })}{' '}
          <button className="desk-link" onClick={() => window.location.reload()} type="button">
            {say({ zh: '刷新页面', en: 'Reload' })}
          </button>
        </p>
      )}
    </>
  )
}
