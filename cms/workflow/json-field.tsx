'use client'
import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'

/** Structured data to be read. Payload's own editor for it is fetched from another machine, which this product never asks. */
export const JsonField = ({ path, field }: JSONFieldClientProps) => {
  const { value } = useField<unknown>({ path })
  return (
    <div className="field-type">
      <FieldLabel label={field.label} path={path} />
      <pre className="desk-json">{value === undefined || value === null ? '—' : JSON.stringify(value, null, 2)}</pre>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}
