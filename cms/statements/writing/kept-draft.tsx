'use client'
import { useAllFormFields, useAuth, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { now } from '../../calendar/clock.ts'
import { shortTime } from '../../workflow/short-time.ts'
import { useWords } from '../../workflow/use-words.ts'
import { savable } from './form-data.ts'

type Kept = { at: string; data: Record<string, unknown> }

const keep = 2_000
const read = (key: string): Kept | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** A new statement is nobody's yet: until it is first saved it is kept in this browser, and offered again. */
export const KeptDraft = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const form = useForm()
  const isModified = useFormModified()
  const [fields, dispatch] = useAllFormFields()
  const { say } = useWords()
  const [offer, setOffer] = useState<Kept | null>(null)
  const key = `huiying-unsaved-statement-${user?.id ?? ''}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const kept = read(key)
    if (!kept) return
    if (id && kept.data.title === form.getData().title) localStorage.removeItem(key)
    else if (!id) setOffer(kept)
  }, [key, id])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the form counts anew
  useEffect(() => {
    if (id || !isModified || offer) return
    const timer = setTimeout(() => {
      const { kind } = form.getData()
      const data = { kind, ...savable(form.getData()) }
      localStorage.setItem(key, JSON.stringify({ at: now().toISOString(), data } satisfies Kept))
    }, keep)
    return () => clearTimeout(timer)
  }, [fields, id, isModified, offer])

  if (id || !offer) return null
  const forget = () => {
    localStorage.removeItem(key)
    setOffer(null)
  }
  const restore = () => {
    for (const [path, value] of Object.entries(offer.data))
      dispatch({ type: 'UPDATE', path, value, initialValue: value } as never)
    form.setModified(true)
    setOffer(null)
  }
  const title = String(offer.data.title || '') || say({ zh: '没有标题', en: 'untitled' })
  return (
    <div className="kept-draft" role="status">
      <p>
        {say({
          zh: `${shortTime(offer.at)} 写的“${title}”还没有保存，留在这台电脑上。`,
          en: `“${title}”, written ${shortTime(offer.at)}, was never saved and is kept in this browser.`,
        })}
      </p>
      <button onClick={restore} type="button">
        {say({ zh: '接着写', en: 'Go on writing' })}
      </button>
      <button onClick={forget} type="button">
        {say({ zh: '丢弃', en: 'Throw away' })}
      </button>
    </div>
  )
}
