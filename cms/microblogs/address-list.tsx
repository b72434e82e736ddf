'use client'
import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import './microblogs.css'

/** One address or several, to be followed and not to be changed. */
export const AddressList = ({ field, path }: JSONFieldClientProps) => {
  const { value } = useField<string | string[] | null>({ path })
  const addresses = Array.isArray(value) ? value : value ? [value] : []
  if (addresses.length === 0) return null
  return (
    <div className="field-type">
      <FieldLabel label={field.label} path={path} />
      <ul className="microblog-addresses">
        {addresses.map((address) => (
          <li key={address}>
            <a href={address} rel="noreferrer nofollow" target="_blank">
              {address}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
