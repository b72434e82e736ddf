'use client'
import { useField, useFormFields } from '@payloadcms/ui'
import { type ReactNode, useId } from 'react'
import type { z } from 'zod'
import { metaOf, type Shape, shapeOf } from '../../content/schema/field-labels.ts'
import { type Kind, kinds } from '../../content/schema/kinds.ts'
import { useWords } from '../workflow/use-words.ts'
import { ElementChoice } from './element-choice.tsx'

type Value = Record<string, unknown>
const isOptional = (schema: z.ZodType) => schema.def.type === 'optional'

/** The elements of a kind (what was asked, facts, measures …), drawn from the kind's own schema. */
export const Elements = ({ path, readOnly }: { path: string; readOnly?: boolean }) => {
  const { say } = useWords()
  const { value, setValue, disabled } = useField<Value | null>({ path })
  const kind = useFormFields(([fields]) => fields.kind?.value as Kind | undefined)
  if (!kind || !(kind in kinds)) return null
  return (
    <fieldset className="elements" disabled={readOnly || disabled}>
      <legend>{say({ zh: `${kinds[kind].zh}的要素`, en: `${kinds[kind].en}: elements` })}</legend>
      <Fields onChange={setValue} shape={kinds[kind].fields.shape as Shape} value={value ?? {}} />
    </fieldset>
  )
}

const Fields = ({ shape, value, onChange }: { shape: Shape; value: Value; onChange: (value: Value) => void }) =>
  Object.entries(shape).map(([name, schema]) => (
    <div data-element={name} key={name}>
      <Control onChange={(member) => onChange({ ...value, [name]: member })} schema={schema} value={value[name]} />
    </div>
  ))

const Control = ({
  schema,
  value,
  onChange,
}: {
  schema: z.ZodType
  value: unknown
  onChange: (value: unknown) => void
}): ReactNode => {
  const id = useId()
  const { say } = useWords()
  const meta = metaOf(schema)
  if (!meta) return null
  const label = `${say(meta)}${isOptional(schema) ? say({ zh: '（可不填）', en: ' (optional)' }) : ''}`
  if (meta.input === 'group')
    return (
      <fieldset>
        <legend>{label}</legend>
        <Fields onChange={onChange} shape={shapeOf(schema)} value={(value as Value) ?? {}} />
      </fieldset>
    )
  if (meta.input === 'rows')
    return <Rows label={label} onChange={onChange} shape={shapeOf(schema)} value={(value as Value[]) ?? []} />
  const common = { id, 'aria-describedby': `${id}-help` }
  return (
    <div className="elements-field">
      <label htmlFor={id}>{label}</label>
      {meta.input === 'picture' || meta.input === 'notice' ? (
        <ElementChoice id={id} of={meta.input} onChange={onChange} value={value} />
      ) : meta.input === 'text' ? (
        <textarea {...common} onChange={(event) => onChange(event.target.value)} rows={4} value={String(value ?? '')} />
      ) : meta.input === 'time' ? (
        <input
          {...common}
          onChange={(event) => onChange(fromLocal(event.target.value))}
          type="datetime-local"
          value={toLocal(value)}
        />
      ) : (
        <input
          {...common}
          onChange={(event) => onChange(event.target.value)}
          type={meta.input === 'url' ? 'url' : 'text'}
          value={String(value ?? '')}
        />
      )}
      {meta.help && <small id={`${id}-help`}>{say(meta.help)}</small>}
    </div>
  )
}

const Rows = ({
  label,
  shape,
  value,
  onChange,
}: {
  label: string
  shape: Shape
  value: Value[]
  onChange: (value: Value[]) => void
}) => {
  const { say } = useWords()
  return (
    <fieldset>
      <legend>{label}</legend>
      {value.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
        <div className="elements-row" key={index}>
          <Fields
            onChange={(changed) => onChange(value.map((other, at) => (at === index ? changed : other)))}
            shape={shape}
            value={row}
          />
          <button onClick={() => onChange(value.filter((_, at) => at !== index))} type="button">
            {say({ zh: '去掉这一行', en: 'Remove this row' })}
          </button>
        </div>
      ))}
      <button onClick={() => onChange([...value, {}])} type="button">
        {say({ zh: '加一行', en: 'Add a row' })}
      </button>
    </fieldset>
  )
}

/** Times are entered and shown in Shanghai, kept in UTC. */
const toLocal = (value: unknown): string => {
  const at = new Date(String(value ?? ''))
  return Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}
const fromLocal = (text: string): string => (text ? new Date(`${text}:00+08:00`).toISOString() : '')
