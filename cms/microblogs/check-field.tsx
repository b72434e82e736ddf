'use client'
import { FieldLabel, useDocumentInfo } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import './microblogs.css'

/** The same beside the account itself. */
export const CheckField = ({ field, path }: TextFieldClientProps) => {
  const { data } = useDocumentInfo()
  if (!data?.check) return null
  return (
    <div className="field-type">
      <FieldLabel label={field.label} path={path} />
      <p className="microblog-check" data-failing={data.failures > 0 || undefined}>
        {data.check}
      </p>
    </div>
  )
}
