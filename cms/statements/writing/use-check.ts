'use client'
import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Finding } from './finding.ts'
import { savable } from './form-data.ts'

/** A finding in the reader's language. */
export type ToldFinding = Omit<Finding, 'message' | 'fix'> & { message: string; fix: string }
/** `null`: not looked at yet. */
export type Check = { findings: ToldFinding[] | null; isChecking: boolean }

const pause = 1_200

/** What to look at before this text is submitted, of the form as it stands; asked again after each pause in the typing. */
export const useCheck = (isOn = true): Check => {
  const { id } = useDocumentInfo()
  const form = useForm()
  const [fields] = useAllFormFields()
  const [check, setCheck] = useState<Check>({ findings: null, isChecking: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the form counts anew
  useEffect(() => {
    if (!isOn) return
    const control = new AbortController()
    const timer = setTimeout(
      async () => {
        setCheck(({ findings }) => ({ findings, isChecking: true }))
        const findings = await ask(id, form.getData(), control.signal)
        if (!control.signal.aborted)
          setCheck((before) => ({ findings: findings ?? before.findings, isChecking: false }))
      },
      check.findings ? pause : 50,
    )
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [fields, isOn, id])
  return check
}

const ask = async (
  id: number | string | undefined,
  data: Record<string, unknown>,
  signal: AbortSignal,
): Promise<ToldFinding[] | null> => {
  try {
    const response = await fetch('/api/statements/check', {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(id ? { id } : {}), kind: data.kind, ...savable(data) }),
      signal,
    })
    return response.ok ? ((await response.json()) as { findings: ToldFinding[] }).findings : null
  } catch {
    return null
  }
}
