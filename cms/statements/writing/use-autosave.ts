'use client'
import { useAllFormFields, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { now } from '../../calendar/clock.ts'
import type { Words } from '../../language.ts'
import { refusalIn, savable } from './form-data.ts'

/** Saves after this long without typing, and at the latest this long after the first unsaved letter; milliseconds. */
const pause = 2_500
const longest = 10_000
const retry = 15_000

export type Saving =
  | { is: 'idle' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  /** `again`: tried again after a while, once the text is changed, or never, because the record has moved on. */
  | { is: 'failed'; why: Words; again: 'later' | 'changed' | 'never' }

const inAll = (words: string): Words => ({ zh: words, en: words })
const unreachable: Words = {
  zh: '连不上系统。网络恢复后会再保存；在此之前请不要关闭这一页。',
  en: 'The system cannot be reached. It will be saved when it can; keep this page open.',
}

/**
 * Saves a draft while it is written, by the ordinary PATCH and without touching the form: what is typed meanwhile stays, the
 * cursor does not move. Only the marks by which the next change is recognised (digest, round) are taken from the answer.
 */
export const useAutosave = (): Saving => {
  const { id, hasSavePermission, setLastUpdateTime } = useDocumentInfo()
  const form = useForm()
  const isModified = useFormModified()
  const [fields, dispatch] = useAllFormFields()
  const [saving, setSaving] = useState<Saving>({ is: 'idle' })
  const stored = useRef<string | null>(null)
  const dirtySince = useRef(0)
  const isBusy = useRef(false)
  const isStopped = useRef(false)
  const refused = useRef<string | null>(null)
  const isOn = Boolean(id) && hasSavePermission && fields.state?.value === 'draft'

  const save = useCallback(async (): Promise<void> => {
    if (isBusy.current || isStopped.current) return
    isBusy.current = true
    setSaving({ is: 'saving' })
    const data = savable(form.getData())
    const sent = JSON.stringify(data)
    const digest = form.getField('digest')?.value
    form.setBackgroundProcessing(true)
    const outcome = await send(String(id), data, typeof digest === 'string' ? digest : undefined)
    form.setBackgroundProcessing(false)
    isBusy.current = false
    setSaving(outcome.saving)
    if (outcome.saving.is === 'failed') {
      isStopped.current = outcome.saving.again === 'never'
      refused.current = outcome.saving.again === 'changed' ? sent : null
    }
    if (!outcome.doc) return
    stored.current = sent
    dirtySince.current = 0
    const marks = ['digest', 'round', 'updatedAt'].filter((name) => form.getField(name))
    dispatch({
      type: 'UPDATE_MANY',
      formState: Object.fromEntries(
        marks.map((name) => [
          name,
          { ...form.getField(name), value: outcome.doc?.[name], initialValue: outcome.doc?.[name] },
        ]),
      ),
    })
    setLastUpdateTime(Date.parse(String(outcome.doc.updatedAt)))
    if (JSON.stringify(savable(form.getData())) === sent) form.setModified(false)
  }, [id, form, dispatch, setLastUpdateTime])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the form counts anew
  useEffect(() => {
    const current = JSON.stringify(savable(form.getData()))
    if (!isOn || !isModified || stored.current === null) {
      // Saved by hand, or just opened.
      if (!isModified) stored.current = current
      dirtySince.current = 0
      return
    }
    if (isStopped.current || isBusy.current || current === refused.current) return
    if (current === stored.current) {
      form.setModified(false)
      return
    }
    const at = now().getTime()
    dirtySince.current ||= at
    const wait = Math.max(0, Math.min(pause, dirtySince.current + longest - at))
    const isWaiting = saving.is === 'failed' && saving.again === 'later'
    const timer = setTimeout(save, isWaiting ? Math.max(wait, retry) : wait)
    return () => clearTimeout(timer)
  }, [fields, isModified, isOn, save, saving])

  return isOn ? saving : { is: 'idle' }
}

type Doc = Record<string, unknown>
const send = async (id: string, data: Doc, digest?: string): Promise<{ saving: Saving; doc?: Doc }> => {
  try {
    const response = await fetch(`/api/statements/${id}?depth=0`, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'content-type': 'application/json', ...(digest ? { 'if-match': `"${digest}"` } : {}) },
      body: JSON.stringify(data),
    })
    if (!response.ok) {
      const words = await refusalIn(response)
      const again = response.status === 409 ? 'never' : response.status < 500 ? 'changed' : 'later'
      return { saving: { is: 'failed', why: words ? inAll(words) : unreachable, again } }
    }
    const { doc } = (await response.json()) as { doc: Doc }
    return { doc, saving: { is: 'saved', at: String(doc.updatedAt) } }
  } catch {
    return { saving: { is: 'failed', why: unreachable, again: 'later' } }
  }
}
