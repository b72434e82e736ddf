'use client'
import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { useState } from 'react'
import { useWords } from './use-words.ts'

/** Structured data as text. Payload's own editor for it is fetched from another machine, which this product never asks. */
export const JsonField = ({ path, field, readOnly }: JSONFieldClientProps) => {
  const { say } = useWords()
  const { value, setValue } = useField<unknown>({ path })
  const [text, setText] = useState(value === undefined || value === null ? '' : JSON.stringify(value, null, 2))
  const [isWrong, setWrong] = useState(false)
  const change = (given: string) => {
    setText(given)
    try {
      setValue(given.trim() ? JSON.parse(given) : null)
      setWrong(false)
    } catch {
      setWrong(true)
    }
  }
  const isFixed = readOnly || field.admin?.readOnly
  return (
    <div className="field-type elements-field">
      <FieldLabel label={field.label} path={path} />
      {isFixed ? (
        <pre className="desk-json">{text || '—'}</pre>
      ) : (
        <textarea
          aria-invalid={isWrong}
          id={`field-${path}`}
          onChange={(event) => change(event.target.value)}
          rows={3}
          value={text}
        />
      )}
      {isWrong && (
        <p className="desk-wrong">
          {say({
            zh: '格式不对，这一项不会保存。例如 {"reposts": 12}',
            en: 'Not valid JSON; this entry will not be saved. For example {"reposts": 12}',
          })}
        </p>
      )}
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
