'use client'
import { FieldError, FieldLabel, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import type { Words } from '../language.ts'
import { useWords } from '../workflow/use-words.ts'
import { sourceKinds } from './source-kinds.ts'

/** Where it was found, chosen from the usual kinds; a word of the bureau's own, from an import, stays choosable. */
export const SourceKindField: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { say } = useWords()
  const { value, setValue, showError, disabled } = useField<string>({ path })
  const kinds: Record<string, Words> = value && !(value in sourceKinds) ? { [value]: { zh: value, en: value } } : {}
  return (
    <div className="field-type elements-field">
      <FieldLabel label={field.label} path={path} required={field.required ?? false} />
      <FieldError path={path} showError={showError} />
      <select
        disabled={readOnly || disabled}
        id={`field-${path}`}
        onChange={(event) => setValue(event.target.value)}
        required={field.required}
        value={value ?? ''}
      >
        <option disabled value="">
          {say({ zh: '请选择', en: 'Choose one' })}
        </option>
        {Object.entries({ ...sourceKinds, ...kinds }).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {say(words)}
          </option>
        ))}
      </select>
    </div>
  )
}
